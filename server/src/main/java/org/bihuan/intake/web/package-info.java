/** The intake room over HTTP. */
@NullMarked
package org.bihuan.intake.web;

import org.jspecify.annotations.NullMarked;
