package org.bihuan.statistics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Which days a saved report is about, seen from the day it is made; a running week, month or year ends with that day. */
public enum PeriodRule {
    THIS_WEEK,
    LAST_WEEK,
    THIS_MONTH,
    LAST_MONTH,
    THIS_YEAR,
    LAST_YEAR;

    Period on(LocalDate day) {
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var first = day.withDayOfMonth(1);
        var newYear = day.withDayOfYear(1);
        return switch (this) {
            case THIS_WEEK -> new Period(monday, day);
            case LAST_WEEK -> new Period(monday.minusWeeks(1), monday.minusDays(1));
            case THIS_MONTH -> new Period(first, day);
            case LAST_MONTH -> new Period(first.minusMonths(1), first.minusDays(1));
            case THIS_YEAR -> new Period(newYear, day);
            case LAST_YEAR -> new Period(newYear.minusYears(1), newYear.minusDays(1));
        };
    }
}
