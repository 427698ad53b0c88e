package org.bihuan.statistics;

/** What a table has a line for. */
public enum GroupBy {
    /** 牵头单位, with a subtotal for each kind of unit. */
    UNIT,
    /** 分管领导 of the lead unit on the day; a unit with two leaders is counted with both. */
    LEADER,
    /** 事项类型. */
    TYPE,
    /** 来源. */
    SOURCE,
    /** 包挂领导. */
    SPONSOR,
    /** Month of what happened (2026-11); figures that stand at a moment are not given by month. */
    MONTH
}
