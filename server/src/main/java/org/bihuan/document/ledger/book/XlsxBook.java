package org.bihuan.document.ledger.book;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** An .xlsx read as a stream of its XML; no sheet is ever held in memory. */
final class XlsxBook implements LedgerBook {

    private final String name;
    private final LedgerLimits limits;
    private final XlsxParts parts;
    private final List<XlsxParts.SheetPart> sheets;
    private final XlsxStyles styles;
    private final XlsxStrings strings;
    private final boolean date1904;
    private final Map<Integer, SheetShape> shapes = new HashMap<>();

    private XlsxBook(String name, LedgerLimits limits, XlsxParts parts) {
        this.name = name;
        this.limits = limits;
        this.parts = parts;
        this.sheets = parts.sheets();
        this.date1904 = parts.date1904();
        this.styles = XlsxStyles.read(parts);
        this.strings = XlsxStrings.read(parts);
    }

    static XlsxBook open(Path file, String name, LedgerLimits limits) {
        var parts = XlsxParts.open(file, limits);
        try {
            return new XlsxBook(name, limits, parts);
        } catch (RuntimeException refused) {
            parts.close();
            throw refused;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public LedgerFormat format() {
        return LedgerFormat.XLSX;
    }

    @Override
    public boolean date1904() {
        return date1904;
    }

    @Override
    public List<SheetInfo> sheets() {
        return sheets.stream().map(XlsxParts.SheetPart::info).toList();
    }

    @Override
    public SheetShape shape(int sheet) {
        return shapes.computeIfAbsent(sheet, this::measure);
    }

    private SheetShape measure(int sheet) {
        var merges = new ArrayList<MergedRange>();
        var hiddenColumns = new HashSet<Integer>();
        boolean filtered = false;
        var count = new RowCount(limits);
        try (var xml = Xml.open(parts.stream(entry(sheet)))) {
            while (xml.nextTag()) {
                if (!xml.starting()) {
                    continue;
                }
                switch (xml.name()) {
                    case "col" -> hide(xml, hiddenColumns);
                    case "sheetData" -> count.add(new XlsxRows(xml, styles, strings, limits, date1904));
                    case "mergeCell" -> merges.add(MergedRange.parse(xml.attribute("ref", "")));
                    case "autoFilter" -> filtered = true;
                    default -> {}
                }
            }
        }
        return count.shape(merges, hiddenColumns, filtered);
    }

    @Override
    public RowCursor rows(int sheet) {
        var xml = Xml.open(parts.stream(entry(sheet)));
        while (xml.nextTag()) {
            if (xml.starts("sheetData")) {
                return new XlsxRows(xml, styles, strings, limits, date1904);
            }
        }
        xml.close();
        throw LedgerProblem.broken("sheetData");
    }

    private void hide(Xml xml, HashSet<Integer> hiddenColumns) {
        if (xml.flag("hidden")) {
            int last = Math.min(xml.number("max", 0), limits.columns());
            for (int column = xml.number("min", 1); column <= last; column++) {
                hiddenColumns.add(column - 1);
            }
        }
    }

    private String entry(int sheet) {
        if (sheet < 0 || sheet >= sheets.size()) {
            throw LedgerProblem.noSheet(sheet);
        }
        return sheets.get(sheet).entry();
    }

    @Override
    public void close() {
        strings.close();
        parts.close();
    }
}
