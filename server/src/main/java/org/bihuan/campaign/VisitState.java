package org.bihuan.campaign;

/** Where a visit stands. That it is overdue is computed. */
public enum VisitState {
    /** 待检查. */
    PLANNED,
    /** 已检查. */
    DONE,
    /** 已取消. */
    CANCELLED
}
