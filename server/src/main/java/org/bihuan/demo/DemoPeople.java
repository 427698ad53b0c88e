package org.bihuan.demo;

import static org.bihuan.schema.organisation.Tables.POST;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.access.Delegations;
import org.bihuan.handover.Handovers;
import org.bihuan.matter.MatterType;
import org.bihuan.shared.ActingDuty;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Somebody is away and has left the verifying to a deputy; a post is being handed over and waits to be taken. */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoPeople {

    private static final int DAYS_AWAY = 6;

    private final Delegations delegations;
    private final Handovers handovers;
    private final DemoCast cast;
    private final DSLContext sql;
    private final Clock clock;

    DemoPeople(Delegations delegations, Handovers handovers, DemoCast cast, DSLContext sql, Clock clock) {
        this.delegations = delegations;
        this.handovers = handovers;
        this.cast = cast;
        this.sql = sql;
        this.clock = clock;
    }

    void comeAndGo(ZoneKey zone) {
        var today = BusinessZone.today(clock);
        var deputy = Objects.requireNonNull(cast.viewer(zone, "anbanfu").person());
        delegations.leave(
                cast.viewer(zone, "xiaofang"),
                new Delegations.Leave(
                        deputy,
                        List.of(ActingDuty.VERIFY),
                        List.of(MatterType.HAZARD),
                        null,
                        today,
                        today.plusDays(DAYS_AWAY),
                        "参加省消防救援总队培训"));
        var giver = cast.viewer(zone, "mubiao");
        var taker = Objects.requireNonNull(cast.viewer(zone, "kaohe").person());
        var id = handovers.prepare(giver, new Handovers.Preparation(post(giver), taker, null, null));
        handovers.offer(giver, id, 1);
    }

    private UUID post(Viewer viewer) {
        return sql.select(POST.ID)
                .from(POST)
                .where(
                        POST.ZONE_ID.eq(viewer.zone().value()),
                        POST.PERSON_ID.eq(
                                Objects.requireNonNull(viewer.person()).value()))
                .orderBy(POST.PART_TIME, POST.ID)
                .limit(1)
                .fetchSingle()
                .value1();
    }
}
