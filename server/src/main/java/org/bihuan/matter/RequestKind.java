package org.bihuan.matter;

/** What may be asked for and is decided by another person (申请). */
public enum RequestKind {
    /** 延期. */
    EXTENSION,
    /** 中止. */
    SUSPENSION,
    /** 撤销. */
    CANCELLATION,
    /** 摘牌: accepted on site before it is decided. */
    DELISTING,
    /** 办理方案. */
    PLAN
}
