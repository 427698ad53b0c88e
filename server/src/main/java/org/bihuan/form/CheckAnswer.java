package org.bihuan.form;

/** What an inspector answers to a check item. */
public enum CheckAnswer {
    /** 合格. */
    PASS,
    /** 不合格. */
    FAIL,
    /** 不适用: does not count in the score. */
    NOT_APPLICABLE
}
