package org.bihuan.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The time zone deadlines are counted in: Asia/Shanghai, whatever the machine is set to. */
public final class BusinessZone {

    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private BusinessZone() {}

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    public static LocalDate dateOf(Instant moment) {
        return LocalDate.ofInstant(moment, SHANGHAI);
    }

    /** The day that {@link #endOf} made this moment of; of any other moment, its day. */
    public static LocalDate lastDayBefore(Instant moment) {
        return dateOf(moment.minusNanos(1));
    }

    /** The first moment after the day, which is when a matter due on it becomes overdue. */
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
    }
}
