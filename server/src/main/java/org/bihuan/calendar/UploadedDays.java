package org.bihuan.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an uploaded file says of a year, beside what held before, for the administrator to look at before it holds.
 * Nothing is stored; the days are sent back to be put in place.
 */
public record UploadedDays(
        @Nullable Integer year,
        String source,
        List<Change> changes,
        List<RowError> errors,
        boolean complete,
        int workdaysBefore,
        int workdaysAfter) {

    /** What happens to a day if the upload is put in place. */
    public enum Difference {
        SAME,
        ADDED,
        CHANGED,
        REMOVED
    }

    /** The days that hold, before and after; absent where the weekly rule holds. */
    public record Change(
            LocalDate date,
            Difference difference,
            @Nullable SpecialDay before,
            @Nullable SpecialDay after,
            boolean uploaded) {}

    /** A row that cannot be read; rows count from 1, the heading included. */
    public record RowError(int row, String code, String text) {}

    static UploadedDays compare(
            int year, String source, List<SpecialDay> uploaded, List<RowError> errors, WorkingCalendar before) {
        var own = new HashMap<LocalDate, SpecialDay>();
        uploaded.forEach(day -> own.put(day.date(), day));
        var all = new ArrayList<>(NationalDays.all());
        all.addAll(own.values());
        var after = WorkingCalendar.of(all);
        return new UploadedDays(
                year,
                source,
                changes(year, before, after, own),
                errors,
                after.knows(year),
                workdays(before, year),
                workdays(after, year));
    }

    private static List<Change> changes(
            int year, WorkingCalendar before, WorkingCalendar after, Map<LocalDate, SpecialDay> own) {
        var changes = new ArrayList<Change>();
        for (var now : after.named(year)) {
            var was = before.named(now.date()).orElse(null);
            var difference = was == null ? Difference.ADDED : was.equals(now) ? Difference.SAME : Difference.CHANGED;
            changes.add(new Change(now.date(), difference, was, now, own.containsKey(now.date())));
        }
        for (var was : before.named(year)) {
            if (after.named(was.date()).isEmpty()) {
                changes.add(new Change(was.date(), Difference.REMOVED, was, null, false));
            }
        }
        changes.sort(Comparator.comparing(Change::date));
        return List.copyOf(changes);
    }

    private static int workdays(WorkingCalendar calendar, int year) {
        return calendar.workdaysBetween(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31));
    }
}
