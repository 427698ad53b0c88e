package org.bihuan.matter;

/** How a verification ends (核查结论). Everything but a pass sends the matter into the next round. */
public enum Conclusion {
    /** 整改到位. */
    PASSED,
    /** 未完成. */
    NOT_DONE,
    /** 部分完成. */
    PARTLY_DONE,
    /** 质量不达标. */
    POOR_QUALITY,
    /** 虚假整改. */
    FALSE_RECTIFICATION;

    boolean passes() {
        return this == PASSED;
    }
}
