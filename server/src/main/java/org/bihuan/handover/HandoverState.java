package org.bihuan.handover;

/** Where a hand-over stands. */
public enum HandoverState {
    /** 拟定中: the giving side chooses what goes to whom. */
    PREPARED,
    /** 待接收: the giving side has confirmed the list. */
    OFFERED,
    /** 已双方确认: waits for its day. */
    AGREED,
    /** 已生效. */
    EFFECTIVE,
    /** 已撤回. */
    UNDONE,
    /** 已取消. */
    CANCELLED;

    boolean isOpen() {
        return this == PREPARED || this == OFFERED || this == AGREED;
    }
}
