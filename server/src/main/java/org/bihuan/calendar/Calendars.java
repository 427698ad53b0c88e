package org.bihuan.calendar;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.ZoneKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The working calendar of a zone: the national days with the zone's own laid over them. Remembered per node, forgotten
 * when any node changes it.
 */
@Service
public class Calendars {

    /** Bounds the harm of a lost signal. */
    private static final long REMEMBERED_NANOS = Duration.ofMinutes(5).toNanos();

    private record Remembered(WorkingCalendar calendar, long since) {}

    private final ZoneDays days;
    private final TransactionTemplate transaction;
    private final Map<ZoneKey, Remembered> remembered = new ConcurrentHashMap<>();
    private final AtomicLong forgotten = new AtomicLong();

    Calendars(ZoneDays days, TransactionTemplate transaction) {
        this.days = days;
        this.transaction = transaction;
    }

    public WorkingCalendar of(ZoneKey zone) {
        var known = remembered.get(zone);
        if (known != null && System.nanoTime() - known.since() < REMEMBERED_NANOS) {
            return known.calendar();
        }
        long before = forgotten.get();
        var calendar = read(zone);
        if (forgotten.get() == before) {
            // What was read while somebody changed it is used once and not remembered.
            remembered.put(zone, new Remembered(calendar, System.nanoTime()));
        }
        return calendar;
    }

    void forget(ZoneKey zone) {
        forgotten.incrementAndGet();
        remembered.remove(zone);
    }

    void forgetAll() {
        forgotten.incrementAndGet();
        remembered.clear();
    }

    private WorkingCalendar read(ZoneKey zone) {
        try {
            return CurrentZone.call(zone, () -> Objects.requireNonNull(transaction.execute(begun -> laidOver(zone))));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private WorkingCalendar laidOver(ZoneKey zone) {
        var all = new ArrayList<>(NationalDays.all());
        all.addAll(days.all(zone));
        return WorkingCalendar.of(all);
    }
}
