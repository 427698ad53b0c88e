package org.bihuan.document.ledger.layout;

/** What a row below the header is. Everything but DATA is left out, and the reader says so. */
public enum RowKind {
    DATA,
    TOTAL,
    NOTE,
    SECTION,
    HEADER_AGAIN,
    NUMBER_ONLY
}
