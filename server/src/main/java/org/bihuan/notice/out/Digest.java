package org.bihuan.notice.out;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import org.bihuan.shared.BusinessZone;
import org.jspecify.annotations.Nullable;

/** Whether mails come one by one or gathered, each day or each week at an hour of Shanghai. */
public enum Digest {
    NONE,
    DAILY,
    WEEKLY;

    /** The first hour of its kind after the moment; none when nothing is gathered. */
    @Nullable
    Instant next(int hour, int weekday, Instant after) {
        var local = after.atZone(BusinessZone.SHANGHAI);
        var today = local.toLocalDate().atTime(hour, 0).atZone(BusinessZone.SHANGHAI);
        return switch (this) {
            case NONE -> null;
            case DAILY -> (today.toInstant().isAfter(after) ? today : today.plusDays(1)).toInstant();
            case WEEKLY -> {
                var day = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(weekday)));
                yield (day.toInstant().isAfter(after) ? day : day.plusWeeks(1)).toInstant();
            }
        };
    }
}
