package org.bihuan.campaign;

/** What a visit came to (检查结果). */
public enum VisitResult {
    /** 未发现隐患. */
    PASSED,
    /** 发现隐患. */
    HAZARDS,
    /** 拒绝检查. */
    REFUSED,
    /** 停业、无人. */
    CLOSED,
    /** 已搬离或不存在. */
    GONE;

    /** Whether somebody looked at it, or there was nothing to look at: a refusal leaves the object unvisited. */
    boolean covers() {
        return this != REFUSED;
    }
}
