package org.bihuan.intake;

/** Where a batch stands. CHECKING and COMMITTING run in the background. */
public enum BatchState {
    UPLOADED,
    CHECKING,
    CHECKED,
    COMMITTING,
    COMMITTED,
    UNDONE;

    boolean working() {
        return this == CHECKING || this == COMMITTING;
    }
}
