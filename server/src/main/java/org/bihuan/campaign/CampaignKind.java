package org.bihuan.campaign;

/** What sort of campaign it is (行动类别). */
public enum CampaignKind {
    /** 专项整治. */
    SPECIAL,
    /** 百日攻坚: against a countdown. */
    SPRINT,
    /** 年度行动，可归入三年行动. */
    YEARLY,
    /** 长效机制: a plan that comes round again. */
    LONG_TERM
}
