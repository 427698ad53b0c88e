/**
 * Which rows of a sheet are the header, what the sheet says about itself, which column holds which field,
 * and which rows below are not data. Every decision carries its reasons and can be overruled.
 */
@NamedInterface("ledger-layout")
@NullMarked
package org.bihuan.document.ledger.layout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
