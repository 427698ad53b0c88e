package org.bihuan.document.ledger.write;

import org.bihuan.document.ledger.book.CellValue;
import org.jspecify.annotations.Nullable;

/** A change to one cell: a new value (null keeps the old one) and how many styles to move up (0 keeps it). */
record CellEdit(@Nullable CellValue value, int styleShift) {}
