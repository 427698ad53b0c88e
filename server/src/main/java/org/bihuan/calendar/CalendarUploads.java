package org.bihuan.calendar;

import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.springframework.stereotype.Service;

/** Looks at an uploaded year before it holds. */
@Service
public class CalendarUploads {

    public static final int MOST_BYTES = DayFile.MOST_BYTES;

    private final DayFile files;
    private final Calendars calendars;

    CalendarUploads(DayFile files, Calendars calendars) {
        this.files = files;
        this.calendars = calendars;
    }

    /** Refuses a file without a single readable day; single bad rows are reported beside the good ones. */
    public UploadedDays preview(Viewer viewer, byte[] file) {
        viewer.mustHave(Permit.CALENDAR_EDIT);
        var read = files.read(file);
        if (read.days().isEmpty()) {
            throw Problem.field("file", "CALENDAR-FILE-EMPTY", "文件里没有可用的日期。需要“日期、安排（休或班）、名称”三列。")
                    .with("rows", read.errors().stream().limit(20).toList());
        }
        int year = read.days().getFirst().date().getYear();
        if (year < CalendarYears.FIRST || year > CalendarYears.LAST) {
            throw Problem.field("file", "CALENDAR-YEAR-OUT-OF-RANGE", "年度须在 2000 至 2100 之间。");
        }
        return UploadedDays.compare(year, read.source(), read.days(), read.errors(), calendars.of(viewer.zone()));
    }
}
