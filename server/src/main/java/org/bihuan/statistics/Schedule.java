package org.bihuan.statistics;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Problem;

/**
 * When a report is made.
 *
 * @param day of the week, 1 is Monday; or of the month, in a shorter month its last
 * @param hour full hours, 0 to 23, business time
 */
public record Schedule(
        @NotNull Every every,
        @Min(1) @Max(31) int day,
        @Min(0) @Max(23) int hour) {

    public enum Every {
        WEEK,
        MONTH
    }

    void mustFit() {
        if (every == Every.WEEK && day > 7) {
            throw Problem.field("schedule.day", "STATISTICS-WEEKDAY-WRONG", "星期须在 1（周一）到 7（周日）之间。");
        }
    }

    /** The first such hour after the moment. */
    Instant after(Instant moment) {
        var today = BusinessZone.dateOf(moment);
        var candidate = at(today);
        while (!candidate.isAfter(moment)) {
            today = every == Every.WEEK
                    ? today.plusWeeks(1)
                    : today.plusMonths(1).withDayOfMonth(1);
            candidate = at(today);
        }
        return candidate;
    }

    /** The latest such hour not after the moment, which must not lie before {@code due}. */
    Instant latest(Instant due, Instant moment) {
        var latest = due;
        for (var next = after(latest); !next.isAfter(moment); next = after(latest)) {
            latest = next;
        }
        return latest;
    }

    /** The hour in the week or month of a day. */
    private Instant at(LocalDate day) {
        var chosen = every == Every.WEEK
                ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusDays(this.day - 1L)
                : day.withDayOfMonth(Math.min(this.day, YearMonth.from(day).lengthOfMonth()));
        return chosen.atTime(hour, 0).atZone(BusinessZone.SHANGHAI).toInstant();
    }
}
