package org.bihuan.statistics;

/** What a figure is given in. */
public enum UnitOfMeasure {
    /** 件: matters, each once. */
    MATTERS,
    /** 件次: happenings; a matter may be in it more than once. */
    TIMES,
    /** %, with two decimals. */
    PERCENT,
    /** 天: natural or working days, as the definition says, with two decimals. */
    DAYS
}
