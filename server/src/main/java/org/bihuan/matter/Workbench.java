package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.jooq.impl.DSL.falseCondition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.calendar.Calendars;
import org.bihuan.calendar.DayKind;
import org.bihuan.shared.ActingDuty;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortField;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The workbench (工作台): what I must do now, ordered by the clock; what waits on others; what turned red since yesterday. */
@Repository
public class Workbench {

    /** Why a row is on somebody's desk. */
    public enum Task {
        SIGN,
        HANDLE,
        SUB_TASK,
        ACCEPT_SUB_TASK,
        REWORK,
        ASSIGN,
        VERIFY,
        ACCEPT_ON_SITE,
        CLOSE_OFF,
        DECIDE
    }

    /** @param parts instead of rows where the task is one of sub-tasks, each with its own clock */
    public record Todo(Task task, List<MatterList.Row> rows, List<SubTaskDesk.Part> parts, int total) {}

    public record Desk(List<Todo> mine, Todo waitingOnOthers, List<MatterList.Row> turnedRed, int turnedRedTotal) {}

    private static final int ROWS = 20;

    private final DSLContext sql;
    private final SubTaskDesk parts;
    private final Calendars calendars;
    private final Clock clock;

    Workbench(DSLContext sql, SubTaskDesk parts, Calendars calendars, Clock clock) {
        this.sql = sql;
        this.parts = parts;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Desk of(Viewer viewer) {
        viewer.mustHave(Permit.MATTER_READ);
        var now = clock.instant();
        var mine = new ArrayList<Todo>();
        if (viewer.may(Permit.MATTER_HANDLE, ActingDuty.HANDLE)) {
            mine.add(todo(Task.SIGN, viewer, now, led(viewer).and(in(MatterState.ASSIGNED))));
            mine.add(todo(Task.REWORK, viewer, now, led(viewer).and(in(MatterState.REWORK))));
            mine.add(
                    todo(Task.HANDLE, viewer, now, led(viewer).and(in(MatterState.RECEIVED, MatterState.IN_PROGRESS))));
            mine.add(parts(Task.SUB_TASK, parts.toDo(viewer, now)));
            mine.add(parts(Task.ACCEPT_SUB_TASK, parts.toAccept(viewer, now)));
        }
        if (viewer.may(Permit.MATTER_SUPERVISE, ActingDuty.SUPERVISE)) {
            mine.add(todo(Task.ASSIGN, viewer, now, in(MatterState.OPENED, MatterState.RETURNED)));
        }
        if (viewer.may(Permit.MATTER_SUPERVISE, ActingDuty.DECIDE)) {
            mine.add(todo(Task.DECIDE, viewer, now, RequestConditions.undecidedFor(viewer)));
        }
        if (viewer.may(Permit.MATTER_VERIFY, ActingDuty.VERIFY)) {
            mine.add(todo(
                    Task.VERIFY, viewer, now, led(viewer).not().and(in(MatterState.REPORTED, MatterState.VERIFYING))));
        }
        if (viewer.may(Permit.MATTER_VERIFY, ActingDuty.VERIFY)) {
            mine.add(todo(
                    Task.ACCEPT_ON_SITE, viewer, now, led(viewer).not().and(RequestConditions.unacceptedFor(viewer))));
        }
        if (viewer.may(Permit.MATTER_SUPERVISE, ActingDuty.SUPERVISE)) {
            mine.add(todo(Task.CLOSE_OFF, viewer, now, in(MatterState.PASSED)));
        }
        var red = MatterConditions.ofKind(MatterState.Kind.OPEN).and(turnedRed(viewer, BusinessZone.dateOf(now)));
        var newlyRed = rows(viewer, now, red);
        return new Desk(
                mine.stream().filter(todo -> todo.total() > 0).toList(),
                todo(Task.HANDLE, viewer, now, waitingOnOthers(viewer)),
                newlyRed,
                total(viewer, newlyRed, red));
    }

    private static Condition in(MatterState first, MatterState... more) {
        var states = new ArrayList<MatterState>(List.of(more));
        states.add(first);
        return MatterConditions.inStates(states);
    }

    private static Condition led(Viewer viewer) {
        var units = viewer.ownUnits().stream().map(UnitId::value).toList();
        return units.isEmpty() ? falseCondition() : MATTER_.LEAD_UNIT_ID.in(units);
    }

    /** Handed in by my unit and not yet verified; for the supervising side, what units are working on. */
    private static Condition waitingOnOthers(Viewer viewer) {
        return viewer.may(Permit.MATTER_SUPERVISE, ActingDuty.SUPERVISE)
                ? in(MatterState.ASSIGNED, MatterState.RECEIVED, MatterState.IN_PROGRESS, MatterState.REWORK)
                : led(viewer).and(in(MatterState.REPORTED, MatterState.VERIFYING, MatterState.PASSED));
    }

    /** The limit ran out on the last working day or since: on a Monday, the Friday's and the weekend's are new. */
    private Condition turnedRed(Viewer viewer, LocalDate today) {
        var lastWorkday = calendars.of(viewer.zone()).add(today, -1, DayKind.WORKING);
        return MATTER_.DUE_ON.lt(today).and(MATTER_.DUE_ON.ge(lastWorkday));
    }

    private Todo todo(Task task, Viewer viewer, Instant now, Condition which) {
        var rows = rows(viewer, now, which);
        return new Todo(task, rows, List.of(), total(viewer, rows, which));
    }

    private static Todo parts(Task task, SubTaskDesk.Heap heap) {
        return new Todo(task, List.of(), heap.parts(), heap.total());
    }

    /** Counted only when there are more than are shown. */
    private int total(Viewer viewer, List<MatterList.Row> rows, Condition which) {
        return rows.size() < ROWS ? rows.size() : count(viewer, which);
    }

    private int count(Viewer viewer, Condition which) {
        return sql.fetchCount(MATTER_, MatterConditions.visibleTo(viewer).and(which));
    }

    private List<MatterList.Row> rows(Viewer viewer, Instant now, Condition which) {
        var calendar = calendars.of(viewer.zone());
        return sql.select(MatterList.columns(now))
                .from(MATTER_)
                .leftJoin(UNIT)
                .on(
                        UNIT.ZONE_ID.eq(MATTER_.ZONE_ID),
                        UNIT.ID.eq(MATTER_.LEAD_UNIT_ID),
                        UNIT.ZONE_ID.eq(viewer.zone().value()))
                .where(MatterConditions.visibleTo(viewer).and(which))
                .orderBy(byTheClock(), MATTER_.ID)
                .limit(ROWS)
                .fetch(row -> MatterList.row(row, now, calendar));
    }

    private static SortField<?> byTheClock() {
        return MATTER_.DUE_ON.asc().nullsLast();
    }
}
