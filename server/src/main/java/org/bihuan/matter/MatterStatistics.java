package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_INTERVAL;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts of matters by unit or type as at any moment, from the state intervals: the same moment gives the same answer
 * each time it is asked.
 */
@Repository
public class MatterStatistics {

    public enum GroupBy {
        UNIT,
        TYPE
    }

    /** What is counted; each figure opens its rows. */
    public enum Measure {
        /** 在办: live at the moment. */
        LIVE,
        /** 超期在办: live, unpaused, and past its limit. */
        OVERDUE,
        /** 待签收. */
        AWAITING_RECEIPT,
        /** 待核查. */
        AWAITING_VERIFICATION,
        /** 返工中. */
        REWORK,
        /** 中止与挂账. */
        PAUSED,
        /** 已销号. */
        CLOSED
    }

    public record Line(
            @Nullable UUID unit,
            String name,
            int total,
            int live,
            int overdue,
            int awaitingReceipt,
            int awaitingVerification,
            int rework,
            int paused,
            int closed) {}

    /** @param asAt the moment counted for */
    public record Table(Instant asAt, GroupBy groupBy, List<Line> lines) {}

    /** A matter as it stood at the moment. */
    public record Standing(
            UUID id,
            String number,
            String title,
            String typeCode,
            MatterState state,
            @Nullable String leadUnit,
            @Nullable LocalDate dueOn,
            int percent) {}

    /** @param present whether it is the present one, when the open intervals tell all */
    record Moment(Instant at, boolean present) {}

    private final DSLContext sql;
    private final UnitDirectory directory;
    private final Clock clock;

    MatterStatistics(DSLContext sql, UnitDirectory directory, Clock clock) {
        this.sql = sql;
        this.directory = directory;
        this.clock = clock;
    }

    /** @param asAt the moment counted for; null for the present */
    @Transactional(readOnly = true)
    public Table table(Viewer viewer, GroupBy groupBy, @Nullable Instant asAt) {
        viewer.mustHave(Permit.STATISTICS_READ);
        var moment = moment(asAt);
        return new Table(
                moment.at(), groupBy, groupBy == GroupBy.UNIT ? byUnit(viewer, moment) : byType(viewer, moment));
    }

    Moment moment(@Nullable Instant asAt) {
        return asAt == null ? new Moment(clock.instant(), true) : new Moment(asAt, false);
    }

    private List<Line> byType(Viewer viewer, Moment moment) {
        return grouped(viewer, moment, MATTER_INTERVAL.TYPE_CODE)
                .fetch(row -> line(null, row.get(MATTER_INTERVAL.TYPE_CODE), row));
    }

    /** Units under the names they had then. */
    private List<Line> byUnit(Viewer viewer, Moment moment) {
        var rows = grouped(viewer, moment, MATTER_INTERVAL.LEAD_UNIT_ID).fetch();
        var names = directory.namesOn(viewer.zone(), units(rows), BusinessZone.dateOf(moment.at()));
        return rows.map(row -> {
            var unit = row.get(MATTER_INTERVAL.LEAD_UNIT_ID);
            return line(unit, unit == null ? "" : names.getOrDefault(new UnitId(unit), ""), row);
        });
    }

    private static List<UnitId> units(Result<?> rows) {
        return rows.getValues(MATTER_INTERVAL.LEAD_UNIT_ID).stream()
                .filter(Objects::nonNull)
                .distinct()
                .map(UnitId::new)
                .toList();
    }

    /** The one query of a table; a test reads its plan. */
    ResultQuery<Record> grouped(Viewer viewer, Moment moment, Field<?> key) {
        var counted = Arrays.stream(Measure.values())
                .map(measure -> count().filterWhere(is(measure, moment.at())).as(measure.name()))
                .toList();
        return sql.select(key, count().as("total"))
                .select(counted)
                .from(MATTER_INTERVAL)
                .where(standing(viewer, moment).and(seenBy(viewer)))
                .groupBy(key)
                .orderBy(count().desc(), key)
                .limit(1000);
    }

    /** Whoever sees the whole zone needs no look at the matters themselves. */
    private static Condition seenBy(Viewer viewer) {
        return viewer.seesAll()
                ? noCondition()
                : MATTER_INTERVAL.MATTER_ID.in(
                        select(MATTER_.ID).from(MATTER_).where(MatterConditions.visibleTo(viewer)));
    }

    private static Line line(@Nullable UUID unit, String name, Record row) {
        return new Line(
                unit,
                name,
                row.get("total", Integer.class),
                number(row, Measure.LIVE),
                number(row, Measure.OVERDUE),
                number(row, Measure.AWAITING_RECEIPT),
                number(row, Measure.AWAITING_VERIFICATION),
                number(row, Measure.REWORK),
                number(row, Measure.PAUSED),
                number(row, Measure.CLOSED));
    }

    /** The rows behind a figure. */
    @Transactional(readOnly = true)
    public Page<Standing> rows(
            Viewer viewer,
            @Nullable UUID unit,
            @Nullable String typeCode,
            @Nullable Measure measure,
            @Nullable Instant asAt,
            PageRequest request) {
        viewer.mustHave(Permit.STATISTICS_READ);
        var moment = moment(asAt);
        var where = standing(viewer, moment)
                .and(MatterConditions.visibleTo(viewer))
                .and(unit == null ? noCondition() : MATTER_INTERVAL.LEAD_UNIT_ID.eq(unit))
                .and(typeCode == null ? noCondition() : MATTER_INTERVAL.TYPE_CODE.eq(typeCode))
                .and(measure == null ? noCondition() : is(measure, moment.at()));
        var from = MATTER_INTERVAL
                .join(MATTER_)
                .on(MATTER_.ZONE_ID.eq(MATTER_INTERVAL.ZONE_ID), MATTER_.ID.eq(MATTER_INTERVAL.MATTER_ID));
        var rows = sql.select(
                        MATTER_.ID,
                        MATTER_.NUMBER,
                        MATTER_.TITLE,
                        MATTER_INTERVAL.TYPE_CODE,
                        MATTER_INTERVAL.STATE,
                        MATTER_INTERVAL.LEAD_UNIT_ID,
                        MATTER_INTERVAL.DUE_ON,
                        MATTER_INTERVAL.PERCENT)
                .from(from)
                .where(where)
                .orderBy(MATTER_INTERVAL.DUE_ON.asc().nullsLast(), MATTER_.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch();
        var names = directory.namesOn(viewer.zone(), units(rows), BusinessZone.dateOf(moment.at()));
        var standings = rows.map(row -> new Standing(
                row.value1(),
                row.value2() == null ? "" : row.value2(),
                row.value3(),
                row.value4(),
                MatterState.valueOf(row.value5()),
                row.value6() == null ? null : names.get(new UnitId(row.value6())),
                row.value7(),
                row.value8()));
        var total = sql.selectCount().from(from).where(where).fetchSingle().value1();
        return Page.of(standings, request, total);
    }

    /** The interval that held at the moment, or that holds now, of matters that count: no drafts, nothing cancelled. */
    private static Condition standing(Viewer viewer, Moment moment) {
        // At present the open intervals hold, which have an index of their own.
        var held = moment.present()
                ? MATTER_INTERVAL.TO_AT.isNull()
                : MATTER_INTERVAL
                        .FROM_AT
                        .le(moment.at())
                        .and(MATTER_INTERVAL.TO_AT.isNull().or(MATTER_INTERVAL.TO_AT.gt(moment.at())));
        var known = MATTER_INTERVAL.SUPERSEDED_AT.isNull();
        return MATTER_INTERVAL
                .ZONE_ID
                .eq(viewer.zone().value())
                .and(held)
                .and(moment.present() ? known : known.or(MATTER_INTERVAL.SUPERSEDED_AT.gt(moment.at())))
                .and(MATTER_INTERVAL.STATE.notIn(inline("DRAFT"), inline("CANCELLED")));
    }

    private static Condition is(Measure measure, Instant asAt) {
        return switch (measure) {
            case LIVE -> inStates(states(MatterState.Kind.OPEN, MatterState.Kind.PAUSED));
            case OVERDUE ->
                inStates(states(MatterState.Kind.OPEN)).and(MATTER_INTERVAL.DUE_ON.lt(BusinessZone.dateOf(asAt)));
            case AWAITING_RECEIPT -> inStates(List.of(MatterState.ASSIGNED));
            case AWAITING_VERIFICATION -> inStates(List.of(MatterState.REPORTED, MatterState.VERIFYING));
            case REWORK -> inStates(List.of(MatterState.REWORK));
            case PAUSED -> inStates(states(MatterState.Kind.PAUSED));
            case CLOSED -> inStates(states(MatterState.Kind.CLOSED));
        };
    }

    private static List<MatterState> states(MatterState.Kind... kinds) {
        var wanted = List.of(kinds);
        return Arrays.stream(MatterState.values())
                .filter(state -> wanted.contains(state.kind()))
                .toList();
    }

    private static Condition inStates(List<MatterState> states) {
        return MATTER_INTERVAL.STATE.in(
                states.stream().map(state -> inline(state.name())).toList());
    }

    private static int number(Record row, Measure measure) {
        return row.get(measure.name(), Integer.class);
    }
}
