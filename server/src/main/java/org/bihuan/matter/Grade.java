package org.bihuan.matter;

/** The quality of a closed matter (办理质量). */
public enum Grade {
    A,
    B,
    C,
    D
}
