package org.bihuan.document.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.book.LedgerBook;
import org.bihuan.document.ledger.book.MergedRows;
import org.bihuan.document.ledger.book.SheetInfo;
import org.bihuan.document.ledger.book.SheetRow;
import org.bihuan.document.ledger.book.SheetShape;
import org.bihuan.document.ledger.layout.ColumnGuesser;
import org.bihuan.document.ledger.layout.ContentProfile;
import org.bihuan.document.ledger.layout.FieldCatalogue;
import org.bihuan.document.ledger.layout.HeaderFinder;
import org.bihuan.document.ledger.layout.HeaderLayout;
import org.bihuan.document.ledger.layout.RowClassifier;
import org.bihuan.document.ledger.layout.RowKind;
import org.bihuan.document.ledger.layout.SheetFacts;
import org.bihuan.document.ledger.layout.SheetFactsReader;
import org.jspecify.annotations.Nullable;

/** Looks at a file once: sheets, header, facts, and a proposed field for each column. */
public final class LedgerSurveyor {

    /** So many rows decide what a column looks like and what a bare 1 means among per cents. */
    private static final int SAMPLE = 2_000;

    private final FieldCatalogue catalogue;
    private final LocalDate today;

    /** {@code today} gives the year where the file names none. */
    public LedgerSurveyor(FieldCatalogue catalogue, LocalDate today) {
        this.catalogue = catalogue;
        this.today = today;
    }

    public LedgerSurvey survey(LedgerBook book) {
        var sheets = book.sheets().stream().map(info -> survey(book, info)).toList();
        return new LedgerSurvey(book.name(), book.format(), book.date1904(), sheets);
    }

    private SheetSurvey survey(LedgerBook book, SheetInfo info) {
        var shape = book.shape(info.index());
        var head = head(book, info.index());
        return survey(book, info, shape, head, new HeaderFinder(info.index(), head, shape).find());
    }

    /** The same sheet with the header rows somebody pointed at (numbers on the sheet, inclusive). */
    public SheetSurvey survey(LedgerBook book, int sheet, int firstHeaderRow, int lastHeaderRow) {
        var info = book.sheets().get(sheet);
        var shape = book.shape(sheet);
        var head = head(book, sheet);
        return survey(book, info, shape, head, new HeaderFinder(sheet, head, shape).at(firstHeaderRow, lastHeaderRow));
    }

    private SheetSurvey survey(
            LedgerBook book, SheetInfo info, SheetShape shape, List<SheetRow> head, @Nullable HeaderLayout layout) {
        var above = head.stream()
                .filter(row -> layout == null ? row.number() <= 3 : row.number() < layout.firstRow())
                .toList();
        var facts = new SheetFactsReader(today).read(above, info.name(), book.name());
        if (layout == null) {
            var role = shape.rows() == 0 ? SheetSurvey.Role.EMPTY : SheetSurvey.Role.NO_TABLE;
            return new SheetSurvey(info, role, shape, facts, null, List.of(), Map.of());
        }
        var profiles = profiles(book, layout, shape, facts);
        var guesses = new ColumnGuesser(catalogue).guess(layout, profiles);
        var role = info.hidden() ? SheetSurvey.Role.HIDDEN_LEDGER : SheetSurvey.Role.LEDGER;
        return new SheetSurvey(info, role, shape, facts, layout, guesses, profiles);
    }

    private static List<SheetRow> head(LedgerBook book, int sheet) {
        var head = new ArrayList<SheetRow>();
        try (var rows = book.rows(sheet)) {
            for (var row = rows.next(); row != null && head.size() < HeaderFinder.DEPTH; row = rows.next()) {
                head.add(row);
            }
        }
        return head;
    }

    private static Map<Integer, ContentProfile> profiles(
            LedgerBook book, HeaderLayout layout, SheetShape shape, SheetFacts facts) {
        var values = new HashMap<Integer, List<CellValue>>();
        layout.columns().forEach(column -> values.put(column.index(), new ArrayList<>()));
        var classifier = new RowClassifier(layout, shape.merges());
        int seen = 0;
        try (var rows = new MergedRows(book.rows(layout.sheet()), shape.merges())) {
            for (var row = rows.next(); row != null && seen < SAMPLE; row = rows.next()) {
                if (row.number() > layout.lastRow() && classifier.classify(row) == RowKind.DATA) {
                    seen++;
                    var data = row;
                    values.forEach((column, list) -> list.add(data.cell(column)));
                }
            }
        }
        var profiles = new HashMap<Integer, ContentProfile>();
        values.forEach((column, list) -> profiles.put(column, ContentProfile.of(list, facts, book.date1904())));
        return profiles;
    }
}
