/** The roster room over HTTP. */
@NullMarked
package org.bihuan.roster.web;

import org.jspecify.annotations.NullMarked;
