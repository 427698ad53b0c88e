package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.calendar.Calendars;
import org.bihuan.calendar.DayKind;
import org.bihuan.calendar.WorkingCalendar;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record3;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The ledger (台账): rows of matters, one query a page, and the totals of the whole filtered set. */
@Repository
public class MatterList {

    public record Unit(UUID id, String name) {}

    /**
     * One line of the ledger.
     *
     * @param daysLeft working days to the limit; negative when overdue
     * @param elapsedPercent share of the business time gone, 0 to 100
     * @param subTasks parts of supporting units, of which {@code subTasksDone} are accepted
     * @param restricted only few may know of it, the reader among them
     */
    public record Row(
            UUID id,
            @Nullable String number,
            String title,
            String typeCode,
            @Nullable Severity severity,
            boolean urgent,
            MatterState state,
            int round,
            int percent,
            Light light,
            @Nullable Unit leadUnit,
            @Nullable String responsibleName,
            @Nullable String subjectName,
            @Nullable String place,
            SourceKind sourceKind,
            @Nullable String sourceText,
            @Nullable LocalDate originalDueOn,
            @Nullable LocalDate dueOn,
            @Nullable Integer daysLeft,
            @Nullable Integer elapsedPercent,
            @Nullable Instant stepDueAt,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            Instant lastEventAt,
            int urgeCount,
            boolean instructed,
            @Nullable Rung rung,
            @Nullable UUID parentId,
            @Nullable String parentNumber,
            int subTasks,
            int subTasksDone,
            boolean restricted,
            int version) {}

    /** Counts over the whole filtered set, whatever lights are chosen. */
    public record Totals(
            int all,
            int red,
            int yellow,
            int blue,
            int green,
            int grey,
            int awaitingAssignment,
            int awaitingReceipt,
            int awaitingVerification,
            int closedThisWeek,
            Instant computedAt,
            String lightRule) {}

    private static final Map<String, SortField<?>> SORTS = Map.of(
            "due", MATTER_.DUE_ON.asc().nullsLast(),
            "-due", MATTER_.DUE_ON.desc().nullsLast(),
            "updated", MATTER_.LAST_EVENT_AT.asc(),
            "-updated", MATTER_.LAST_EVENT_AT.desc(),
            "opened", MATTER_.OPENED_AT.asc(),
            "-opened", MATTER_.OPENED_AT.desc(),
            "number", MATTER_.NUMBER.asc(),
            "-number", MATTER_.NUMBER.desc(),
            "percent", MATTER_.PERCENT.asc(),
            "-percent", MATTER_.PERCENT.desc());

    private final DSLContext sql;
    private final Calendars calendars;
    private final Clock clock;

    MatterList(DSLContext sql, Calendars calendars, Clock clock) {
        this.sql = sql;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** @param sort a key of the whitelist, {@code -} before it for descending; else {@code MATTER-SORT-UNKNOWN} */
    @Transactional(readOnly = true)
    public LedgerPage page(Viewer viewer, MatterFilter filter, String sort, PageRequest request) {
        viewer.mustHave(Permit.MATTER_READ);
        var now = clock.instant();
        var where = filter.condition(viewer, now);
        var calendar = calendars.of(viewer.zone());
        var rows = select(viewer, where, sort, request, now).fetch(row -> row(row, now, calendar));
        return LedgerPage.of(Page.of(rows, request, () -> sql.fetchCount(counted(where))));
    }

    /** The rows to count, and one more than are counted; a test reads its plan. */
    Select<Record1<Integer>> counted(Condition where) {
        return sql.select(inline(1)).from(MATTER_).where(where).limit(LedgerPage.MOST_COUNTED + 1);
    }

    /** The one query of a page; a test reads its plan. */
    ResultQuery<Record> select(Viewer viewer, Condition where, String sort, PageRequest request, Instant now) {
        return sql.select(columns(now))
                .from(MATTER_)
                .leftJoin(UNIT)
                .on(
                        UNIT.ZONE_ID.eq(MATTER_.ZONE_ID),
                        UNIT.ID.eq(MATTER_.LEAD_UNIT_ID),
                        UNIT.ZONE_ID.eq(viewer.zone().value()))
                .where(where)
                .orderBy(sorting(sort), MATTER_.ID.desc())
                .limit(request.size())
                .offset(request.offset());
    }

    static SortField<?> sorting(String sort) {
        var field = SORTS.get(sort);
        if (field == null) {
            throw Problem.invalid("MATTER-SORT-UNKNOWN", "不支持按此列排序。");
        }
        return field;
    }

    @Transactional(readOnly = true)
    public Totals totals(Viewer viewer, MatterFilter filter) {
        viewer.mustHave(Permit.MATTER_READ);
        var now = clock.instant();
        var tally = new Tally();
        tallies(filter.narrowed(viewer, now), now)
                .forEach(
                        row -> tally.add(MatterState.valueOf(row.value1()), Light.valueOf(row.value2()), row.value3()));
        return tally.totals(closedThisWeek(viewer, filter, now), now);
    }

    /** How many of each state under each light; a test reads its plan. */
    ResultQuery<Record3<String, String, Integer>> tallies(Condition where, Instant now) {
        var shown = sql.select(MATTER_.STATE, MatterConditions.light(now).as("light"))
                .from(MATTER_)
                .where(where)
                .asTable("shown");
        var state = shown.field(MATTER_.STATE);
        var light = shown.field("light", String.class);
        return sql.select(state, light, count()).from(shown).groupBy(state, light);
    }

    /** Under the same conditions, whichever tab is open. */
    private int closedThisWeek(Viewer viewer, MatterFilter filter, Instant now) {
        var monday = BusinessZone.dateOf(now).with(DayOfWeek.MONDAY);
        return sql.fetchCount(MATTER_, filter.closedFrom(monday).narrowed(viewer, now));
    }

    static List<SelectField<?>> columns(Instant now) {
        return List.of(
                MATTER_.ID,
                MATTER_.NUMBER,
                MATTER_.TITLE,
                MATTER_.TYPE_CODE,
                MATTER_.SEVERITY,
                MATTER_.URGENT,
                MATTER_.STATE,
                MATTER_.ROUND,
                MATTER_.PERCENT,
                MatterConditions.light(now).as("light"),
                UNIT.ID,
                UNIT.NAME,
                MATTER_.RESPONSIBLE_NAME,
                MATTER_.SUBJECT_NAME,
                MATTER_.PLACE,
                MATTER_.SOURCE_KIND,
                MATTER_.SOURCE_TEXT,
                MATTER_.ORIGINAL_DUE_ON,
                MATTER_.DUE_ON,
                MATTER_.STEP_DUE_AT,
                MATTER_.OPENED_AT,
                MATTER_.CLOSED_AT,
                MATTER_.LAST_EVENT_AT,
                MATTER_.URGE_COUNT,
                MATTER_.INSTRUCTED,
                MATTER_.RUNG,
                MATTER_.PARENT_ID,
                MATTER_.PARENT_NUMBER,
                MATTER_.SUB_TASKS,
                MATTER_.SUB_TASKS_DONE,
                MATTER_.RESTRICTED,
                MATTER_.VERSION);
    }

    static Row row(Record row, Instant now, WorkingCalendar calendar) {
        var severity = row.get(MATTER_.SEVERITY);
        var due = row.get(MATTER_.DUE_ON);
        var state = MatterState.valueOf(row.get(MATTER_.STATE));
        var unit = row.get(UNIT.ID);
        var rung = row.get(MATTER_.RUNG);
        return new Row(
                row.get(MATTER_.ID),
                row.get(MATTER_.NUMBER),
                PersonalData.inText(row.get(MATTER_.TITLE)),
                row.get(MATTER_.TYPE_CODE),
                severity == null ? null : Severity.valueOf(severity),
                row.get(MATTER_.URGENT),
                state,
                row.get(MATTER_.ROUND),
                row.get(MATTER_.PERCENT),
                Light.valueOf(row.get("light", String.class)),
                unit == null ? null : new Unit(unit, row.get(UNIT.NAME)),
                row.get(MATTER_.RESPONSIBLE_NAME),
                row.get(MATTER_.SUBJECT_NAME),
                PersonalFacts.text(row.get(MATTER_.PLACE)),
                SourceKind.valueOf(row.get(MATTER_.SOURCE_KIND)),
                PersonalFacts.text(row.get(MATTER_.SOURCE_TEXT)),
                row.get(MATTER_.ORIGINAL_DUE_ON),
                due,
                state.isLive() ? daysLeft(due, now, calendar) : null,
                elapsed(row.get(MATTER_.OPENED_AT), due, now),
                row.get(MATTER_.STEP_DUE_AT),
                row.get(MATTER_.OPENED_AT),
                row.get(MATTER_.CLOSED_AT),
                row.get(MATTER_.LAST_EVENT_AT),
                row.get(MATTER_.URGE_COUNT),
                row.get(MATTER_.INSTRUCTED),
                rung == null ? null : Rung.valueOf(rung),
                row.get(MATTER_.PARENT_ID),
                row.get(MATTER_.PARENT_NUMBER),
                row.get(MATTER_.SUB_TASKS),
                row.get(MATTER_.SUB_TASKS_DONE),
                row.get(MATTER_.RESTRICTED),
                row.get(MATTER_.VERSION));
    }

    static @Nullable Integer daysLeft(@Nullable LocalDate due, Instant now, WorkingCalendar calendar) {
        if (due == null) {
            return null;
        }
        var today = BusinessZone.dateOf(now);
        var days = calendar.daysBetween(today, due, DayKind.WORKING);
        // A limit that fell on a day off just before today is overdue though no working day has passed.
        return days == 0 && due.isBefore(today) ? Integer.valueOf(-1) : Integer.valueOf(days);
    }

    static @Nullable Integer elapsed(@Nullable Instant opened, @Nullable LocalDate due, Instant now) {
        if (opened == null || due == null) {
            return null;
        }
        long whole = BusinessZone.endOf(due).toEpochMilli() - opened.toEpochMilli();
        long gone = now.toEpochMilli() - opened.toEpochMilli();
        return whole <= 0 ? Integer.valueOf(100) : Integer.valueOf((int) Math.clamp(gone * 100 / whole, 0, 100));
    }
}
