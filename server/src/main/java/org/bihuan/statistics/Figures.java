package org.bihuan.statistics;

import static java.util.stream.Collectors.groupingBy;
import static org.bihuan.schema.matter.Tables.V_INTERVAL;
import static org.bihuan.schema.matter.Tables.V_MATTER;
import static org.jooq.impl.DSL.noCondition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.matter.MatterState;
import org.bihuan.matter.MatterVisibility;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Figures as at any moment, and the rows behind each. Whoever sees part of the zone gets figures over that part. The
 * same question about the past gets the same answer each time; a correction is seen only by who asks for what is known
 * later.
 */
@Service
public class Figures {

    /** At most so many lines a table has; more are refused with {@code STATISTICS-TOO-MANY-LINES}. */
    public static final int MOST_LINES = 1000;

    /** What a table is asked for. */
    public record TableQuery(
            GroupBy groupBy,
            List<FigureCode> figures,
            FigureScope scope,
            Period period,
            @Nullable Instant asAt,
            @Nullable Instant knownAt) {}

    private final FigureSql sql;
    private final FigureNames names;
    private final Definitions definitions;
    private final Clock clock;

    Figures(FigureSql sql, FigureNames names, Definitions definitions, Clock clock) {
        this.sql = sql;
        this.names = names;
        this.definitions = definitions;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Figure value(Viewer viewer, FigureQuery query) {
        var asked = asked(viewer, query, noCondition());
        var cell = cell(sql.value(asked, List.of(query.figure())).fetchSingle(), query.figure());
        return new Figure(
                query.figure(),
                cell.value(),
                cell.numerator(),
                cell.denominator(),
                query.figure().unitOfMeasure(),
                definitions.of(query.figure()));
    }

    /** The rows behind a figure the reader may know of, and how many more it counts; see {@link #rows}. */
    @Transactional(readOnly = true)
    public FigureRows known(Viewer viewer, FigureQuery query, PageRequest request) {
        var page = rows(viewer, query, MatterVisibility.sees(viewer, V_INTERVAL.MATTER_ID), request);
        var whole = sql.rowCount(asked(viewer, query, noCondition()), query.figure())
                .fetchSingle()
                .get(0, Long.class);
        return new FigureRows(page.items(), page.page(), page.size(), page.total(), whole - page.total());
    }

    /**
     * All rows behind a figure, the worst first; of a share all it is a share of, told apart by {@code hit}. Restricted
     * matters are there by their number alone: who hands the rows on leaves out what the reader may not know of.
     */
    @Transactional(readOnly = true)
    public Page<FigureRow> rows(Viewer viewer, FigureQuery query, PageRequest page) {
        return rows(viewer, query, noCondition(), page);
    }

    private Page<FigureRow> rows(Viewer viewer, FigureQuery query, Condition which, PageRequest page) {
        var asked = asked(viewer, query, which);
        var rows = sql.rows(asked, query.figure(), page).fetch();
        var total = sql.rowCount(asked, query.figure()).fetchSingle().get(0, Integer.class);
        var units = names.units(
                viewer.zone(),
                rows.getValues(V_INTERVAL.LEAD_UNIT_ID),
                asked.moment().day());
        return Page.of(rows.map(row -> row(row, units)), page, total);
    }

    private static FigureRow row(Record row, Map<UnitId, String> units) {
        var unit = row.get(V_INTERVAL.LEAD_UNIT_ID);
        var number = row.get(V_MATTER.NUMBER);
        return new FigureRow(
                row.get(V_INTERVAL.MATTER_ID),
                number == null ? "" : number,
                PersonalData.inText(row.get(V_MATTER.TITLE)),
                row.get(V_INTERVAL.TYPE_CODE),
                MatterState.valueOf(row.get(V_INTERVAL.STATE)),
                unit,
                unit == null ? null : units.get(new UnitId(unit)),
                row.get(FigureSql.AT),
                row.get(V_INTERVAL.ORIGINAL_DUE_ON),
                row.get(V_INTERVAL.DUE_ON),
                row.get(FigureSql.HIT),
                rounded(row.get(FigureSql.DAYS)));
    }

    /** Figures in lines with subtotals and total. */
    @Transactional(readOnly = true)
    public FigureTable table(Viewer viewer, TableQuery query) {
        return table(viewer, query, noCondition());
    }

    /** @param without leaves spans out, over {@code matter.v_interval} */
    FigureTable table(Viewer viewer, TableQuery query, Condition without) {
        viewer.mustHave(Permit.STATISTICS_READ);
        mustFit(query.groupBy(), query.figures());
        var moment = Moment.of(query.asAt(), query.knownAt(), clock);
        var asked = new FigureSql.Asked(viewer, query.scope(), query.period(), moment, without);
        var lines = new Lines(query.figures());
        var pools = query.figures().stream()
                .distinct()
                .collect(groupingBy(figure -> figure.counts().pool()));
        pools.values().forEach(figures -> count(asked, query.groupBy(), figures, lines));
        return lines.table(query, moment, names.of(viewer.zone(), query.groupBy(), lines.keys(), moment.day()));
    }

    /** Refuses what no table can hold. */
    static void mustFit(GroupBy groupBy, List<FigureCode> figures) {
        if (figures.isEmpty()) {
            throw Problem.field("figure", "STATISTICS-NO-FIGURE", "请至少选择一项指标。");
        }
        for (var figure : figures) {
            var pool = figure.counts().pool();
            if (groupBy == GroupBy.MONTH && pool != Counts.Pool.MOVED && pool != Counts.Pool.HELD) {
                throw Problem.field("figure", "STATISTICS-NOT-BY-MONTH", "存量指标和“曾超期”不能按月分组，请改选发生类指标。");
            }
        }
    }

    private void count(FigureSql.Asked asked, GroupBy groupBy, List<FigureCode> figures, Lines lines) {
        var rows = sql.lines(asked, groupBy, figures, MOST_LINES + 20).fetch();
        if (rows.size() > MOST_LINES) {
            throw Problem.conflict("STATISTICS-TOO-MANY-LINES", "分组超过 " + MOST_LINES + " 行，请增加筛选条件后再统计。");
        }
        for (var row : rows) {
            for (var figure : figures) {
                lines.put(row, figure, cell(row, figure));
            }
        }
        if (groupBy == GroupBy.LEADER) {
            var total = sql.value(asked, figures).fetchSingle();
            figures.forEach(figure -> lines.total(figure, cell(total, figure)));
        }
    }

    private FigureSql.Asked asked(Viewer viewer, FigureQuery query, Condition without) {
        viewer.mustHave(Permit.STATISTICS_READ);
        return new FigureSql.Asked(
                viewer, query.scope(), query.period(), Moment.of(query.asAt(), query.knownAt(), clock), without);
    }

    static FigureTable.Cell cell(Record row, FigureCode figure) {
        int numerator = row.get("n_" + figure, Integer.class);
        return switch (figure.unitOfMeasure()) {
            case MATTERS, TIMES -> new FigureTable.Cell(BigDecimal.valueOf(numerator), numerator, null);
            case PERCENT -> {
                int denominator = row.get("d_" + figure, Integer.class);
                yield new FigureTable.Cell(share(numerator, denominator), numerator, denominator);
            }
            case DAYS -> new FigureTable.Cell(rounded(row.get("v_" + figure, BigDecimal.class)), numerator, null);
        };
    }

    static @Nullable BigDecimal share(int numerator, int denominator) {
        return denominator == 0
                ? null
                : BigDecimal.valueOf(numerator * 100L).divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP);
    }

    /** A median comes as a binary fraction: what is a half but for the last digits is a half. */
    private static @Nullable BigDecimal rounded(@Nullable BigDecimal days) {
        return days == null ? null : days.setScale(6, RoundingMode.HALF_UP).setScale(2, RoundingMode.HALF_UP);
    }
}
