package org.bihuan.matter.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.matter.MatterStatistics;
import org.bihuan.matter.MatterType;
import org.bihuan.matter.MatterTypes;
import org.bihuan.matter.Workbench;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The workbench, the types, and the first statistics page. */
@RestController
@RequestMapping("/api")
class WorkbenchController {

    private final Workbench workbench;
    private final MatterTypes types;
    private final MatterStatistics statistics;

    WorkbenchController(Workbench workbench, MatterTypes types, MatterStatistics statistics) {
        this.workbench = workbench;
        this.types = types;
        this.statistics = statistics;
    }

    @GetMapping("/workbench")
    Workbench.Desk workbench(Viewer viewer) {
        return workbench.of(viewer);
    }

    @GetMapping("/matter-types")
    List<MatterType> types(Viewer viewer) {
        return types.current(viewer.zone());
    }

    @GetMapping("/statistics/matters")
    MatterStatistics.Table statistics(
            Viewer viewer,
            @RequestParam MatterStatistics.GroupBy groupBy,
            @RequestParam(required = false) @Nullable Instant asAt) {
        return statistics.table(viewer, groupBy, asAt);
    }

    @GetMapping("/statistics/matters/rows")
    Page<MatterStatistics.Standing> rows(
            Viewer viewer,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) MatterStatistics.@Nullable Measure measure,
            @RequestParam(required = false) @Nullable Instant asAt,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return statistics.rows(viewer, unit, type, measure, asAt, new PageRequest(page, size));
    }
}
