package org.bihuan.statistics;

import java.time.Instant;
import java.time.LocalDate;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** The days something happened in, both included; at most {@value #MOST_YEARS} years. */
public record Period(LocalDate from, LocalDate to) {

    private static final int MOST_YEARS = 20;

    public Period {
        if (to.isBefore(from)) {
            throw Problem.field("to", "STATISTICS-PERIOD-BACKWARDS", "止期不能早于起期。");
        }
        if (from.plusYears(MOST_YEARS).isBefore(to)) {
            throw Problem.field("from", "STATISTICS-PERIOD-TOO-LONG", "统计期最长 " + MOST_YEARS + " 年，请缩短。");
        }
    }

    /** @param from absent: the first of the year @param to absent: the day itself */
    public static Period of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate day) {
        var last = to == null ? day : to;
        return new Period(from == null ? last.withDayOfYear(1) : from, last);
    }

    Instant start() {
        return from.atStartOfDay(BusinessZone.SHANGHAI).toInstant();
    }

    /** The first moment after it. */
    Instant end() {
        return BusinessZone.endOf(to);
    }
}
