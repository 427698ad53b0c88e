package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.HAZARD;
import static org.bihuan.schema.campaign.Tables.SCOPE_OBJECT;
import static org.bihuan.schema.matter.Tables.V_INTERVAL;
import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.matter.MatterState;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The colours of the objects of a campaign, by their hazards of every campaign. Objects left out are blue. */
@Repository
class Risks {

    private final DSLContext sql;
    private final Clock clock;

    Risks(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Map<UUID, Integer> weights(ZoneKey zone, UUID campaign) {
        var weights = new HashMap<UUID, Integer>();
        colours(zone, campaign).forEach((subject, colour) -> weights.put(subject, colour.weight()));
        return weights;
    }

    Map<UUID, RiskColour> colours(ZoneKey zone, UUID campaign) {
        var inScope = exists(selectOne()
                .from(SCOPE_OBJECT)
                .where(
                        SCOPE_OBJECT.ZONE_ID.eq(zone.value()),
                        SCOPE_OBJECT.CAMPAIGN_ID.eq(campaign),
                        SCOPE_OBJECT.SUBJECT_ID.eq(HAZARD.SUBJECT_ID)));
        return colours(zone, inScope, BusinessZone.today(clock));
    }

    /** Of these objects, whatever campaign they are in. */
    Map<UUID, RiskColour> colours(ZoneKey zone, Collection<UUID> subjects) {
        return colours(zone, HAZARD.SUBJECT_ID.in(subjects), BusinessZone.today(clock));
    }

    private Map<UUID, RiskColour> colours(ZoneKey zone, Condition which, LocalDate today) {
        var major = boolOr(HAZARD.SEVERITY.eq("MAJOR"));
        var overdue = boolOr(V_INTERVAL.DUE_ON.isNotNull().and(V_INTERVAL.DUE_ON.lt(today)));
        return sql.select(HAZARD.SUBJECT_ID, major, overdue)
                .from(HAZARD)
                .join(V_INTERVAL)
                .on(
                        V_INTERVAL.ZONE_ID.eq(HAZARD.ZONE_ID),
                        V_INTERVAL.MATTER_ID.eq(HAZARD.MATTER_ID),
                        V_INTERVAL.ZONE_ID.eq(zone.value()))
                .where(HAZARD.ZONE_ID.eq(zone.value()), stands(), V_INTERVAL.STATE.in(openStates()), which)
                .groupBy(HAZARD.SUBJECT_ID)
                .fetchMap(
                        HAZARD.SUBJECT_ID,
                        row -> row.value2() ? RiskColour.RED : row.value3() ? RiskColour.ORANGE : RiskColour.YELLOW);
    }

    /** The span a matter is in now. */
    static Condition stands() {
        return V_INTERVAL.TO_AT.isNull().and(V_INTERVAL.SUPERSEDED_AT.isNull());
    }

    static List<String> openStates() {
        return names(MatterState.Kind.OPEN, MatterState.Kind.PAUSED);
    }

    static List<String> closedStates() {
        return names(MatterState.Kind.CLOSED);
    }

    private static List<String> names(MatterState.Kind... kinds) {
        var wanted = List.of(kinds);
        return List.of(MatterState.values()).stream()
                .filter(state -> wanted.contains(state.kind()))
                .map(Enum::name)
                .toList();
    }
}
