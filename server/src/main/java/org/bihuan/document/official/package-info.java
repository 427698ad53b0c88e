/**
 * Official papers (公文) as Word files in the measures of GB/T 9704-2012, an office's own Word templates filled with the
 * same content, and PDF where LibreOffice is present. Pure layout: what a paper says is the business of rooms above.
 */
@NamedInterface("official")
@NullMarked
package org.bihuan.document.official;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
