package org.bihuan.audit;

/** How an act ended. */
public enum Outcome {
    /** It was done. */
    DONE,
    /** It was refused: no permit, wrong state, wrong input. */
    REFUSED,
    /** The system failed. */
    FAILED
}
