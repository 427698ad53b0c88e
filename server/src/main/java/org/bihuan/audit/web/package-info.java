@NullMarked
package org.bihuan.audit.web;

import org.jspecify.annotations.NullMarked;
