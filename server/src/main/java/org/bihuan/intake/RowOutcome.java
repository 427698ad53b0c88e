package org.bihuan.intake;

/**
 * What a row will do (NEW, CHANGED against the last version of the ledger, SAME) or has done (TAKEN in, UPDATED its
 * matter, UNCHANGED, or KEPT because somebody has acted on the matter meanwhile).
 */
public enum RowOutcome {
    NEW,
    CHANGED,
    SAME,
    TAKEN,
    UPDATED,
    UNCHANGED,
    KEPT
}
