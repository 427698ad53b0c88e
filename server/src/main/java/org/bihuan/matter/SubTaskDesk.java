package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.SUB_TASK;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.jooq.impl.DSL.inline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bihuan.calendar.Calendars;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The sub-tasks on somebody's desk, each by its own clock. */
@Repository
public class SubTaskDesk {

    /**
     * One sub-task of a matter.
     *
     * @param what absent: to support as the matter requires
     * @param daysLeft working days to its own limit; negative when overdue
     */
    public record Part(
            UUID id,
            UUID matterId,
            @Nullable String number,
            String title,
            MatterList.Unit unit,
            @Nullable String what,
            Instant givenAt,
            LocalDate dueOn,
            @Nullable Integer daysLeft,
            boolean mandatory,
            SubTask.State state,
            Light light,
            @Nullable Rung rung,
            int urgeCount) {}

    record Heap(List<Part> parts, int total) {}

    private static final int ROWS = 20;
    private static final Set<SubTask.State> TO_DO = EnumSet.of(
            SubTask.State.ASSIGNED, SubTask.State.SIGNED, SubTask.State.IN_PROGRESS, SubTask.State.SENT_BACK);

    private final DSLContext sql;
    private final Calendars calendars;

    SubTaskDesk(DSLContext sql, Calendars calendars) {
        this.sql = sql;
        this.calendars = calendars;
    }

    /** What the viewer's own units have to sign and to do. */
    Heap toDo(Viewer viewer, Instant now) {
        return heap(viewer, now, in(TO_DO).and(SUB_TASK.UNIT_ID.in(own(viewer))));
    }

    /** What has been reported to the viewer's own units, which lead. */
    Heap toAccept(Viewer viewer, Instant now) {
        return heap(viewer, now, in(EnumSet.of(SubTask.State.REPORTED)).and(MATTER_.LEAD_UNIT_ID.in(own(viewer))));
    }

    private static List<UUID> own(Viewer viewer) {
        return viewer.ownUnits().stream().map(UnitId::value).toList();
    }

    private static Condition in(Set<SubTask.State> states) {
        return SUB_TASK.STATE.in(
                states.stream().map(state -> inline(state.name())).toList());
    }

    private Heap heap(Viewer viewer, Instant now, Condition which) {
        var zone = viewer.zone().value();
        var where = SUB_TASK.ZONE_ID
                .eq(zone)
                .and(which)
                .and(MatterConditions.live())
                .and(MatterConditions.visibleTo(viewer));
        var together = MATTER_.ZONE_ID.eq(SUB_TASK.ZONE_ID).and(MATTER_.ID.eq(SUB_TASK.MATTER_ID));
        var calendar = calendars.of(viewer.zone());
        var today = BusinessZone.dateOf(now);
        var parts = sql.select(
                        SUB_TASK.ID,
                        MATTER_.ID,
                        MATTER_.NUMBER,
                        MATTER_.TITLE,
                        UNIT.ID,
                        UNIT.NAME,
                        SUB_TASK.WHAT,
                        SUB_TASK.GIVEN_AT,
                        SUB_TASK.DUE_ON,
                        SUB_TASK.MANDATORY,
                        SUB_TASK.STATE,
                        SUB_TASK.RUNG,
                        SUB_TASK.URGE_COUNT)
                .from(SUB_TASK)
                .join(MATTER_)
                .on(together.and(MATTER_.ZONE_ID.eq(zone)))
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(SUB_TASK.ZONE_ID), UNIT.ID.eq(SUB_TASK.UNIT_ID), UNIT.ZONE_ID.eq(zone))
                .where(where)
                .orderBy(SUB_TASK.DUE_ON, SUB_TASK.ID)
                .limit(ROWS)
                .fetch(row -> new Part(
                        row.get(SUB_TASK.ID),
                        row.get(MATTER_.ID),
                        row.get(MATTER_.NUMBER),
                        PersonalData.inText(row.get(MATTER_.TITLE)),
                        new MatterList.Unit(row.get(UNIT.ID), row.get(UNIT.NAME)),
                        row.get(SUB_TASK.WHAT),
                        row.get(SUB_TASK.GIVEN_AT),
                        row.get(SUB_TASK.DUE_ON),
                        MatterList.daysLeft(row.get(SUB_TASK.DUE_ON), now, calendar),
                        row.get(SUB_TASK.MANDATORY),
                        SubTask.State.valueOf(row.get(SUB_TASK.STATE)),
                        SubTask.light(SubTask.State.valueOf(row.get(SUB_TASK.STATE)), row.get(SUB_TASK.DUE_ON), today),
                        row.get(SUB_TASK.RUNG) == null ? null : Rung.valueOf(row.get(SUB_TASK.RUNG)),
                        row.get(SUB_TASK.URGE_COUNT)));
        var total = parts.size() < ROWS
                ? parts.size()
                : sql.fetchCount(sql.selectOne()
                        .from(SUB_TASK)
                        .join(MATTER_)
                        .on(together.and(MATTER_.ZONE_ID.eq(zone)))
                        .where(where));
        return new Heap(parts, total);
    }
}
