package org.bihuan.matter;

import org.jspecify.annotations.Nullable;

/** A rung of the supervision ladder (督办阶梯), lowest first. A matter may be put on any of them at once. */
public enum Rung {
    /** 蓝色提醒. */
    BLUE,
    /** 黄色预警. */
    YELLOW,
    /** 橙色警告. */
    ORANGE,
    /** 红色督办. */
    RED,
    /** 挂牌督办: comes down by acceptance and approval only. */
    LISTED,
    /** 约谈. */
    INTERVIEW,
    /** 通报. */
    BULLETIN,
    /** 问责. */
    ACCOUNTABILITY;

    /** Colours come down by themselves when what raised them is mended. */
    boolean isColour() {
        return compareTo(RED) <= 0;
    }

    boolean above(@Nullable Rung other) {
        return other == null || compareTo(other) > 0;
    }
}
