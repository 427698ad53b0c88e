package org.bihuan.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.bihuan.calendar.DayKind;
import org.bihuan.calendar.WorkingCalendar;
import org.bihuan.shared.BusinessZone;
import org.jspecify.annotations.Nullable;

/**
 * How a closed matter was handled, counted and never typed (办理评价): the speed from its opening to the report that was
 * accepted, and what it took. Days are those of its type.
 *
 * @param daysAllowed from the opening to the original limit; absent without a limit
 * @param daysUsed from the opening to the day the accepted report came in
 * @param returns how often a unit handed it back
 * @param rounds 1 when the first report was accepted
 */
public record Performance(
        @Nullable Integer daysAllowed,
        @Nullable Integer daysUsed,
        boolean onTimeByOriginalDate,
        boolean onTimeByExtendedDate,
        int returns,
        int rounds,
        int urges,
        int extensions,
        int reopenings) {

    static Performance of(Matter matter, WorkingCalendar calendar, DayKind kind) {
        var done = day(matter.reportedAt == null ? matter.closedAt : matter.reportedAt);
        var opened = day(matter.openedAt);
        var original = matter.originalDueOn;
        return new Performance(
                between(opened, original, calendar, kind),
                between(opened, done, calendar, kind),
                onTime(done, original),
                onTime(done, matter.dueOn),
                matter.returnCount,
                matter.round,
                matter.urgeCount,
                matter.extensionCount,
                matter.reopenCount);
    }

    private static @Nullable LocalDate day(@Nullable Instant at) {
        return at == null ? null : BusinessZone.dateOf(at);
    }

    private static @Nullable Integer between(
            @Nullable LocalDate from, @Nullable LocalDate to, WorkingCalendar calendar, DayKind kind) {
        return from == null || to == null || to.isBefore(from)
                ? null
                : Integer.valueOf(calendar.daysBetween(from, to, kind));
    }

    private static boolean onTime(@Nullable LocalDate done, @Nullable LocalDate due) {
        return due == null || !Objects.requireNonNull(done).isAfter(due);
    }
}
