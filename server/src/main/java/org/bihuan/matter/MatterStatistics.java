package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_INTERVAL;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
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

    private final DSLContext sql;

    MatterStatistics(DSLContext sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Table table(Viewer viewer, GroupBy groupBy, Instant asAt) {
        viewer.mustHave(Permit.STATISTICS_READ);
        Field<?> key = groupBy == GroupBy.UNIT ? MATTER_INTERVAL.LEAD_UNIT_ID : MATTER_INTERVAL.TYPE_CODE;
        Field<String> name =
                groupBy == GroupBy.UNIT ? org.jooq.impl.DSL.coalesce(UNIT.NAME, inline("")) : MATTER_INTERVAL.TYPE_CODE;
        Field<UUID> unit =
                groupBy == GroupBy.UNIT ? MATTER_INTERVAL.LEAD_UNIT_ID : field("cast(null as uuid)", SQLDataType.UUID);
        var counted = Arrays.stream(Measure.values())
                .map(measure -> count().filterWhere(is(measure, asAt)).as(measure.name()))
                .toList();
        var lines = sql.select(unit, name.as("name"), count().as("total"))
                .select(counted)
                .from(MATTER_INTERVAL)
                .join(MATTER_)
                .on(MATTER_.ZONE_ID.eq(MATTER_INTERVAL.ZONE_ID), MATTER_.ID.eq(MATTER_INTERVAL.MATTER_ID))
                .leftJoin(UNIT)
                .on(
                        UNIT.ZONE_ID.eq(MATTER_INTERVAL.ZONE_ID),
                        UNIT.ID.eq(MATTER_INTERVAL.LEAD_UNIT_ID),
                        UNIT.ZONE_ID.eq(viewer.zone().value()))
                .where(standing(viewer, asAt))
                .groupBy(key, name)
                .orderBy(count().desc(), name)
                .limit(1000)
                .fetch(row -> new Line(
                        row.get(unit),
                        row.get("name", String.class),
                        row.get("total", Integer.class),
                        number(row, Measure.LIVE),
                        number(row, Measure.OVERDUE),
                        number(row, Measure.AWAITING_RECEIPT),
                        number(row, Measure.AWAITING_VERIFICATION),
                        number(row, Measure.REWORK),
                        number(row, Measure.PAUSED),
                        number(row, Measure.CLOSED)));
        return new Table(asAt, groupBy, lines);
    }

    /** The rows behind a figure. */
    @Transactional(readOnly = true)
    public Page<Standing> rows(
            Viewer viewer,
            @Nullable UUID unit,
            @Nullable String typeCode,
            @Nullable Measure measure,
            Instant asAt,
            PageRequest request) {
        viewer.mustHave(Permit.STATISTICS_READ);
        var where = standing(viewer, asAt)
                .and(unit == null ? noCondition() : MATTER_INTERVAL.LEAD_UNIT_ID.eq(unit))
                .and(typeCode == null ? noCondition() : MATTER_INTERVAL.TYPE_CODE.eq(typeCode))
                .and(measure == null ? noCondition() : is(measure, asAt));
        var from = MATTER_INTERVAL
                .join(MATTER_)
                .on(MATTER_.ZONE_ID.eq(MATTER_INTERVAL.ZONE_ID), MATTER_.ID.eq(MATTER_INTERVAL.MATTER_ID))
                .leftJoin(UNIT)
                .on(
                        UNIT.ZONE_ID.eq(MATTER_INTERVAL.ZONE_ID),
                        UNIT.ID.eq(MATTER_INTERVAL.LEAD_UNIT_ID),
                        UNIT.ZONE_ID.eq(viewer.zone().value()));
        var rows = sql.select(
                        MATTER_.ID,
                        MATTER_.NUMBER,
                        MATTER_.TITLE,
                        MATTER_INTERVAL.TYPE_CODE,
                        MATTER_INTERVAL.STATE,
                        UNIT.NAME,
                        MATTER_INTERVAL.DUE_ON,
                        MATTER_INTERVAL.PERCENT)
                .from(from)
                .where(where)
                .orderBy(MATTER_INTERVAL.DUE_ON.asc().nullsLast(), MATTER_.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> new Standing(
                        row.value1(),
                        row.value2() == null ? "" : row.value2(),
                        row.value3(),
                        row.value4(),
                        MatterState.valueOf(row.value5()),
                        row.value6(),
                        row.value7(),
                        row.value8()));
        var total = sql.selectCount().from(from).where(where).fetchSingle().value1();
        return Page.of(rows, request, total);
    }

    /** The interval that held at the moment, of matters that count: no drafts, nothing cancelled. */
    private static Condition standing(Viewer viewer, Instant asAt) {
        return MATTER_INTERVAL
                .ZONE_ID
                .eq(viewer.zone().value())
                .and(MATTER_INTERVAL.FROM_AT.le(asAt))
                .and(MATTER_INTERVAL.TO_AT.isNull().or(MATTER_INTERVAL.TO_AT.gt(asAt)))
                .and(MATTER_INTERVAL.STATE.notIn(inline("DRAFT"), inline("CANCELLED")))
                .and(MatterConditions.visibleTo(viewer));
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

    private static int number(org.jooq.Record row, Measure measure) {
        return row.get(measure.name(), Integer.class);
    }
}
