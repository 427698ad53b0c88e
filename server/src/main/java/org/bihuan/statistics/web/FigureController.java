package org.bihuan.statistics.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.bihuan.organisation.UnitKind;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.bihuan.statistics.Definitions;
import org.bihuan.statistics.Figure;
import org.bihuan.statistics.FigureCode;
import org.bihuan.statistics.FigureQuery;
import org.bihuan.statistics.FigureRows;
import org.bihuan.statistics.FigureScope;
import org.bihuan.statistics.FigureTable;
import org.bihuan.statistics.Figures;
import org.bihuan.statistics.GroupBy;
import org.bihuan.statistics.Period;
import org.bihuan.statistics.Ranking;
import org.bihuan.statistics.Rankings;
import org.bihuan.statistics.TableExport;
import org.bihuan.statistics.UnitOfMeasure;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures, tables of them, and the rows behind. */
@RestController
@RequestMapping("/api/statistics")
class FigureController {

    /** A figure to choose. */
    record Choice(FigureCode figure, UnitOfMeasure unitOfMeasure, boolean overPeriod, Figure.Definition definition) {}

    /** When: the days something happened in, the moment counted for, up to when corrections are known. */
    record When(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Instant asAt,
            @Nullable Instant knownAt) {

        Period period(Clock clock) {
            return Period.of(from, to, BusinessZone.dateOf(asAt == null ? clock.instant() : asAt));
        }
    }

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Figures figures;
    private final Rankings rankings;
    private final TableExport export;
    private final Definitions definitions;
    private final Clock clock;

    FigureController(Figures figures, Rankings rankings, TableExport export, Definitions definitions, Clock clock) {
        this.figures = figures;
        this.rankings = rankings;
        this.export = export;
        this.definitions = definitions;
        this.clock = clock;
    }

    @GetMapping("/figures")
    List<Choice> figures(Viewer viewer) {
        return Arrays.stream(FigureCode.values())
                .map(figure ->
                        new Choice(figure, figure.unitOfMeasure(), figure.isOverPeriod(), definitions.of(figure)))
                .toList();
    }

    @GetMapping("/value")
    Figure value(
            Viewer viewer,
            @RequestParam FigureCode figure,
            @ModelAttribute FigureScope scope,
            @ModelAttribute When when) {
        return figures.value(viewer, new FigureQuery(figure, scope, when.period(clock), when.asAt(), when.knownAt()));
    }

    @GetMapping("/table")
    FigureTable table(
            Viewer viewer,
            @RequestParam GroupBy groupBy,
            @RequestParam List<FigureCode> figure,
            @ModelAttribute FigureScope scope,
            @ModelAttribute When when) {
        return figures.table(viewer, query(groupBy, figure, scope, when));
    }

    private Figures.TableQuery query(GroupBy groupBy, List<FigureCode> figure, FigureScope scope, When when) {
        return new Figures.TableQuery(groupBy, figure, scope, when.period(clock), when.asAt(), when.knownAt());
    }

    @GetMapping("/ranking")
    Ranking ranking(
            Viewer viewer,
            @RequestParam FigureCode figure,
            @RequestParam(required = false) @Nullable UnitKind kind,
            @RequestParam(defaultValue = "5") int minimum,
            @ModelAttribute FigureScope scope,
            @ModelAttribute When when) {
        return rankings.of(
                viewer,
                new Rankings.RankingQuery(
                        figure, scope, when.period(clock), kind, minimum, when.asAt(), when.knownAt()));
    }

    @GetMapping("/export")
    void export(
            Viewer viewer,
            @RequestParam GroupBy groupBy,
            @RequestParam List<FigureCode> figure,
            @ModelAttribute FigureScope scope,
            @ModelAttribute When when,
            @RequestParam(required = false) @Nullable String language,
            HttpServletResponse response)
            throws IOException {
        export.write(viewer, query(groupBy, figure, scope, when), language, () -> {
            response.setContentType(XLSX);
            response.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment()
                            .filename("事项统计.xlsx", StandardCharsets.UTF_8)
                            .build()
                            .toString());
            response.setHeader("Cache-Control", "no-store");
            return response.getOutputStream();
        });
    }

    @GetMapping("/rows")
    FigureRows rows(
            Viewer viewer,
            @RequestParam FigureCode figure,
            @ModelAttribute FigureScope scope,
            @ModelAttribute When when,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return figures.known(
                viewer,
                new FigureQuery(figure, scope, when.period(clock), when.asAt(), when.knownAt()),
                new PageRequest(page, size));
    }
}
