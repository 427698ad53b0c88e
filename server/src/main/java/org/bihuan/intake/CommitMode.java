package org.bihuan.intake;

/** ATOMIC: the whole ledger or nothing. BY_ROW: what is ready comes in, what is faulty waits. */
public enum CommitMode {
    ATOMIC,
    BY_ROW
}
