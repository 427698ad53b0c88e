package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.HAZARD;
import static org.bihuan.schema.matter.Tables.V_INTERVAL;
import static org.bihuan.schema.matter.Tables.V_MATTER;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.subject.Tables.SUBJECT_;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.matter.MatterState;
import org.bihuan.matter.MatterVisibility;
import org.bihuan.matter.Severity;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Hazards with where their matters stand, the latest found first: the rows behind 问题清 and 整改清. */
@Repository
public class HazardList {

    /** How a hazard stands; one may be open and overdue. */
    public enum Standing {
        OPEN,
        OVERDUE,
        CLOSED,
        /** Without unit or limit (事实、责任、时限不全). */
        UNREGISTERED,
        REGISTERED
    }

    /** Which hazards; an absent member leaves all. */
    public record Filter(
            @Nullable UUID campaign,
            @Nullable UUID pass,
            @Nullable UUID visit,
            @Nullable UUID subject,
            @Nullable UUID unit,
            @Nullable Severity severity,
            @Nullable Standing standing) {}

    /** @param facts of a restricted matter only that it is one */
    public record Row(
            UUID id,
            UUID matter,
            String number,
            String facts,
            @Nullable String clause,
            Severity severity,
            boolean onSpot,
            UUID subject,
            String subjectName,
            String unit,
            UUID visit,
            MatterState state,
            int round,
            @Nullable LocalDate dueOn,
            boolean overdue,
            Instant foundAt) {}

    private final DSLContext sql;
    private final Clock clock;

    HazardList(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, Filter filter, PageRequest request) {
        viewer.mustHave(Permit.CAMPAIGN_READ);
        var zone = viewer.zone().value();
        var today = BusinessZone.today(clock);
        var where = VisitSight.ofUnit(viewer, HAZARD.ZONE_ID, HAZARD.UNIT_ID)
                .and(Risks.stands())
                .and(V_INTERVAL.STATE.ne(MatterState.CANCELLED.name()))
                .and(MatterVisibility.sees(viewer, HAZARD.MATTER_ID))
                .and(condition(filter, today));
        var rows = sql.select(
                        HAZARD,
                        V_MATTER.NUMBER,
                        V_MATTER.TITLE,
                        V_MATTER.RESTRICTED,
                        V_INTERVAL.STATE,
                        V_INTERVAL.ROUND,
                        V_INTERVAL.DUE_ON,
                        SUBJECT_.NAME,
                        UNIT.NAME)
                .from(HAZARD)
                .join(V_INTERVAL)
                .on(
                        V_INTERVAL.ZONE_ID.eq(HAZARD.ZONE_ID),
                        V_INTERVAL.MATTER_ID.eq(HAZARD.MATTER_ID),
                        V_INTERVAL.ZONE_ID.eq(zone))
                .join(V_MATTER)
                .on(V_MATTER.ZONE_ID.eq(HAZARD.ZONE_ID), V_MATTER.ID.eq(HAZARD.MATTER_ID), V_MATTER.ZONE_ID.eq(zone))
                .join(SUBJECT_)
                .on(SUBJECT_.ZONE_ID.eq(HAZARD.ZONE_ID), SUBJECT_.ID.eq(HAZARD.SUBJECT_ID), SUBJECT_.ZONE_ID.eq(zone))
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(HAZARD.ZONE_ID), UNIT.ID.eq(HAZARD.UNIT_ID), UNIT.ZONE_ID.eq(zone))
                .where(where)
                .orderBy(HAZARD.FOUND_AT.desc(), HAZARD.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> {
                    var hazard = row.value1();
                    var state = MatterState.valueOf(row.value5());
                    var due = row.value7();
                    return new Row(
                            hazard.getId(),
                            hazard.getMatterId(),
                            row.value2(),
                            row.value4() ? row.value3() : hazard.getFacts(),
                            row.value4() ? null : hazard.getClause(),
                            Severity.valueOf(hazard.getSeverity()),
                            hazard.getOnSpot(),
                            hazard.getSubjectId(),
                            row.value8(),
                            row.value9(),
                            hazard.getVisitId(),
                            state,
                            row.value6(),
                            due,
                            state.kind() == MatterState.Kind.OPEN && due != null && due.isBefore(today),
                            hazard.getFoundAt());
                });
        return Page.of(rows, request, () -> count(zone, where));
    }

    private long count(UUID zone, Condition where) {
        return sql.selectCount()
                .from(HAZARD)
                .join(V_INTERVAL)
                .on(
                        V_INTERVAL.ZONE_ID.eq(HAZARD.ZONE_ID),
                        V_INTERVAL.MATTER_ID.eq(HAZARD.MATTER_ID),
                        V_INTERVAL.ZONE_ID.eq(zone))
                .where(where)
                .fetchSingle()
                .value1();
    }

    private static Condition condition(Filter filter, LocalDate today) {
        var severity = filter.severity();
        return (filter.campaign() == null ? noCondition() : HAZARD.CAMPAIGN_ID.eq(filter.campaign()))
                .and(filter.pass() == null ? noCondition() : HAZARD.PASS_ID.eq(filter.pass()))
                .and(filter.visit() == null ? noCondition() : HAZARD.VISIT_ID.eq(filter.visit()))
                .and(filter.subject() == null ? noCondition() : HAZARD.SUBJECT_ID.eq(filter.subject()))
                .and(filter.unit() == null ? noCondition() : HAZARD.UNIT_ID.eq(filter.unit()))
                .and(severity == null ? noCondition() : HAZARD.SEVERITY.eq(severity.name()))
                .and(filter.standing() == null ? noCondition() : stands(filter.standing(), today));
    }

    /** The one meaning of each word, for rows and figures. */
    static Condition stands(Standing standing, LocalDate today) {
        return switch (standing) {
            case OPEN -> V_INTERVAL.STATE.in(Risks.openStates());
            case CLOSED -> V_INTERVAL.STATE.in(Risks.closedStates());
            case OVERDUE ->
                V_INTERVAL
                        .STATE
                        .in(Risks.openStates())
                        .and(V_INTERVAL.STATE.notIn(MatterState.SUSPENDED.name(), MatterState.SHELVED.name()))
                        .and(V_INTERVAL.DUE_ON.lt(today));
            case REGISTERED -> V_INTERVAL.LEAD_UNIT_ID.isNotNull().and(V_INTERVAL.DUE_ON.isNotNull());
            case UNREGISTERED -> V_INTERVAL.LEAD_UNIT_ID.isNull().or(V_INTERVAL.DUE_ON.isNull());
        };
    }
}
