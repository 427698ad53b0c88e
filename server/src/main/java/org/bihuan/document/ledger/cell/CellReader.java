package org.bihuan.document.ledger.cell;

import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;

/** Gives a non-empty cell its meaning. Never throws for what a cell may contain. */
@FunctionalInterface
interface CellReader {

    Cell read(CellAddress at, CellValue raw);
}
