package org.bihuan.statistics;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.write.TableColumn;
import org.bihuan.document.ledger.write.TableWriter;
import org.bihuan.matter.MatterTypes;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a table out as .xlsx: its lines, what moment and period it stands for, and the definition of every figure in it.
 */
@Service
public class TableExport {

    /** Where the file goes; asked for only once nothing can be refused any more. */
    public interface Target {
        OutputStream open() throws IOException;
    }

    private final Figures figures;
    private final Definitions definitions;
    private final MatterTypes types;
    private final ApplicationEventPublisher events;

    TableExport(Figures figures, Definitions definitions, MatterTypes types, ApplicationEventPublisher events) {
        this.figures = figures;
        this.definitions = definitions;
        this.types = types;
        this.events = events;
    }

    @Transactional
    public void write(Viewer viewer, Figures.TableQuery query, @Nullable String language, Target target)
            throws IOException {
        viewer.mustHave(Permit.STATISTICS_READ);
        viewer.mustHave(Permit.LEDGER_EXPORT);
        var table = figures.table(viewer, query);
        events.publishEvent(new Acted(
                viewer,
                "statistics.export",
                "statistics",
                null,
                Map.of("groupBy", table.groupBy().name())));
        var words = new TableWords(language, definitions);
        var names = names(viewer, table, words);
        try (var out = TableWriter.xlsx(target.open(), words.sheet(), columns(table, words))) {
            table.lines().forEach(line -> out.row(row(names.getOrDefault(line.key(), line.name()), line)));
            table.subtotals().forEach(line -> out.row(row(words.subtotal(line.kind()), line)));
            out.row(row(words.total(), table.total()));
            out.row(List.of(CellValue.BLANK));
            notes(table, words).forEach(note -> out.row(List.of(CellValue.words(note))));
        }
    }

    private static List<TableColumn> columns(FigureTable table, TableWords words) {
        var columns = new ArrayList<TableColumn>();
        columns.add(new TableColumn(words.by(table.groupBy()), TableColumn.Kind.TEXT, 40));
        for (var figure : table.figures()) {
            var kind = figure.unitOfMeasure() == UnitOfMeasure.PERCENT
                    ? TableColumn.Kind.PERCENT
                    : TableColumn.Kind.NUMBER;
            columns.add(new TableColumn(words.head(figure), kind, 16));
        }
        return columns;
    }

    private static List<CellValue> row(String name, FigureTable.Line line) {
        var cells = new ArrayList<CellValue>();
        cells.add(CellValue.words(name));
        for (var cell : line.cells()) {
            var value = cell.value();
            cells.add(value == null ? CellValue.BLANK : new CellValue.Amount(value, false));
        }
        return cells;
    }

    private Map<String, String> names(Viewer viewer, FigureTable table, TableWords words) {
        var names = new HashMap<String, String>();
        switch (table.groupBy()) {
            case TYPE ->
                types.current(viewer.zone())
                        .forEach(type -> names.put(type.code(), words.english() ? type.nameEn() : type.name()));
            case SOURCE -> table.lines().forEach(line -> names.put(line.key(), words.source(line.key())));
            case UNIT, LEADER, SPONSOR, MONTH -> names.put("", words.nobody());
        }
        return names;
    }

    private static List<String> notes(FigureTable table, TableWords words) {
        var notes = new ArrayList<String>();
        notes.add(words.moments(table.asAt(), table.knownAt()));
        notes.add(words.period(table.period()));
        table.figures().forEach(figure -> notes.add(words.definition(figure)));
        return notes;
    }
}
