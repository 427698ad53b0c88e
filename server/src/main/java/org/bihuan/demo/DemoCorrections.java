package org.bihuan.demo;

import static org.bihuan.schema.matter.Tables.MATTER_;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterOrder;
import org.bihuan.matter.MatterShow;
import org.bihuan.matter.MatterState;
import org.bihuan.matter.Matters;
import org.bihuan.schema.matter.tables.records.MatterRecord;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.bihuan.statistics.Exclusions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * What the issued bulletin turned out to be wrong about: a limit that had been entered wrongly is put right, from which
 * the product proposes an erratum by itself; and a matter under dispute is left out of the ranking by two people.
 */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoCorrections {

    private final DSLContext sql;
    private final Matters matters;
    private final MatterShow files;
    private final Exclusions exclusions;
    private final DemoCast cast;
    private final Clock clock;

    DemoCorrections(
            DSLContext sql, Matters matters, MatterShow files, Exclusions exclusions, DemoCast cast, Clock clock) {
        this.sql = sql;
        this.matters = matters;
        this.files = files;
        this.exclusions = exclusions;
        this.cast = cast;
        this.clock = clock;
    }

    void happen(ZoneKey zone) {
        var officer = cast.viewer(zone, "ducha");
        var head = cast.viewer(zone, "duchazhuren");
        var later = clock.instant().minus(Duration.ofHours(20));
        closedLastWeek(zone, later).ifPresent(row -> DemoClock.at(later, () -> correct(officer, row)));
        overdue(zone).ifPresent(row -> exclude(officer, head, new MatterId(row.getId()), later));
    }

    private void correct(Viewer officer, MatterRecord row) {
        var id = new MatterId(row.getId());
        var due = BusinessZone.dateOf(row.getClosedAt());
        matters.act(
                officer,
                id,
                files.of(officer, id).version(),
                Ids.next(),
                new MatterOrder.Correct(
                        null, null, due, null, null, null, null, null, null, null, "原定时限录入时漏计节假日，按会议纪要更正。"));
    }

    private void exclude(Viewer officer, Viewer head, MatterId matter, Instant from) {
        var proposed = new UUID[1];
        DemoClock.at(from, () -> proposed[0] = exclusions.propose(officer, matter, "管理界线有争议，已提请管委会明确，明确前不计入排名。"));
        DemoClock.at(from.plus(Duration.ofHours(1)), () -> exclusions.decide(head, proposed[0], true, "同意，明确后恢复。"));
    }

    /** In the days of the bulletin that {@link DemoPapers} issues, and left alone since. */
    private Optional<MatterRecord> closedLastWeek(ZoneKey zone, Instant later) {
        var monday = BusinessZone.dateOf(clock.instant().minus(Duration.ofDays(1)))
                .with(TemporalAdjusters.previous(DayOfWeek.MONDAY))
                .minusWeeks(1);
        return some(
                zone,
                MATTER_.STATE
                        .eq(MatterState.CLOSED_OFF.name())
                        .and(MATTER_.CLOSED_AT.ge(BusinessZone.endOf(monday.minusDays(1))))
                        .and(MATTER_.CLOSED_AT.lt(BusinessZone.endOf(monday.plusDays(6))))
                        .and(MATTER_.LAST_EVENT_AT.lt(later)));
    }

    private Optional<MatterRecord> overdue(ZoneKey zone) {
        return some(
                zone,
                MATTER_.STATE
                        .eq(MatterState.IN_PROGRESS.name())
                        .and(MATTER_.DUE_ON.lt(BusinessZone.today(clock)))
                        .and(MATTER_.LEAD_UNIT_ID.isNotNull()));
    }

    /** The one that was longest past its first limit when it was done, or is by now. */
    private Optional<MatterRecord> some(ZoneKey zone, Condition which) {
        return sql.selectFrom(MATTER_)
                .where(MATTER_.ZONE_ID.eq(zone.value()), which, MATTER_.ORIGINAL_DUE_ON.isNotNull())
                .orderBy(MATTER_.ORIGINAL_DUE_ON, MATTER_.ID)
                .limit(1)
                .fetchOptional();
    }
}
