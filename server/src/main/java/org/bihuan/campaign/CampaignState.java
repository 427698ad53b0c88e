package org.bihuan.campaign;

/** Where a campaign stands. That its period is over is no state: it is computed. */
public enum CampaignState {
    /** 草稿: seen by those who lead campaigns. */
    DRAFT,
    /** 实施中. */
    LAUNCHED,
    /** 已结束. */
    ENDED,
    /** 已作废: a draft that came to nothing. */
    DISCARDED
}
