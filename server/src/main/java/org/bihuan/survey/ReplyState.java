package org.bihuan.survey;

/** Where a unit's reply stands. */
public enum ReplyState {
    /** 待填报: asked; a draft may be kept. */
    ASKED,
    /** 已报送. */
    HANDED_IN,
    /** 已退回: to be mended and handed in again. */
    RETURNED,
    /** 已接收. */
    ACCEPTED;

    boolean isOpen() {
        return this == ASKED || this == RETURNED;
    }
}
