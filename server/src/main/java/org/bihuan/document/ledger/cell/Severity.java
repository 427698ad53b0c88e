package org.bihuan.document.ledger.cell;

/** ERROR: the value was not understood and is not used. WARNING: it is used, but somebody should look. */
public enum Severity {
    ERROR,
    WARNING
}
