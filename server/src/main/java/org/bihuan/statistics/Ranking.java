package org.bihuan.statistics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Units in order of one figure (排名). Equal figures share a rank and the next one is passed over (1, 2, 2, 4). Units with
 * a smaller sample than wanted are listed, not ranked.
 *
 * @param minimum the smallest sample that is ranked
 * @param highIsBest the highest figure ranks first
 * @param total over all units, excluded matters left out
 * @param excluded the matters left out
 */
public record Ranking(
        FigureCode figure,
        Period period,
        Instant asAt,
        Instant knownAt,
        int minimum,
        boolean highIsBest,
        List<Place> places,
        List<Place> unranked,
        FigureTable.Cell total,
        List<Exclusions.Exclusion> excluded) {

    /**
     * @param rank absent for a sample too small
     * @param sample of a share what it is out of, of a mean what it is taken over
     */
    public record Place(
            @Nullable Integer rank,
            String unit,
            String name,
            @Nullable String kind,
            int sample,
            FigureTable.Cell cell) {}

    /** The units with a sample large enough, ranked; the best first, equal ones by name. */
    static List<Place> ranked(List<FigureTable.Line> lines, FigureCode figure, int minimum) {
        var order = Comparator.<FigureTable.Line, BigDecimal>comparing(
                line -> Objects.requireNonNull(cell(line).value()));
        var sorted = lines.stream()
                .filter(line -> isRanked(line, minimum))
                .sorted((highIsBest(figure) ? order.reversed() : order)
                        .thenComparing(FigureTable.Line::name)
                        .thenComparing(FigureTable.Line::key))
                .toList();
        var places = new ArrayList<Place>();
        for (int i = 0; i < sorted.size(); i++) {
            var line = sorted.get(i);
            var ties = i > 0
                    && Objects.equals(
                            cell(line).value(), cell(sorted.get(i - 1)).value());
            places.add(place(ties ? places.getLast().rank() : Integer.valueOf(i + 1), line));
        }
        return places;
    }

    /** The units whose sample is too small, the largest sample first. */
    static List<Place> unranked(List<FigureTable.Line> lines, int minimum) {
        return lines.stream()
                .filter(line -> !isRanked(line, minimum) && !line.key().isEmpty())
                .map(line -> place(null, line))
                .sorted(Comparator.comparing(Place::sample).reversed().thenComparing(Place::name))
                .toList();
    }

    static boolean highIsBest(FigureCode figure) {
        return figure.unitOfMeasure() == UnitOfMeasure.PERCENT;
    }

    private static boolean isRanked(FigureTable.Line line, int minimum) {
        return !line.key().isEmpty() && cell(line).value() != null && sample(cell(line)) >= minimum;
    }

    private static Place place(@Nullable Integer rank, FigureTable.Line line) {
        return new Place(rank, line.key(), line.name(), line.kind(), sample(cell(line)), cell(line));
    }

    private static FigureTable.Cell cell(FigureTable.Line line) {
        return line.cells().getFirst();
    }

    private static int sample(FigureTable.Cell cell) {
        return cell.denominator() == null ? cell.numerator() : cell.denominator();
    }
}
