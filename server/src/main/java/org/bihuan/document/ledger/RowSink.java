package org.bihuan.document.ledger;

/** Receives the rows in the order of the sheet. */
public interface RowSink {

    void row(LedgerRow row);

    default void skipped(SkippedRow row) {}
}
