/** The hand-over room over HTTP. */
@NullMarked
package org.bihuan.handover.web;

import org.jspecify.annotations.NullMarked;
