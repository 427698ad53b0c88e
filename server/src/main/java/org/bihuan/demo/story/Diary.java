package org.bihuan.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.random.RandomGenerator;
import org.bihuan.calendar.DayKind;
import org.bihuan.calendar.WorkingCalendar;
import org.bihuan.shared.BusinessZone;

/** Moments of a story: within office hours on workdays, one after the other, never in the future. */
final class Diary {

    private static final LocalTime EARLIEST = LocalTime.of(8, 40);
    private static final LocalTime LATEST = LocalTime.of(17, 50);
    private static final Duration JUST_NOW = Duration.ofMinutes(3);

    private final WorkingCalendar calendar;
    private final Instant now;
    private final RandomGenerator random;
    private Instant moment;

    Diary(WorkingCalendar calendar, Instant now, RandomGenerator random) {
        this.calendar = calendar;
        this.now = now;
        this.random = random;
        this.moment = now;
    }

    LocalDate today() {
        return BusinessZone.dateOf(now);
    }

    LocalDate workdaysFromToday(int days) {
        return calendar.add(today(), days, DayKind.WORKING);
    }

    Instant moment() {
        return moment;
    }

    /** Opens the diary in the morning, so many workdays ago. */
    void begin(int workdaysAgo) {
        moment = at(workdaysFromToday(-workdaysAgo), EARLIEST.plusMinutes(random.nextInt(140)));
    }

    /** Goes on some workdays later; just before now at the latest. */
    Instant later(int least, int most) {
        var day = calendar.add(BusinessZone.dateOf(moment), least + random.nextInt(most - least + 1), DayKind.WORKING);
        return arrive(at(day, EARLIEST.plusMinutes(random.nextInt(540))));
    }

    /** Goes on after some minutes, next morning if the office has closed. */
    Instant soon(int least, int most) {
        var next = moment.plus(Duration.ofMinutes(least + random.nextInt(most - least + 1)));
        var local = next.atZone(BusinessZone.SHANGHAI);
        if (local.toLocalTime().isAfter(LATEST)) {
            var day = calendar.add(local.toLocalDate(), 1, DayKind.WORKING);
            next = at(day, EARLIEST.plusMinutes(random.nextInt(90)));
        }
        return arrive(next);
    }

    /** Whether a moment so many workdays on still lies in the past. */
    boolean hasRoomFor(int workdays) {
        return calendar.workdaysBetween(BusinessZone.dateOf(moment), today()) > workdays;
    }

    private Instant arrive(Instant next) {
        var latest = now.minus(JUST_NOW);
        var after = next.isAfter(moment) ? next : moment.plusSeconds(60 + random.nextInt(600));
        moment = after.isBefore(latest)
                ? after
                : moment.plus(Duration.between(moment, latest).dividedBy(2));
        return moment;
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(BusinessZone.SHANGHAI).toInstant();
    }
}
