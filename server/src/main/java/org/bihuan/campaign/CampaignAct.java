package org.bihuan.campaign;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is done with a campaign and where it leads: the whole table of states and acts. What is not here is not allowed.
 * Every act needs {@code Permit.CAMPAIGN_LEAD}.
 */
public enum CampaignAct {
    /** 编辑草稿. */
    WRITE(Map.of(CampaignState.DRAFT, CampaignState.DRAFT)),
    /** 启动. */
    LAUNCH(Map.of(CampaignState.DRAFT, CampaignState.LAUNCHED)),
    /** 作废草稿. */
    DISCARD(Map.of(CampaignState.DRAFT, CampaignState.DISCARDED)),
    /** 调整责任、检查组、目标与截止日期. */
    ADJUST(Map.of(CampaignState.LAUNCHED, CampaignState.LAUNCHED)),
    /** 更新检查范围. */
    RENEW_SCOPE(Map.of(CampaignState.LAUNCHED, CampaignState.LAUNCHED)),
    /** 安排一轮检查. */
    PLAN_PASS(Map.of(CampaignState.LAUNCHED, CampaignState.LAUNCHED)),
    /** 结束. */
    END(Map.of(CampaignState.LAUNCHED, CampaignState.ENDED)),
    /** 转入下一期: proposes the next campaign with the same scope. */
    CONTINUE(Map.of(CampaignState.LAUNCHED, CampaignState.LAUNCHED, CampaignState.ENDED, CampaignState.ENDED));

    private final Map<CampaignState, CampaignState> leads;

    CampaignAct(Map<CampaignState, CampaignState> leads) {
        this.leads = leads;
    }

    Optional<CampaignState> from(CampaignState state) {
        return Optional.ofNullable(leads.get(state));
    }

    static Set<CampaignAct> in(CampaignState state) {
        var acts = EnumSet.noneOf(CampaignAct.class);
        for (var act : values()) {
            if (act.leads.containsKey(state)) {
                acts.add(act);
            }
        }
        return acts;
    }
}
