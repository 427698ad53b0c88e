package org.bihuan.calendar;

import java.time.Clock;
import java.time.LocalDate;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Answers “when is that?” for a phrase or a number of days, as the deadline calculator asks. */
@Service
public class Deadlines {

    private static final LocalDate EARLIEST = LocalDate.of(CalendarYears.FIRST, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(CalendarYears.LAST, 12, 31);

    /**
     * A date with what the calendar knows of it.
     *
     * @param due the last day of the limit, inclusive
     * @param nextWorkday {@code due}, or the workday after it where it falls on a day off
     * @param provisional a year in between has no official notice yet
     * @param name what the notice calls the day, if anything
     */
    public record Deadline(
            LocalDate from,
            LocalDate due,
            boolean workday,
            LocalDate nextWorkday,
            int naturalDays,
            int workingDays,
            boolean provisional,
            @Nullable String name) {}

    private final Calendars calendars;
    private final Clock clock;

    Deadlines(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Refuses with {@code CALENDAR-PHRASE-UNKNOWN} what is no known phrase. */
    public Deadline resolve(Viewer viewer, String text, @Nullable LocalDate from) {
        var calendar = calendars.of(viewer.zone());
        var start = start(from);
        var macro = DueMacro.parse(text)
                .orElseThrow(() ->
                        Problem.field("text", "CALENDAR-PHRASE-UNKNOWN", "读不懂这个期限。可以写：本月底、周五前、下周三、5个工作日内、15日内、季末、年底。"));
        return deadline(calendar, start, calendar.resolve(macro, start));
    }

    /** The day so many days after the start, forwards or backwards. */
    public Deadline count(Viewer viewer, int days, DayKind kind, @Nullable LocalDate from) {
        if (Math.abs((long) days) > WorkingCalendar.LONGEST) {
            throw Problem.field("days", "CALENDAR-LIMIT-TOO-LONG", "期限最长 3660 天。");
        }
        var calendar = calendars.of(viewer.zone());
        var start = start(from);
        return deadline(calendar, start, calendar.add(start, days, kind));
    }

    private LocalDate start(@Nullable LocalDate from) {
        if (from == null) {
            return BusinessZone.today(clock);
        }
        if (from.isBefore(EARLIEST) || from.isAfter(LATEST)) {
            throw Problem.field("from", "CALENDAR-YEAR-OUT-OF-RANGE", "年度须在 2000 至 2100 之间。");
        }
        return from;
    }

    private static Deadline deadline(WorkingCalendar calendar, LocalDate from, LocalDate due) {
        var first = due.isBefore(from) ? due : from;
        var last = due.isBefore(from) ? from : due;
        boolean provisional = first.datesUntil(last.plusDays(1))
                .mapToInt(LocalDate::getYear)
                .distinct()
                .anyMatch(year -> !calendar.knows(year));
        return new Deadline(
                from,
                due,
                calendar.isWorkday(due),
                calendar.workdayFrom(due),
                calendar.daysBetween(from, due, DayKind.NATURAL),
                calendar.workdaysBetween(from, due),
                provisional,
                calendar.named(due).map(SpecialDay::name).orElse(null));
    }
}
