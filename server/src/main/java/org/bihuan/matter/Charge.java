package org.bihuan.matter;

/** What a person has to do with a matter, as far as it is theirs and not their unit's. */
public enum Charge {
    /** 起草、督办人: opened it, or keeps it as a draft. */
    AUTHOR,
    /** 责任人. */
    RESPONSIBLE,
    /** 包挂领导. */
    SPONSOR,
    /** 经办人: signed for it. */
    HANDLER,
    /** 核查人: has begun to verify it. */
    VERIFIER,
    /** 子任务经办人: signed a supporting unit's part. */
    SUB_TASK,
    /** 待评价: opened it, and it was closed off not long ago without an evaluation. */
    EVALUATION
}
