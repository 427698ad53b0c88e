package org.bihuan.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** One year as the calendar screen shows it. */
@Repository
public class CalendarYearShow {

    /** A day that differs from the weekly rule; {@code own} when the zone's upload says so. */
    public record NamedDay(LocalDate date, boolean off, String name, boolean own) {}

    /** Where the zone's own days of the year come from. */
    public record Upload(String source, Instant uploadedAt, int version, int days) {}

    /**
     * @param known false: no notice is known, weekends alone decide
     * @param national the product ships the national days of the year
     * @param workdays working days of the whole year
     */
    public record Year(
            int year,
            boolean known,
            boolean national,
            int workdays,
            List<NamedDay> days,
            @Nullable Upload upload,
            List<String> allowedActions) {}

    private final Calendars calendars;
    private final ZoneDays zoneDays;

    CalendarYearShow(Calendars calendars, ZoneDays zoneDays) {
        this.calendars = calendars;
        this.zoneDays = zoneDays;
    }

    @Transactional(readOnly = true)
    public Year of(Viewer viewer, int year) {
        if (year < CalendarYears.FIRST || year > CalendarYears.LAST) {
            throw Problem.field("year", "CALENDAR-YEAR-OUT-OF-RANGE", "年度须在 2000 至 2100 之间。");
        }
        var calendar = calendars.of(viewer.zone());
        Map<LocalDate, SpecialDay> own = zoneDays.all(viewer.zone()).stream()
                .filter(day -> day.date().getYear() == year)
                .collect(Collectors.toMap(SpecialDay::date, day -> day));
        var upload = zoneDays.year(viewer.zone(), year);
        return new Year(
                year,
                calendar.knows(year),
                WorkingCalendar.national().knows(year),
                calendar.workdaysBetween(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)),
                calendar.named(year).stream()
                        .map(day -> new NamedDay(day.date(), day.off(), day.name(), own.containsKey(day.date())))
                        .toList(),
                upload.map(known -> new Upload(known.source(), known.uploadedAt(), known.version(), own.size()))
                        .orElse(null),
                allowedActions(viewer, upload.isPresent()));
    }

    private static List<String> allowedActions(Viewer viewer, boolean uploaded) {
        if (!viewer.may(Permit.CALENDAR_EDIT)) {
            return List.of();
        }
        return uploaded ? List.of("upload", "remove") : List.of("upload");
    }
}
