package org.bihuan.intake;

/** Where a batch stands. CHECKING, COMMITTING and UNDOING run in the background. */
public enum BatchState {
    UPLOADED,
    CHECKING,
    CHECKED,
    COMMITTING,
    COMMITTED,
    UNDOING,
    UNDONE;

    boolean working() {
        return this == CHECKING || this == COMMITTING || this == UNDOING;
    }
}
