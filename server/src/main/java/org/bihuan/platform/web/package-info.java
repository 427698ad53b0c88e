@NullMarked
package org.bihuan.platform.web;

import org.jspecify.annotations.NullMarked;
