package org.bihuan.statistics;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The moment counted for, and up to when corrections are known.
 *
 * @param present whether both are now, when the open spans tell all
 */
record Moment(Instant asAt, Instant knownAt, boolean present) {

    /**
     * @param asAt absent: now
     * @param knownAt absent: what was known at that very moment
     */
    static Moment of(@Nullable Instant asAt, @Nullable Instant knownAt, Clock clock) {
        var now = clock.instant();
        if (asAt != null && asAt.isAfter(now)) {
            throw Problem.field("asAt", "STATISTICS-MOMENT-AHEAD", "统计时点不能晚于现在。");
        }
        var at = asAt == null ? now : asAt;
        var known = knownAt == null ? at : knownAt;
        if (known.isBefore(at) || known.isAfter(now)) {
            throw Problem.field("knownAt", "STATISTICS-KNOWN-OUT-OF-RANGE", "“所知”时点不能早于统计时点，也不能晚于现在。");
        }
        return new Moment(at, known, asAt == null && knownAt == null);
    }

    LocalDate day() {
        return BusinessZone.dateOf(asAt);
    }
}
