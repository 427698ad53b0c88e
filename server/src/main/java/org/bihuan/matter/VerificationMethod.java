package org.bihuan.matter;

/** How it was verified (核查方式). */
public enum VerificationMethod {
    /** 资料核查. */
    DESK,
    /** 现场核查. */
    SITE,
    /** 电话核查. */
    TELEPHONE,
    /** 四不两直. */
    UNANNOUNCED
}
