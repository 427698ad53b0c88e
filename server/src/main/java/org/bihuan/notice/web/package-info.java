@NullMarked
package org.bihuan.notice.web;

import org.jspecify.annotations.NullMarked;
