package org.bihuan.calendar;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bihuan.calendar.UploadedDays.RowError;
import org.jspecify.annotations.Nullable;

/** Judges the rows of an uploaded file one by one and keeps the reason of each that is no day. */
final class DayRows {

    private static final Pattern DATE = Pattern.compile("([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?(?:[ T].*)?");
    private static final int LONGEST_NAME = 40;

    private final List<SpecialDay> days = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();

    static boolean isHeading(String firstCell) {
        return firstCell.contains("日期") || firstCell.toLowerCase(Locale.ROOT).equals("date");
    }

    void add(int row, String dateText, String arrangement, String name) {
        var date = date(dateText);
        var off = off(arrangement);
        if (date == null) {
            errors.add(new RowError(row, "CALENDAR-ROW-DATE", shown(dateText)));
        } else if (off == null) {
            errors.add(new RowError(row, "CALENDAR-ROW-ARRANGEMENT", shown(arrangement)));
        } else if (name.isBlank() || name.length() > LONGEST_NAME) {
            errors.add(new RowError(row, "CALENDAR-ROW-NAME", shown(name)));
        } else if (days.stream().anyMatch(day -> day.date().equals(date))) {
            errors.add(new RowError(row, "CALENDAR-ROW-TWICE", shown(dateText)));
        } else if (!days.isEmpty() && days.getFirst().date().getYear() != date.getYear()) {
            errors.add(new RowError(row, "CALENDAR-ROW-OTHER-YEAR", shown(dateText)));
        } else {
            days.add(new SpecialDay(date, off, name.strip()));
        }
    }

    DayFile.Read read(String source) {
        return new DayFile.Read(source, List.copyOf(days), List.copyOf(errors));
    }

    private static @Nullable LocalDate date(String text) {
        var found = DATE.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFKC));
        if (!found.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(3)));
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static @Nullable Boolean off(String text) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "休", "放假", "休息", "节假日", "OFF" -> true;
            case "班", "上班", "调休上班", "补班", "WORK" -> false;
            default -> null;
        };
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
