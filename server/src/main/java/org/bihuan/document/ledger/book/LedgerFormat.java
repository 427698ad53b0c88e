package org.bihuan.document.ledger.book;

/** What a file really is, told by its bytes and not by its name. */
public enum LedgerFormat {
    XLSX,
    XLS,
    CSV
}
