package org.bihuan.notice.out;

import java.time.Instant;
import java.time.LocalTime;
import org.bihuan.shared.BusinessZone;
import org.jspecify.annotations.Nullable;

/**
 * A span of the day, in Shanghai, in which nothing is sent; it may lie over midnight. Equal ends mean the whole day
 * would be silent and are not allowed.
 */
record QuietHours(LocalTime from, LocalTime to) {

    static @Nullable QuietHours of(@Nullable LocalTime from, @Nullable LocalTime to) {
        return from == null || to == null ? null : new QuietHours(from, to);
    }

    /** The moment itself, or the end of the span it lies in. */
    Instant firstAllowed(Instant moment) {
        var local = moment.atZone(BusinessZone.SHANGHAI);
        if (!covers(local.toLocalTime())) {
            return moment;
        }
        var end = local.with(to);
        return (end.isAfter(local) ? end : end.plusDays(1)).toInstant();
    }

    private boolean covers(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }
}
