package org.bihuan.suspicion;

/** Where a suspicion stands; only people move it. */
public enum SuspicionState {
    OPEN,
    CONFIRMED,
    DISMISSED
}
