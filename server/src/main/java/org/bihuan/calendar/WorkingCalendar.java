package org.bihuan.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bihuan.shared.BusinessZone;

/**
 * Which days are worked, and the arithmetic of limits on them. Immutable and pure. Saturday and Sunday are off unless
 * an official notice says otherwise; in a year without notice ({@link #knows} is false) results are provisional.
 */
public final class WorkingCalendar {

    /** The longest limit that is counted, in days; a longer one is a typing error. */
    public static final int LONGEST = 3660;

    /** The statutory holidays of a year before 2025; a list with fewer days off is a correction, not a notice. */
    private static final int STATUTORY_DAYS = 11;

    private static final WorkingCalendar NATIONAL = of(NationalDays.all());

    private final NavigableMap<LocalDate, SpecialDay> special;
    private final Set<Integer> years;

    private WorkingCalendar(NavigableMap<LocalDate, SpecialDay> special, Set<Integer> years) {
        this.special = Collections.unmodifiableNavigableMap(special);
        this.years = years;
    }

    /**
     * The days named; of two for one date the later in the collection holds. A year counts as known when at least as
     * many days off are named in it as the law gives.
     */
    public static WorkingCalendar of(Collection<SpecialDay> days) {
        var special = new TreeMap<LocalDate, SpecialDay>();
        days.forEach(day -> special.put(day.date(), day));
        var offByYear = special.values().stream()
                .filter(SpecialDay::off)
                .collect(Collectors.groupingBy(day -> day.date().getYear(), Collectors.counting()));
        offByYear.values().removeIf(count -> count < STATUTORY_DAYS);
        return new WorkingCalendar(special, Set.copyOf(offByYear.keySet()));
    }

    /** The shipped national calendar without any correction of a zone. */
    public static WorkingCalendar national() {
        return NATIONAL;
    }

    public boolean isWorkday(LocalDate day) {
        var named = special.get(day);
        return named == null ? !isWeekend(day) : !named.off();
    }

    /** False when no official notice for the year is known: weekends alone decide, and the user is told. */
    public boolean knows(int year) {
        return years.contains(year);
    }

    /** The days named in a year, by date. */
    public Collection<SpecialDay> named(int year) {
        return special.subMap(LocalDate.of(year, 1, 1), true, LocalDate.of(year, 12, 31), true)
                .values();
    }

    /** What an official notice says of the day, if anything. */
    public Optional<SpecialDay> named(LocalDate day) {
        return Optional.ofNullable(special.get(day));
    }

    /**
     * The day so many days after the start; the start itself, the day of the act, is not counted (《民法典》第二百零一条).
     * Negative numbers count backwards. At most {@link #LONGEST} days.
     */
    public LocalDate add(LocalDate start, int days, DayKind kind) {
        if (Math.abs((long) days) > LONGEST) {
            throw new IllegalArgumentException("limit of " + days + " days");
        }
        return switch (kind) {
            case NATURAL -> start.plusDays(days);
            case WORKING -> addWorkdays(start, days);
        };
    }

    /** As {@link #add}, but an end on a day off moves to the next workday, where the rule says so (第二百零三条). */
    public LocalDate addRolling(LocalDate start, int days, DayKind kind) {
        return workdayFrom(add(start, days, kind));
    }

    /** The day itself if it is worked, else the next workday. */
    public LocalDate workdayFrom(LocalDate day) {
        var found = day;
        while (!isWorkday(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** Workdays after {@code from} up to and including {@code to}; negative when {@code to} is earlier. */
    public int workdaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -workdaysBetween(to, from);
        }
        int count = weekdaysUpTo(to) - weekdaysUpTo(from);
        for (var day : special.subMap(from, false, to, true).values()) {
            if (day.off() && !isWeekend(day.date())) {
                count--;
            } else if (!day.off() && isWeekend(day.date())) {
                count++;
            }
        }
        return count;
    }

    /** Days of the kind between two dates, counted as {@link #workdaysBetween} counts. */
    public int daysBetween(LocalDate from, LocalDate to, DayKind kind) {
        return switch (kind) {
            case NATURAL -> Math.toIntExact(ChronoUnit.DAYS.between(from, to));
            case WORKING -> workdaysBetween(from, to);
        };
    }

    /** The due date after a pause: as many days of the kind remain on resumption as remained when it began. */
    public LocalDate resume(LocalDate due, LocalDate pausedOn, LocalDate resumedOn, DayKind kind) {
        if (resumedOn.isBefore(pausedOn)) {
            throw new IllegalArgumentException("a pause from " + pausedOn + " to " + resumedOn);
        }
        return add(due, daysBetween(pausedOn, resumedOn, kind), kind);
    }

    /** A limit in hours runs through nights and days off. */
    public Instant addHours(Instant start, int hours) {
        return start.plus(Duration.ofHours(hours));
    }

    /** The day an act counts for: an act at or after the cut-off hour counts for the following day. */
    public LocalDate dayOfAct(Instant act, LocalTime cutOff) {
        var local = act.atZone(BusinessZone.SHANGHAI);
        var day = local.toLocalDate();
        return local.toLocalTime().isBefore(cutOff) ? day : day.plusDays(1);
    }

    /** The date a phrase means when said on the given day. “周五前” includes the Friday. */
    public LocalDate resolve(DueMacro macro, LocalDate today) {
        return switch (macro) {
            case DueMacro.Within within -> add(today, within.days(), within.kind());
            case DueMacro.WithinMonths within -> today.plusMonths(within.months());
            case DueMacro.EndOfMonth end -> lastOfMonth(today.plusMonths(end.monthsAhead()));
            case DueMacro.EndOfNamedMonth end -> nextEndOf(end.month(), today);
            case DueMacro.EndOfQuarter() -> lastOfMonth(today.withDayOfMonth(1).withMonth(lastMonthOfQuarter(today)));
            case DueMacro.EndOfYear() -> LocalDate.of(today.getYear(), 12, 31);
            case DueMacro.ComingWeekday coming -> today.with(TemporalAdjusters.nextOrSame(coming.day()));
            case DueMacro.WeekdayOfWeek in ->
                today.with(DayOfWeek.MONDAY).plusWeeks(in.weeksAhead()).with(in.day());
        };
    }

    private LocalDate addWorkdays(LocalDate start, int days) {
        int step = Integer.signum(days);
        var day = start;
        for (int left = Math.abs(days); left > 0; ) {
            day = day.plusDays(step);
            if (isWorkday(day)) {
                left--;
            }
        }
        return day;
    }

    /** Mondays to Fridays since Thursday 1970-01-01 (exclusive), signed; differences of it count weekdays. */
    private static int weekdaysUpTo(LocalDate day) {
        long sinceMonday = day.toEpochDay() + 3;
        return Math.toIntExact(Math.floorDiv(sinceMonday, 7L) * 5 + Math.min(Math.floorMod(sinceMonday, 7L), 4));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    }

    private static LocalDate nextEndOf(Month month, LocalDate today) {
        var end = lastOfMonth(LocalDate.of(today.getYear(), month, 1));
        return end.isBefore(today) ? lastOfMonth(end.plusYears(1)) : end;
    }

    private static LocalDate lastOfMonth(LocalDate day) {
        return day.with(TemporalAdjusters.lastDayOfMonth());
    }

    private static int lastMonthOfQuarter(LocalDate day) {
        return (day.getMonthValue() + 2) / 3 * 3;
    }
}
