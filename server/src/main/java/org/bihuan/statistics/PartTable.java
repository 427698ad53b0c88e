package org.bihuan.statistics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.shared.UnitId;

/**
 * The parts of supporting units, unit by unit.
 *
 * @param at when it was counted: what stands, stands then
 * @param lines by the name of the unit
 */
public record PartTable(
        Period period,
        Instant at,
        List<Line> lines,
        Map<PartFigure, Integer> total,
        Map<PartFigure, Figure.Definition> definitions) {

    /** One unit. */
    public record Line(UnitId unit, String name, Map<PartFigure, Integer> counts) {
        public Line {
            counts = Map.copyOf(counts);
        }
    }

    public PartTable {
        lines = List.copyOf(lines);
        total = Map.copyOf(total);
        definitions = Map.copyOf(definitions);
    }
}
