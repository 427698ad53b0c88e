package org.bihuan.bulletin;

/** Where a paper stands. */
public enum PaperState {
    /** 拟稿. */
    DRAFT,
    /** 审签中. */
    IN_REVIEW,
    /** 待印发. */
    APPROVED,
    /** 已印发. */
    ISSUED,
    /** 已撤回: its number is not used again. */
    WITHDRAWN,
    /** 作废的草稿. */
    DISCARDED;

    boolean isOut() {
        return this == ISSUED || this == WITHDRAWN;
    }
}
