package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.HAZARD;
import static org.bihuan.schema.campaign.Tables.SCOPE_OBJECT;
import static org.bihuan.schema.campaign.Tables.VISIT;
import static org.bihuan.schema.matter.Tables.V_INTERVAL;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectDistinct;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.matter.MatterState;
import org.bihuan.matter.MatterVisibility;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The three "clear" of a campaign (底数清、问题清、整改清), by unit and by sector. 底数清: objects visited of those in scope,
 * a refusal is no visit. 问题清: hazards with a responsible unit and a limit of all found. 整改清: hazards closed off of
 * all found. Cancelled ones count nowhere. Each figure's rows are in {@link ObjectList} and {@link HazardList}.
 */
@Repository
public class ThreeClear {

    /** Counts of one unit, of a sector in a unit, or of all. */
    public record Counts(int inScope, int visited, int hazards, int registered, int closed, int open, int overdue) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    inScope + other.inScope,
                    visited + other.visited,
                    hazards + other.hazards,
                    registered + other.registered,
                    closed + other.closed,
                    open + other.open,
                    overdue + other.overdue);
        }
    }

    /** @param target share to be closed off, in per cent */
    public record Line(CampaignFile.Named unit, int target, Counts counts) {}

    /** @param sector absent: those that belong to none */
    public record Cell(@Nullable String sector, UUID unit, Counts counts) {}

    public record Figures(Instant asAt, int target, Counts all, List<Line> units, List<Cell> matrix) {}

    private record Key(@Nullable String sector, UUID unit) {}

    private final DSLContext sql;
    private final CampaignShow shows;
    private final UnitDirectory units;
    private final Clock clock;

    ThreeClear(DSLContext sql, CampaignShow shows, UnitDirectory units, Clock clock) {
        this.sql = sql;
        this.shows = shows;
        this.units = units;
        this.clock = clock;
    }

    /** Of the units the viewer sees. */
    @Transactional(readOnly = true)
    public Figures of(Viewer viewer, UUID id) {
        var plan = shows.seen(viewer, id).plan();
        var cells = new HashMap<Key, Counts>();
        objects(viewer, id, cells);
        hazards(viewer, id, cells);
        var names = units.namesOf(viewer.zone(), plan.dutyUnits());
        var lines = new ArrayList<Line>();
        for (var duty : plan.duties()) {
            if (viewer.seesAll() || viewer.units().contains(duty.unit())) {
                lines.add(new Line(
                        new CampaignFile.Named(duty.unit().value(), names.getOrDefault(duty.unit(), "")),
                        duty.targetPercent() == null ? plan.targetPercent() : duty.targetPercent(),
                        sum(cells, duty.unit())));
            }
        }
        return new Figures(
                clock.instant(),
                plan.targetPercent(),
                cells.values().stream().reduce(Counts.NONE, Counts::plus),
                lines,
                cells.entrySet().stream()
                        .map(cell ->
                                new Cell(cell.getKey().sector(), cell.getKey().unit(), cell.getValue()))
                        .sorted((a, b) -> (a.sector() + a.unit()).compareTo(b.sector() + b.unit()))
                        .toList());
    }

    private static Counts sum(Map<Key, Counts> cells, UnitId unit) {
        return cells.entrySet().stream()
                .filter(cell -> cell.getKey().unit().equals(unit.value()))
                .map(Map.Entry::getValue)
                .reduce(Counts.NONE, Counts::plus);
    }

    private void objects(Viewer viewer, UUID campaign, Map<Key, Counts> cells) {
        var zone = viewer.zone().value();
        var visited = visitedSubjects(viewer, campaign);
        var subject = Objects.requireNonNull(visited.field(VISIT.SUBJECT_ID));
        var visitZone = Objects.requireNonNull(visited.field(VISIT.ZONE_ID));
        sql.select(SCOPE_OBJECT.SECTOR, SCOPE_OBJECT.UNIT_ID, count(), count(subject))
                .from(SCOPE_OBJECT)
                .leftJoin(visited)
                .on(visitZone.eq(SCOPE_OBJECT.ZONE_ID), subject.eq(SCOPE_OBJECT.SUBJECT_ID), visitZone.eq(zone))
                .where(
                        VisitSight.ofUnit(viewer, SCOPE_OBJECT.ZONE_ID, SCOPE_OBJECT.UNIT_ID),
                        SCOPE_OBJECT.CAMPAIGN_ID.eq(campaign),
                        SCOPE_OBJECT.LEFT_AT.isNull())
                .groupBy(SCOPE_OBJECT.SECTOR, SCOPE_OBJECT.UNIT_ID)
                .forEach(row -> cells.merge(
                        new Key(row.value1(), row.value2()),
                        new Counts(row.value3(), row.value4(), 0, 0, 0, 0, 0),
                        Counts::plus));
    }

    private static Table<?> visitedSubjects(Viewer viewer, UUID campaign) {
        return selectDistinct(VISIT.ZONE_ID, VISIT.SUBJECT_ID)
                .from(VISIT)
                .where(VISIT.ZONE_ID.eq(viewer.zone().value()), VISIT.CAMPAIGN_ID.eq(campaign), covers())
                .asTable("visited");
    }

    /** A visit that makes an object visited. */
    static Condition covers() {
        return VISIT.STATE
                .eq(VisitState.DONE.name())
                .and(VISIT.KIND.ne(VisitKind.SELF.name()))
                .and(VISIT.RESULT.ne(VisitResult.REFUSED.name()));
    }

    private void hazards(Viewer viewer, UUID campaign, Map<Key, Counts> cells) {
        var zone = viewer.zone().value();
        var today = BusinessZone.today(clock);
        sql.select(
                        SCOPE_OBJECT.SECTOR,
                        HAZARD.UNIT_ID,
                        count(),
                        filtered(HazardList.stands(HazardList.Standing.REGISTERED, today)),
                        filtered(HazardList.stands(HazardList.Standing.CLOSED, today)),
                        filtered(HazardList.stands(HazardList.Standing.OPEN, today)),
                        filtered(HazardList.stands(HazardList.Standing.OVERDUE, today)))
                .from(HAZARD)
                .join(V_INTERVAL)
                .on(
                        V_INTERVAL.ZONE_ID.eq(HAZARD.ZONE_ID),
                        V_INTERVAL.MATTER_ID.eq(HAZARD.MATTER_ID),
                        V_INTERVAL.ZONE_ID.eq(zone))
                .leftJoin(SCOPE_OBJECT)
                .on(
                        SCOPE_OBJECT.ZONE_ID.eq(HAZARD.ZONE_ID),
                        SCOPE_OBJECT.CAMPAIGN_ID.eq(HAZARD.CAMPAIGN_ID),
                        SCOPE_OBJECT.SUBJECT_ID.eq(HAZARD.SUBJECT_ID),
                        SCOPE_OBJECT.ZONE_ID.eq(zone))
                .where(
                        VisitSight.ofUnit(viewer, HAZARD.ZONE_ID, HAZARD.UNIT_ID),
                        HAZARD.CAMPAIGN_ID.eq(campaign),
                        Risks.stands(),
                        V_INTERVAL.STATE.ne(MatterState.CANCELLED.name()),
                        viewer.seesAll() ? noCondition() : MatterVisibility.counts(viewer, HAZARD.MATTER_ID))
                .groupBy(SCOPE_OBJECT.SECTOR, HAZARD.UNIT_ID)
                .forEach(row -> cells.merge(
                        new Key(row.value1(), row.value2()),
                        new Counts(0, 0, row.value3(), row.value4(), row.value5(), row.value6(), row.value7()),
                        Counts::plus));
    }

    private static Field<Integer> filtered(Condition which) {
        return count().filterWhere(which);
    }
}
