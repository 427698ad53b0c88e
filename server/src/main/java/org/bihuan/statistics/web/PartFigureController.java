package org.bihuan.statistics.web;

import java.time.LocalDate;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.statistics.PartFigure;
import org.bihuan.statistics.PartFigures;
import org.bihuan.statistics.PartRow;
import org.bihuan.statistics.PartTable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures of the parts of supporting units, and the rows behind. */
@RestController
@RequestMapping("/api/statistics/parts")
class PartFigureController {

    private final PartFigures figures;

    PartFigureController(PartFigures figures) {
        this.figures = figures;
    }

    @GetMapping
    PartTable table(
            Viewer viewer,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        return figures.table(viewer, from, to);
    }

    @GetMapping("/rows")
    Page<PartRow> rows(
            Viewer viewer,
            @RequestParam PartFigure figure,
            @RequestParam(required = false) @Nullable UnitId unit,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return figures.rows(viewer, figure, unit, from, to, new PageRequest(page, size));
    }
}
