package org.bihuan.handover;

/** What became of an item when the hand-over took effect. */
public enum Outcome {
    MOVED,
    KEPT,
    /** 已不在移交人名下: closed, or gone elsewhere before the day. */
    GONE,
    /** 接收人须回避或无此权限: stays where it was. */
    BARRED
}
