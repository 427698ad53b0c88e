package org.bihuan.statistics.web;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.bihuan.statistics.ReportRuns;
import org.bihuan.statistics.Reports;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Saved reports and their runs. */
@RestController
@RequestMapping("/api/statistics")
class ReportController {

    record Saved(UUID id) {}

    private final Reports reports;
    private final ReportRuns runs;

    ReportController(Reports reports, ReportRuns runs) {
        this.reports = reports;
        this.runs = runs;
    }

    @GetMapping("/reports")
    List<Reports.Report> all(Viewer viewer) {
        return reports.all(viewer);
    }

    @PostMapping("/reports")
    @ResponseStatus(HttpStatus.CREATED)
    Saved save(Viewer viewer, @Valid @RequestBody Reports.Wanted wanted) {
        return new Saved(reports.save(viewer, wanted));
    }

    @DeleteMapping("/reports/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Viewer viewer, @PathVariable UUID id) {
        reports.end(viewer, id);
    }

    @GetMapping("/report-runs")
    Page<ReportRuns.Run> runs(
            Viewer viewer, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "50") int size) {
        return runs.page(viewer, new PageRequest(page, size));
    }

    @GetMapping("/report-runs/{id}")
    ReportRuns.Shown show(Viewer viewer, @PathVariable UUID id) {
        return runs.show(viewer, id);
    }

    /** Whether the same question gives the same answer today. */
    @GetMapping("/report-runs/{id}/check")
    ReportRuns.Checked check(Viewer viewer, @PathVariable UUID id) {
        return runs.check(viewer, id);
    }
}
