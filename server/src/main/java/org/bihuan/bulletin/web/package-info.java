/** The room of papers over HTTP. */
@NullMarked
package org.bihuan.bulletin.web;

import org.jspecify.annotations.NullMarked;
