package org.bihuan.subject;

/** How one subject stands to another, read from the first to the second. */
public enum RelationKind {
    /** 出租给：出租方 → 承租方. */
    LESSOR_OF,
    /** 属于：楼层 → 楼栋. No rings. */
    PART_OF,
    /** 设施属于：设施 → 小区、企业. */
    FACILITY_OF,
    /** 入驻：企业 → 楼栋、房屋. */
    OCCUPIES,
    /** 物业管理：物业 → 小区、楼栋. */
    MANAGES
}
