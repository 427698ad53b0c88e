package org.bihuan.document.ledger;

/** Told now and then how far the reading is; answering false stops it. */
@FunctionalInterface
public interface Progress {

    Progress UNWATCHED = (read, total) -> true;

    boolean goOn(int rowsRead, int rowsInAll);
}
