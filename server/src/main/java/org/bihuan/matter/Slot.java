package org.bihuan.matter;

/** The typed places of responsibility on a matter (责任位). */
public enum Slot {
    /** 包挂领导. */
    SPONSORING_LEADER,
    /** 交办单位. */
    ASSIGNING_UNIT,
    /** 牵头单位: one, answers for the whole. */
    LEAD_UNIT,
    /** 配合单位. */
    SUPPORTING_UNIT,
    /** 属地单位. */
    TERRITORIAL_UNIT,
    /** 主管部门. */
    REGULATORY_UNIT,
    /** 责任人. */
    RESPONSIBLE_PERSON,
    /** 提级单位: the lead unit's supervisor, while a rung has been raised to it. */
    ESCALATED_UNIT
}
