package org.bihuan.lookback;

import static org.bihuan.schema.lookback.Tables.FALSE_REPORT;
import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.V_MATTER;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterReviews;
import org.bihuan.matter.MatterShow;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports found to be false (虚假整改认定): one person raises it with a reason, another decides; then it counts for the unit. */
@Service
public class FalseReports {

    private final DSLContext sql;
    private final MatterShow matters;
    private final MatterReviews reviews;
    private final LookBackNotices told;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FalseReports(
            DSLContext sql,
            MatterShow matters,
            MatterReviews reviews,
            LookBackNotices told,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.matters = matters;
        this.reviews = reviews;
        this.told = told;
        this.events = events;
        this.clock = clock;
    }

    /** By hand, about a matter the viewer sees. */
    @Transactional
    public void raise(Viewer viewer, UUID matter, String reason) {
        if (!viewer.may(Permit.MATTER_VERIFY)) {
            viewer.mustHave(Permit.MATTER_SUPERVISE);
        }
        var id = new MatterId(matter);
        if (matters.links(viewer, List.of(id)).isEmpty()) {
            throw Problem.missing("MATTER-NOT-FOUND", "没有这个事项，或您无权查看。");
        }
        if (!raise(viewer, id, reason, null)) {
            throw Problem.conflict("LOOKBACK-FLAG-OPEN", "该事项已有一项虚假整改认定待处理。");
        }
    }

    /** False when one about this matter waits already. */
    boolean raise(Viewer viewer, MatterId matter, String reason, @Nullable UUID task) {
        var zone = viewer.zone().value();
        if (sql.fetchExists(
                FALSE_REPORT,
                FALSE_REPORT.ZONE_ID.eq(zone),
                FALSE_REPORT.MATTER_ID.eq(matter.value()),
                FALSE_REPORT.OUTCOME.isNull())) {
            return false;
        }
        var facts = sql.select(MATTER_.NUMBER, V_MATTER.TITLE, MATTER_.LEAD_UNIT_ID, UNIT.NAME)
                .from(MATTER_)
                .join(V_MATTER)
                .on(V_MATTER.ZONE_ID.eq(MATTER_.ZONE_ID), V_MATTER.ID.eq(MATTER_.ID), V_MATTER.ZONE_ID.eq(zone))
                .leftJoin(UNIT)
                .on(UNIT.ZONE_ID.eq(MATTER_.ZONE_ID), UNIT.ID.eq(MATTER_.LEAD_UNIT_ID), UNIT.ZONE_ID.eq(zone))
                .where(MATTER_.ZONE_ID.eq(zone), MATTER_.ID.eq(matter.value()))
                .fetchSingle();
        var id = Ids.next();
        sql.insertInto(FALSE_REPORT)
                .set(FALSE_REPORT.ZONE_ID, zone)
                .set(FALSE_REPORT.ID, id)
                .set(FALSE_REPORT.MATTER_ID, matter.value())
                .set(FALSE_REPORT.NUMBER, facts.value1() == null ? "" : facts.value1())
                .set(FALSE_REPORT.TITLE, facts.value2())
                .set(FALSE_REPORT.UNIT_ID, facts.value3())
                .set(FALSE_REPORT.UNIT_NAME, facts.value4())
                .set(FALSE_REPORT.TASK_ID, task)
                .set(FALSE_REPORT.REASON, reason)
                .set(FALSE_REPORT.RAISED_BY, viewer.account().value())
                .set(FALSE_REPORT.RAISED_BY_NAME, viewer.name())
                .set(FALSE_REPORT.RAISED_AT, clock.instant())
                .execute();
        events.publishEvent(new Acted(
                viewer,
                "lookback.raise-false-report",
                "false-report",
                id,
                Map.of("matter", matter.value().toString())));
        return true;
    }

    /** The office sees all; others those of the units in their scope. */
    static Condition seenBy(Viewer viewer) {
        return viewer.seesAll()
                ? noCondition()
                : FALSE_REPORT.UNIT_ID.in(
                        viewer.units().stream().map(UnitId::value).toList());
    }

    /** By a second person who sees it, not of the unit concerned. */
    @Transactional
    public void decide(Viewer viewer, UUID id, boolean confirmed, String opinion) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        var zone = viewer.zone().value();
        var flag = sql.selectFrom(FALSE_REPORT)
                .where(FALSE_REPORT.ZONE_ID.eq(zone), FALSE_REPORT.ID.eq(id), seenBy(viewer))
                .fetchOptional()
                .orElseThrow(() -> Problem.missing("LOOKBACK-FLAG-NOT-FOUND", "没有这项虚假整改认定。"));
        if (viewer.isOneWith(new AccountId(flag.getRaisedBy()))) {
            throw Problem.refused("LOOKBACK-OWN-FLAG", "提出人不能自行认定，请由他人处理。");
        }
        var unit = flag.getUnitId() == null ? null : new UnitId(flag.getUnitId());
        if (viewer.belongsTo(unit)) {
            throw Problem.refused("LOOKBACK-OWN-UNIT", "不能认定本单位的虚假整改，请由其他单位人员处理。");
        }
        int decided = sql.update(FALSE_REPORT)
                .set(FALSE_REPORT.OUTCOME, confirmed ? "CONFIRMED" : "DISMISSED")
                .set(FALSE_REPORT.OPINION, opinion)
                .set(FALSE_REPORT.DECIDED_BY, viewer.account().value())
                .set(FALSE_REPORT.DECIDED_BY_NAME, viewer.name())
                .set(FALSE_REPORT.DECIDED_AT, clock.instant())
                .where(FALSE_REPORT.ZONE_ID.eq(zone), FALSE_REPORT.ID.eq(id), FALSE_REPORT.OUTCOME.isNull())
                .execute();
        if (decided == 0) {
            throw Problem.conflict("LOOKBACK-FLAG-DECIDED", "这项虚假整改已有认定结果，请刷新。");
        }
        if (confirmed) {
            reviews.foundFalse(viewer, new MatterId(flag.getMatterId()), id, opinion);
        }
        if (confirmed && unit != null) {
            told.confirmed(viewer, unit, flag, opinion);
        }
        events.publishEvent(
                new Acted(viewer, "lookback.decide-false-report", "false-report", id, Map.of("confirmed", confirmed)));
    }
}
