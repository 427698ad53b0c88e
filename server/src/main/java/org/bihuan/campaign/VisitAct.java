package org.bihuan.campaign;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.shared.Permit;

/** What is done with a visit and where it leads: the whole table. What is not here is not allowed. */
public enum VisitAct {
    /** 指派检查组. */
    ASSIGN(Permit.CAMPAIGN_LEAD, Map.of(VisitState.PLANNED, VisitState.PLANNED)),
    /** 提交检查结果. */
    HAND_IN(Permit.INSPECT, Map.of(VisitState.PLANNED, VisitState.DONE)),
    /** 取消. */
    CANCEL(Permit.CAMPAIGN_LEAD, Map.of(VisitState.PLANNED, VisitState.CANCELLED)),
    /** 恢复. */
    RESTORE(Permit.CAMPAIGN_LEAD, Map.of(VisitState.CANCELLED, VisitState.PLANNED));

    private final Permit permit;
    private final Map<VisitState, VisitState> leads;

    VisitAct(Permit permit, Map<VisitState, VisitState> leads) {
        this.permit = permit;
        this.leads = leads;
    }

    Permit permit() {
        return permit;
    }

    Optional<VisitState> from(VisitState state) {
        return Optional.ofNullable(leads.get(state));
    }

    static Set<VisitAct> in(VisitState state) {
        var acts = EnumSet.noneOf(VisitAct.class);
        for (var act : values()) {
            if (act.leads.containsKey(state)) {
                acts.add(act);
            }
        }
        return acts;
    }
}
