package org.bihuan.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.bihuan.calendar.ZoneDays.Year;
import org.bihuan.platform.Signals;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Problem.FieldError;
import org.bihuan.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The system administrator keeps the zone's own arrangement of a year. Due dates already set do not move. */
@Service
public class CalendarYears {

    static final int FIRST = 2000;
    static final int LAST = 2100;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_SOURCE = 300;

    private final ZoneDays zoneDays;
    private final Calendars calendars;
    private final Signals signals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CalendarYears(
            ZoneDays zoneDays, Calendars calendars, Signals signals, ApplicationEventPublisher events, Clock clock) {
        this.zoneDays = zoneDays;
        this.calendars = calendars;
        this.signals = signals;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts the days in place of what the zone had for the year.
     *
     * @param source where they come from: the address or number of the notice
     * @param expectedVersion the version last seen, 0 when the zone had nothing
     */
    @Transactional
    public void replace(Viewer viewer, int year, String source, List<SpecialDay> days, int expectedVersion) {
        viewer.mustHave(Permit.CALENDAR_EDIT);
        mustBeSensible(year, source, days);
        zoneDays.replace(
                viewer.zone(),
                new Year(year, source.strip(), viewer.account(), clock.instant(), expectedVersion + 1),
                days.stream().sorted(Comparator.comparing(SpecialDay::date)).toList(),
                expectedVersion);
        changed(viewer, "calendar.replace", Map.of("year", year, "days", days.size()));
    }

    /** Takes the zone's own arrangement away; the national one, if known, holds again. */
    @Transactional
    public void remove(Viewer viewer, int year, int expectedVersion) {
        viewer.mustHave(Permit.CALENDAR_EDIT);
        zoneDays.remove(viewer.zone(), year, expectedVersion);
        changed(viewer, "calendar.remove", Map.of("year", year));
    }

    private void changed(Viewer viewer, String act, Map<String, Object> facts) {
        events.publishEvent(new Acted(viewer, act, "calendar", null, facts));
        signals.send(CalendarSignals.TOPIC, viewer.zone().toString());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                calendars.forget(viewer.zone());
            }
        });
    }

    private static void mustBeSensible(int year, String source, List<SpecialDay> days) {
        var errors = new ArrayList<FieldError>();
        if (year < FIRST || year > LAST) {
            errors.add(new FieldError("year", "CALENDAR-YEAR-OUT-OF-RANGE", "年度须在 2000 至 2100 之间。"));
        }
        if (source.length() > LONGEST_SOURCE) {
            errors.add(new FieldError("source", "CALENDAR-SOURCE-TOO-LONG", "依据最多 300 字。"));
        }
        if (days.isEmpty() || days.size() > 366) {
            errors.add(new FieldError("days", "CALENDAR-DAYS-MISSING", "请至少给出一天、最多一年的放假或调休安排。"));
        }
        var seen = new HashSet<LocalDate>();
        for (int i = 0; i < Math.min(days.size(), 366); i++) {
            var day = days.get(i);
            if (day.date().getYear() != year) {
                errors.add(new FieldError("days[" + i + "].date", "CALENDAR-DAY-OTHER-YEAR", "日期不在该年度内。"));
            } else if (!seen.add(day.date())) {
                errors.add(new FieldError("days[" + i + "].date", "CALENDAR-DAY-TWICE", "同一日期出现两次。"));
            }
            if (day.name().isBlank() || day.name().length() > LONGEST_NAME) {
                errors.add(new FieldError("days[" + i + "].name", "CALENDAR-NAME-MISSING", "请写明名称，最多 40 字。"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.fields("CALENDAR-DAYS-WRONG", "有日期安排不正确，请按提示修改后再提交。", errors);
        }
    }
}
