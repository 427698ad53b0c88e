package org.bihuan.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * Viewers resolved before, as long as nothing they were resolved from has changed: same stamp of the zone (see
 * {@link ViewerStamps}), same business day, and never longer than a minute, because a password grows old by the clock.
 */
@Service
public class KnownViewers {

    private static final int MOST = 5_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private record Asked(ZoneKey zone, AccountId account) {}

    private record Known(UUID stamp, LocalDate day, Instant until, Viewers.Present present) {

        boolean holds(UUID now, Instant at) {
            return stamp.equals(now) && at.isBefore(until) && day.equals(BusinessZone.dateOf(at));
        }
    }

    private final Viewers viewers;
    private final DSLContext sql;
    private final Clock clock;
    private final Map<Asked, Known> known = new ConcurrentHashMap<>();

    KnownViewers(Viewers viewers, DSLContext sql, Clock clock) {
        this.viewers = viewers;
        this.sql = sql;
        this.clock = clock;
    }

    /** As {@link Viewers#present}. */
    public Optional<Viewers.Present> present(ZoneKey zone, AccountId account) {
        var asked = new Asked(zone, account);
        var stamp = ViewerStamps.of(sql, zone);
        var at = clock.instant();
        var before = known.get(asked);
        if (before != null && before.holds(stamp, at)) {
            return Optional.of(before.present());
        }
        var present = viewers.present(zone, account);
        if (known.size() >= MOST) {
            known.clear();
        }
        present.ifPresentOrElse(
                found -> known.put(asked, new Known(stamp, BusinessZone.dateOf(at), at.plus(LONGEST), found)),
                () -> known.remove(asked));
        return present;
    }

    /** As {@link Viewers#acting}; deputies are few and are resolved each time. */
    public Optional<Viewer> acting(Viewer deputy, UUID delegation) {
        return viewers.acting(deputy, delegation);
    }
}
