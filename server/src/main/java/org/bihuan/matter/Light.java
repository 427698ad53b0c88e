package org.bihuan.matter;

/** What the clocks say at a glance; computed, never stored. {@code LightRule} decides. */
public enum Light {
    /** 未到期. */
    GREY,
    /** 临期. */
    BLUE,
    /** 滞后: behind pace, or the step clock has run out. */
    YELLOW,
    /** 超期. */
    RED,
    /** 正常或办结. */
    GREEN
}
