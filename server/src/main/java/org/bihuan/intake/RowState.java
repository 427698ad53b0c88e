package org.bihuan.intake;

/** READY comes in at the next commit, FAULTY waits for a correction, EXCLUDED was left out by hand, DONE is in. */
public enum RowState {
    READY,
    FAULTY,
    EXCLUDED,
    DONE
}
