package org.bihuan.goal.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.goal.GoalExport;
import org.bihuan.goal.GoalList;
import org.bihuan.goal.GoalPlan;
import org.bihuan.goal.GoalSheet;
import org.bihuan.goal.GoalSheets;
import org.bihuan.goal.GoalShow;
import org.bihuan.goal.GoalUpload;
import org.bihuan.goal.Goals;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Yearly goals over HTTP. */
@RestController
@RequestMapping("/api/goals")
class GoalController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** @param version 0 for a new goal */
    record Written(int version, @NotNull @Valid GoalPlan plan) {}

    record Publication(int version, boolean unclassified) {}

    private final Goals goals;
    private final GoalList list;
    private final GoalShow shows;
    private final GoalExport export;
    private final GoalSheets sheets;

    GoalController(Goals goals, GoalList list, GoalShow shows, GoalExport export, GoalSheets sheets) {
        this.goals = goals;
        this.list = list;
        this.shows = shows;
        this.export = export;
        this.sheets = sheets;
    }

    @GetMapping
    Page<GoalList.Row> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return list.page(viewer, year, new PageRequest(page, size));
    }

    @GetMapping("/{id}")
    GoalSheet show(Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate asAt) {
        return shows.of(viewer, id, asAt);
    }

    @PutMapping("/{id}")
    GoalSheet write(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Written body) {
        goals.write(viewer, id, body.version(), body.plan());
        return shows.of(viewer, id, null);
    }

    @PostMapping("/{id}/publication")
    GoalSheet publish(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Publication body) {
        goals.publish(viewer, id, body.version(), body.unclassified());
        return shows.of(viewer, id, null);
    }

    /** Reads a spreadsheet for the form; nothing is written. */
    @PostMapping(path = "/sheets", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    GoalUpload read(Viewer viewer, @RequestParam(required = false) @Nullable UUID goal, @RequestPart MultipartFile file)
            throws IOException {
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            return sheets.read(viewer, goal, name == null ? "" : name, content);
        }
    }

    @GetMapping("/{id}/export")
    void export(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate asAt,
            @RequestParam(required = false) @Nullable String language,
            HttpServletResponse response)
            throws IOException {
        var sheet = export.sheet(viewer, id, asAt);
        response.setContentType(XLSX);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(sheet.name() + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("Cache-Control", "no-store");
        export.write(sheet, language, response.getOutputStream());
    }
}
