package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.CAMPAIGN_;
import static org.bihuan.schema.campaign.Tables.HAZARD;
import static org.bihuan.schema.campaign.Tables.PASS;
import static org.bihuan.schema.campaign.Tables.TEAM;
import static org.bihuan.schema.campaign.Tables.TEAM_MEMBER;
import static org.bihuan.schema.campaign.Tables.VISIT;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.subject.Tables.SUBJECT_;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Visits, the earliest due first, each team in the order of its way. */
@Repository
public class VisitList {

    /**
     * Which visits; an absent member leaves all.
     *
     * @param mine those of the viewer's own teams
     * @param overdue planned and past their day
     */
    public record Filter(
            @Nullable UUID campaign,
            @Nullable UUID pass,
            @Nullable UUID subject,
            @Nullable UUID unit,
            @Nullable UUID team,
            @Nullable VisitState state,
            @Nullable VisitResult result,
            boolean mine,
            boolean overdue,
            @Nullable String q) {}

    /** @param hazards found on it */
    public record Row(
            UUID id,
            UUID campaign,
            String campaignName,
            String pass,
            UUID subject,
            String subjectName,
            @Nullable String address,
            String unit,
            VisitKind kind,
            VisitState state,
            @Nullable VisitResult result,
            LocalDate dueOn,
            boolean overdue,
            @Nullable String team,
            int route,
            @Nullable Instant visitedAt,
            @Nullable Double distance,
            int hazards,
            int version) {}

    private final DSLContext sql;
    private final Clock clock;

    VisitList(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, Filter filter, PageRequest request) {
        viewer.mustHave(Permit.CAMPAIGN_READ);
        var zone = viewer.zone().value();
        var today = BusinessZone.today(clock);
        var where = VisitSight.seenBy(viewer).and(condition(viewer, filter, today));
        var rows = sql.select(VISIT, CAMPAIGN_.NAME, PASS.NAME, SUBJECT_.NAME, SUBJECT_.ADDRESS, UNIT.NAME, TEAM.NAME)
                .from(VISIT)
                .join(CAMPAIGN_)
                .on(CAMPAIGN_.ZONE_ID.eq(VISIT.ZONE_ID), CAMPAIGN_.ID.eq(VISIT.CAMPAIGN_ID), CAMPAIGN_.ZONE_ID.eq(zone))
                .join(PASS)
                .on(PASS.ZONE_ID.eq(VISIT.ZONE_ID), PASS.ID.eq(VISIT.PASS_ID), PASS.ZONE_ID.eq(zone))
                .join(SUBJECT_)
                .on(SUBJECT_.ZONE_ID.eq(VISIT.ZONE_ID), SUBJECT_.ID.eq(VISIT.SUBJECT_ID), SUBJECT_.ZONE_ID.eq(zone))
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(VISIT.ZONE_ID), UNIT.ID.eq(VISIT.UNIT_ID), UNIT.ZONE_ID.eq(zone))
                .leftJoin(TEAM)
                .on(TEAM.ZONE_ID.eq(VISIT.ZONE_ID), TEAM.ID.eq(VISIT.TEAM_ID), TEAM.ZONE_ID.eq(zone))
                .where(where)
                .orderBy(
                        VISIT.STATE.eq(VisitState.PLANNED.name()).desc(),
                        VISIT.DUE_ON,
                        VISIT.TEAM_ID,
                        VISIT.ROUTE,
                        VISIT.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch();
        var hazards = hazards(zone, rows.map(row -> row.value1().getId()));
        var items = rows.map(row -> {
            var visit = row.value1();
            var planned = visit.getState().equals(VisitState.PLANNED.name());
            return new Row(
                    visit.getId(),
                    visit.getCampaignId(),
                    row.value2(),
                    row.value3(),
                    visit.getSubjectId(),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    VisitKind.valueOf(visit.getKind()),
                    VisitState.valueOf(visit.getState()),
                    visit.getResult() == null ? null : VisitResult.valueOf(visit.getResult()),
                    visit.getDueOn(),
                    planned && visit.getDueOn().isBefore(today),
                    row.value7(),
                    visit.getRoute(),
                    visit.getVisitedAt(),
                    visit.getDistance(),
                    hazards.getOrDefault(visit.getId(), 0),
                    visit.getVersion());
        });
        return Page.of(items, request, () -> sql.fetchCount(VISIT, where));
    }

    private Map<UUID, Integer> hazards(UUID zone, List<UUID> visits) {
        return sql.select(HAZARD.VISIT_ID, count())
                .from(HAZARD)
                .where(HAZARD.ZONE_ID.eq(zone), HAZARD.VISIT_ID.in(visits))
                .groupBy(HAZARD.VISIT_ID)
                .fetchMap(HAZARD.VISIT_ID, row -> row.value2());
    }

    private static Condition condition(Viewer viewer, Filter filter, LocalDate today) {
        return (filter.campaign() == null ? noCondition() : VISIT.CAMPAIGN_ID.eq(filter.campaign()))
                .and(filter.pass() == null ? noCondition() : VISIT.PASS_ID.eq(filter.pass()))
                .and(filter.subject() == null ? noCondition() : VISIT.SUBJECT_ID.eq(filter.subject()))
                .and(filter.unit() == null ? noCondition() : VISIT.UNIT_ID.eq(filter.unit()))
                .and(filter.team() == null ? noCondition() : VISIT.TEAM_ID.eq(filter.team()))
                .and(
                        filter.state() == null
                                ? noCondition()
                                : VISIT.STATE.eq(filter.state().name()))
                .and(
                        filter.result() == null
                                ? noCondition()
                                : VISIT.RESULT.eq(filter.result().name()))
                .and(filter.mine() ? ofOwnTeams(viewer) : noCondition())
                .and(
                        filter.overdue()
                                ? VISIT.STATE.eq(VisitState.PLANNED.name()).and(VISIT.DUE_ON.lt(today))
                                : noCondition())
                .and(named(viewer, filter.q()));
    }

    private static Condition named(Viewer viewer, @Nullable String word) {
        return word == null || word.isBlank()
                ? noCondition()
                : VISIT.SUBJECT_ID.in(select(SUBJECT_.ID)
                        .from(SUBJECT_)
                        .where(
                                SUBJECT_.ZONE_ID.eq(viewer.zone().value()),
                                SUBJECT_.NAME.containsIgnoreCase(word.strip())));
    }

    private static Condition ofOwnTeams(Viewer viewer) {
        var person = viewer.person();
        return person == null
                ? falseCondition()
                : VISIT.TEAM_ID.in(select(TEAM_MEMBER.TEAM_ID)
                        .from(TEAM_MEMBER)
                        .where(
                                TEAM_MEMBER.ZONE_ID.eq(viewer.zone().value()),
                                TEAM_MEMBER.PERSON_ID.eq(person.value())));
    }
}
