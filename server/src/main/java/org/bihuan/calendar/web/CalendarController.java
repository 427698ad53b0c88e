package org.bihuan.calendar.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.calendar.CalendarUploads;
import org.bihuan.calendar.CalendarYearShow;
import org.bihuan.calendar.CalendarYears;
import org.bihuan.calendar.DayKind;
import org.bihuan.calendar.Deadlines;
import org.bihuan.calendar.SpecialDay;
import org.bihuan.calendar.UploadedDays;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The working calendar: a year, its upload, and the arithmetic of deadlines. */
@RestController
@RequestMapping("/api/calendar")
class CalendarController {

    record NewDay(
            @NotNull LocalDate date,
            boolean off,
            @NotNull @Size(max = 40) String name) {}

    record NewYear(
            @NotNull @Size(max = 300) String source,
            @NotNull @Size(max = 366) List<@Valid @NotNull NewDay> days,
            @PositiveOrZero int version) {}

    private final CalendarYearShow shows;
    private final CalendarYears years;
    private final CalendarUploads uploads;
    private final Deadlines deadlines;

    CalendarController(CalendarYearShow shows, CalendarYears years, CalendarUploads uploads, Deadlines deadlines) {
        this.shows = shows;
        this.years = years;
        this.uploads = uploads;
        this.deadlines = deadlines;
    }

    @GetMapping
    CalendarYearShow.Year show(Viewer viewer, @RequestParam int year) {
        return shows.of(viewer, year);
    }

    @PostMapping(path = "/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    UploadedDays preview(Viewer viewer, @RequestPart MultipartFile file) throws IOException {
        return uploads.preview(viewer, file.getInputStream().readNBytes(CalendarUploads.MOST_BYTES + 1));
    }

    @PutMapping("/{year}")
    CalendarYearShow.Year replace(Viewer viewer, @PathVariable int year, @Valid @RequestBody NewYear body) {
        var days = body.days().stream()
                .map(day -> new SpecialDay(day.date(), day.off(), day.name()))
                .toList();
        years.replace(viewer, year, body.source(), days, body.version());
        return shows.of(viewer, year);
    }

    @DeleteMapping("/{year}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Viewer viewer, @PathVariable int year, @RequestParam int version) {
        years.remove(viewer, year, version);
    }

    @GetMapping("/resolve")
    Deadlines.Deadline resolve(Viewer viewer, @RequestParam String text, @RequestParam @Nullable LocalDate from) {
        return deadlines.resolve(viewer, text, from);
    }

    @GetMapping("/count")
    Deadlines.Deadline count(
            Viewer viewer, @RequestParam int days, @RequestParam DayKind kind, @RequestParam @Nullable LocalDate from) {
        return deadlines.count(viewer, days, kind, from);
    }
}
