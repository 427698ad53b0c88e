package org.bihuan.statistics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures in lines, with subtotals and the total, each counted on its own: matters that belong to two lines are in the
 * total once.
 *
 * @param subtotals by kind of unit, when grouped by unit
 */
public record FigureTable(
        GroupBy groupBy,
        Period period,
        Instant asAt,
        Instant knownAt,
        List<FigureCode> figures,
        List<Line> lines,
        List<Line> subtotals,
        Line total) {

    /**
     * @param key id of a unit or person, code of a type or source, name of a sponsor, a month; empty for nobody
     * @param name of a unit or person as on that day; otherwise the key
     * @param kind of a unit as on that day
     * @param cells one for each figure, in order
     */
    public record Line(String key, String name, @Nullable String kind, List<Cell> cells) {}

    /** As in {@link Figure}. */
    public record Cell(
            @Nullable BigDecimal value,
            int numerator,
            @Nullable Integer denominator) {

        /** Where nothing was found to count. */
        static Cell none(FigureCode figure) {
            return switch (figure.unitOfMeasure()) {
                case MATTERS, TIMES -> new Cell(BigDecimal.ZERO, 0, null);
                case PERCENT -> new Cell(null, 0, 0);
                case DAYS -> new Cell(null, 0, null);
            };
        }
    }
}
