package org.bihuan.campaign;

/** Which of the objects in scope a pass visits (检查方式). */
public enum PassMethod {
    /** 全覆盖. */
    ALL,
    /** 抽查: a share, every object alike. */
    SAMPLE,
    /** 按风险抽查: a share, in proportion to the risk. */
    BY_RISK,
    /** 自查加抽查: everybody checks themselves, a share is checked on. */
    SELF;

    boolean draws() {
        return this != ALL;
    }
}
