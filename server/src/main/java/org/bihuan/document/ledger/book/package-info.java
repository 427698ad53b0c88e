/**
 * Office files as rows of raw values: .xlsx, .xls and .csv, streamed, bounded and without interpretation.
 * In: sniffing the true format, limits against hostile files, merged ranges, the 1904 flag, cached
 * formula results. Not in: which row is the header and what a cell means ({@code layout}, {@code cell}).
 */
@NamedInterface("ledger-book")
@NullMarked
package org.bihuan.document.ledger.book;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
