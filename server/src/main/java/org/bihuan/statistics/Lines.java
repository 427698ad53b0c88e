package org.bihuan.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Puts together the lines of a table from the queries of its pools. */
final class Lines {

    private record Key(int level, String key, @Nullable String kind) {}

    private static final Key TOTAL = new Key(2, "", null);

    private final List<FigureCode> figures;
    private final Map<Key, Map<FigureCode, FigureTable.Cell>> cells = new LinkedHashMap<>();

    Lines(List<FigureCode> figures) {
        this.figures = figures.stream().distinct().toList();
    }

    void put(Record row, FigureCode figure, FigureTable.Cell cell) {
        int level = row.get(FigureSql.LEVEL);
        var found = row.get(FigureSql.KEY.getName(), String.class);
        var kind = row.get(FigureSql.KIND);
        put(level > 1 ? TOTAL : new Key(level, found == null ? "" : found, kind), figure, cell);
    }

    void total(FigureCode figure, FigureTable.Cell cell) {
        put(TOTAL, figure, cell);
    }

    private void put(Key key, FigureCode figure, FigureTable.Cell cell) {
        cells.computeIfAbsent(key, any -> new EnumMap<>(FigureCode.class)).put(figure, cell);
    }

    Set<String> keys() {
        var keys = new java.util.LinkedHashSet<String>();
        cells.keySet().stream().filter(key -> key.level() == 0).forEach(key -> keys.add(key.key()));
        return keys;
    }

    FigureTable table(Figures.TableQuery query, Moment moment, Map<String, String> names) {
        var lines = new ArrayList<FigureTable.Line>();
        var subtotals = new ArrayList<FigureTable.Line>();
        cells.forEach((key, found) -> {
            if (key.level() == 0) {
                var name = names.getOrDefault(key.key(), key.key());
                lines.add(new FigureTable.Line(key.key(), name, key.kind(), inOrder(found)));
            } else if (key.level() == 1 && key.kind() != null) {
                subtotals.add(new FigureTable.Line("", key.kind(), key.kind(), inOrder(found)));
            }
        });
        lines.sort(Comparator.comparing((FigureTable.Line line) -> line.key().isEmpty())
                .thenComparing(FigureTable.Line::name)
                .thenComparing(FigureTable.Line::key));
        subtotals.sort(Comparator.comparing(FigureTable.Line::name));
        var total = new FigureTable.Line("", "", null, inOrder(cells.getOrDefault(TOTAL, Map.of())));
        return new FigureTable(
                query.groupBy(),
                query.period(),
                moment.asAt(),
                moment.knownAt(),
                figures,
                List.copyOf(lines),
                List.copyOf(subtotals),
                total);
    }

    private List<FigureTable.Cell> inOrder(Map<FigureCode, FigureTable.Cell> found) {
        return figures.stream()
                .map(figure -> found.getOrDefault(figure, FigureTable.Cell.none(figure)))
                .toList();
    }
}
