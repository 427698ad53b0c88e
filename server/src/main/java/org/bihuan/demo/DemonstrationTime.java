package org.bihuan.demo;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.organisation.Tables.ZONE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.bihuan.platform.JobsByHand;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The time of a demonstration, moved forward by its system administrator. On the way the background work of every day is
 * done in its order, so that the ladder climbs, reminders go out and reports are made as they would have been. Where
 * nothing is demonstrated, or another zone than the demonstration's, every move is refused.
 */
@Service
public class DemonstrationTime {

    private static final Duration FARTHEST = Duration.ofDays(31);
    private static final Duration FARTHEST_AHEAD = Duration.ofDays(731);
    /** When the background work of a day is done: at its beginning, in the morning, in the evening. */
    private static final List<LocalTime> HOURS = List.of(LocalTime.MIDNIGHT, LocalTime.of(9, 0), LocalTime.of(18, 0));

    /**
     * @param demonstration whether the time can be moved at all
     * @param moving somebody moves it at this moment
     * @param aheadSeconds what it has been moved ahead of the true time
     */
    public record Reading(boolean demonstration, boolean moving, Instant now, long aheadSeconds) {}

    private final ObjectProvider<DemoClock> movable;
    private final Clock clock;
    private final JobsByHand jobs;
    private final TransactionTemplate transaction;
    private final DSLContext sql;
    private final ApplicationEventPublisher events;
    private final ReentrantLock move = new ReentrantLock();

    DemonstrationTime(
            ObjectProvider<DemoClock> movable,
            Clock clock,
            JobsByHand jobs,
            TransactionTemplate transaction,
            DSLContext sql,
            ApplicationEventPublisher events) {
        this.movable = movable;
        this.clock = clock;
        this.jobs = jobs;
        this.transaction = transaction;
        this.sql = sql;
        this.events = events;
    }

    public Reading show(Viewer viewer) {
        var demo = movable.getIfAvailable();
        return demo == null || !isDemonstrationZone(viewer.zone())
                ? new Reading(false, false, clock.instant(), 0)
                : new Reading(
                        true, move.isLocked(), demo.instant(), demo.ahead().toSeconds());
    }

    /** Returns when everything that lay on the way has been done. */
    public Reading forward(Viewer viewer, Instant to) {
        viewer.mustHave(Permit.SYSTEM_SETTINGS);
        var demo = movable.getIfAvailable();
        if (demo == null || !isDemonstrationZone(viewer.zone())) {
            throw Problem.conflict("DEMO-NOT-RUNNING", "只有演示园区的时间可以拨快。");
        }
        if (!move.tryLock()) {
            throw Problem.conflict("DEMO-CLOCK-MOVING", "时间正在拨快，请稍候。");
        }
        try {
            jobs.whileSchedulerRests(() -> move(viewer, demo, to));
        } finally {
            move.unlock();
        }
        return show(viewer);
    }

    private void move(Viewer viewer, DemoClock demo, Instant to) {
        var from = demo.instant();
        mustLieAhead(demo, from, to);
        transaction.executeWithoutResult(begun -> events.publishEvent(new Acted(
                viewer,
                "demo.move-clock",
                "zone",
                viewer.zone().value(),
                Map.of("from", from.truncatedTo(ChronoUnit.SECONDS), "to", to.truncatedTo(ChronoUnit.SECONDS)))));
        for (var stop : stops(from, to)) {
            demo.moveTo(stop);
            jobs.round();
        }
        CurrentZone.run(
                viewer.zone(),
                () -> transaction.executeWithoutResult(begun -> keepPasswordsFresh(viewer.zone(), demo)));
    }

    private static void mustLieAhead(DemoClock demo, Instant from, Instant to) {
        if (!to.isAfter(from)) {
            throw Problem.field("to", "DEMO-CLOCK-BACKWARDS", "演示时间只能向前，请选择晚于现在的时间。");
        }
        var by = Duration.between(from, to);
        if (by.compareTo(FARTHEST) > 0) {
            throw Problem.field("to", "DEMO-CLOCK-TOO-FAR", "一次最多前进 31 天，请分几次拨快。");
        }
        if (demo.ahead().plus(by).compareTo(FARTHEST_AHEAD) > 0) {
            throw Problem.field("to", "DEMO-CLOCK-TOO-FAR", "演示时间最多比真实时间快两年。");
        }
    }

    /** The moments between at which background work is done, and the end itself. */
    static List<Instant> stops(Instant from, Instant to) {
        var first = BusinessZone.dateOf(from);
        return Stream.concat(
                        first.datesUntil(BusinessZone.dateOf(to).plusDays(1))
                                .flatMap(day -> HOURS.stream()
                                        .map(hour -> day.atTime(hour)
                                                .atZone(BusinessZone.SHANGHAI)
                                                .toInstant()))
                                .filter(stop -> stop.isAfter(from) && stop.isBefore(to)),
                        Stream.of(to))
                .toList();
    }

    /** Nobody has to find a new password because the time was moved. */
    private void keepPasswordsFresh(ZoneKey zone, DemoClock demo) {
        sql.update(ACCOUNT)
                .set(ACCOUNT.PASSWORD_CHANGED_AT, demo.instant())
                .where(ACCOUNT.ZONE_ID.eq(zone.value()), ACCOUNT.MUST_CHANGE_PASSWORD.isFalse())
                .execute();
    }

    private boolean isDemonstrationZone(ZoneKey zone) {
        return Boolean.TRUE.equals(transaction.execute(
                begun -> sql.fetchExists(ZONE, ZONE.ZONE_ID.eq(zone.value()), ZONE.CODE.eq(DemoZone.CODE))));
    }
}
