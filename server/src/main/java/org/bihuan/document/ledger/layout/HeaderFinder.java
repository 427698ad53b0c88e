package org.bihuan.document.ledger.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.book.MergedRange;
import org.bihuan.document.ledger.book.SheetRow;
import org.bihuan.document.ledger.book.SheetShape;
import org.bihuan.document.ledger.layout.HeaderLayout.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Finds the header among the first rows of a sheet: the row that fills the table's width with short
 * words, uses the vocabulary of headings and stands above rows that look different. One or two more rows
 * join it when merged cells, or gaps filled from below, tie them together.
 */
public final class HeaderFinder {

    /** From this confidence on nobody needs to confirm the header. */
    public static final double SURE = 0.6;

    /** How many rows from the top are looked at. */
    public static final int DEPTH = 60;

    /** The column that a handed-back workbook carries; it is no part of the layout. */
    public static final String ERROR_COLUMN = "错误说明";

    private static final double THRESHOLD = 0.45;
    private static final int TALLEST = 3;

    private final int sheet;
    private final List<SheetRow> rows;
    private final SheetShape shape;

    /** {@code rows} are the first rows of the sheet, at most {@link #DEPTH}, merged cells not repeated. */
    public HeaderFinder(int sheet, List<SheetRow> rows, SheetShape shape) {
        this.sheet = sheet;
        this.rows = rows;
        this.shape = shape;
    }

    /** The most likely header, or null when the sheet has none (instructions, an empty sheet). */
    public @Nullable HeaderLayout find() {
        HeaderLayout best = null;
        for (int at = 0; at < rows.size(); at++) {
            var layout = candidate(at, at + height(at) - 1);
            if (layout.columns().size() >= 2 && (best == null || clearlyBetter(layout, best))) {
                best = layout;
            }
        }
        return best != null && best.confidence() >= THRESHOLD ? best : null;
    }

    /** A header that is printed again further down must not beat the first. */
    private static boolean clearlyBetter(HeaderLayout later, HeaderLayout earlier) {
        return later.confidence() > earlier.confidence() + 0.05
                && !later.columns().equals(earlier.columns());
    }

    /** The header that somebody pointed at; rows by their numbers on the sheet. */
    public HeaderLayout at(int firstRow, int lastRow) {
        int first = indexOf(firstRow);
        int last = Math.max(first, indexOf(lastRow));
        var layout = candidate(first, Math.min(last, first + TALLEST - 1));
        return new HeaderLayout(
                sheet,
                layout.firstRow(),
                layout.lastRow(),
                layout.columns(),
                1.0,
                List.of(new Reason("HEADER-GIVEN", firstRow + "-" + lastRow)));
    }

    private int indexOf(int rowNumber) {
        for (int at = 0; at < rows.size(); at++) {
            if (rows.get(at).number() >= rowNumber) {
                return at;
            }
        }
        return Math.max(0, rows.size() - 1);
    }

    private HeaderLayout candidate(int first, int last) {
        var columns = columns(first, last);
        double fill = Math.min(1.0, headings(columns) / (double) Math.max(2, tableWidth(last)));
        double known = columns.isEmpty()
                ? 0
                : columns.stream().filter(c -> HeaderWords.known(c.leaf())).count() / (double) columns.size();
        double contrast = contrast(columns, last);
        double distinct = columns.isEmpty()
                ? 0
                : columns.stream().map(HeaderColumn::joined).distinct().count() / (double) columns.size();
        double confidence = fill * distinct * (0.4 + 0.4 * known + 0.2 * contrast);
        var reasons = new ArrayList<Reason>();
        reasons.add(new Reason("HEADER-FILLS-WIDTH", percent(fill)));
        reasons.add(new Reason("HEADER-WORDS-KNOWN", percent(known)));
        reasons.add(new Reason("HEADER-DIFFERS-BELOW", percent(contrast)));
        if (last > first) {
            reasons.add(new Reason("HEADER-ROWS-JOINED", String.valueOf(last - first + 1)));
        }
        return new HeaderLayout(
                sheet,
                rows.isEmpty() ? 0 : rows.get(first).number(),
                rows.isEmpty() ? 0 : rows.get(last).number(),
                columns,
                confidence,
                reasons);
    }

    /** How many rows the header has when it begins at this one. */
    private int height(int first) {
        int height = 1;
        while (height < TALLEST && first + height < rows.size() && joins(first, first + height)) {
            height++;
        }
        return height;
    }

    private boolean joins(int first, int next) {
        var upper = rows.get(next - 1);
        var lower = rows.get(next);
        if (lower.number() != upper.number() + 1 || !onlyHeadings(lower)) {
            return false;
        }
        int start = rows.get(first).number();
        boolean tied = shape.merges().stream()
                .anyMatch(range -> range.firstRow() >= start
                        && range.firstRow() <= upper.number()
                        && (range.lastRow() == lower.number() && range.height() > 1
                                || range.lastRow() == upper.number()
                                        && range.width() > 1
                                        && range.width() < Math.max(3, shape.columns())
                                        && filledUnder(range, lower) > 1));
        return tied && filledApart(upper, lower) || shape.merges().isEmpty() && fillsGaps(upper, lower);
    }

    /** The lower row may fill only columns whose upper cell is empty or spans several columns. */
    private boolean filledApart(SheetRow upper, SheetRow lower) {
        return onlyHeadings(upper) && upper.filled() > 1 && lower.filled() >= 1;
    }

    private static int filledUnder(MergedRange range, SheetRow lower) {
        int filled = 0;
        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
            filled += lower.cell(column).blank() ? 0 : 1;
        }
        return filled;
    }

    /** Without merged cells, as in a CSV file: the lower row fills gaps of the upper one with headings. */
    private static boolean fillsGaps(SheetRow upper, SheetRow lower) {
        int width = Math.max(upper.cells().size(), lower.cells().size());
        int gaps = 0;
        int both = 0;
        int known = 0;
        for (int column = 0; column < width; column++) {
            boolean above = !upper.cell(column).blank();
            boolean below = !lower.cell(column).blank();
            gaps += !above && below ? 1 : 0;
            both += above && below ? 1 : 0;
            known += below && HeaderWords.known(lower.cell(column).shown()) ? 1 : 0;
        }
        return gaps >= 2 && upper.filled() > 1 && both < lower.filled() && known * 2 >= lower.filled();
    }

    private List<HeaderColumn> columns(int first, int last) {
        var columns = new ArrayList<HeaderColumn>();
        int width = 0;
        for (int at = first; at <= last && at < rows.size(); at++) {
            width = Math.max(width, rows.get(at).cells().size());
        }
        for (int column = 0; column < width; column++) {
            var path = new ArrayList<String>();
            for (int at = first; at <= last; at++) {
                var heading = heading(at, column, last > at).replaceAll("\\s+", "");
                if (!heading.isEmpty() && (path.isEmpty() || !path.getLast().equals(heading))) {
                    path.add(heading);
                }
            }
            if (!path.isEmpty() && !path.getLast().equals(ERROR_COLUMN)) {
                columns.add(new HeaderColumn(
                        column, List.copyOf(path), shape.hiddenColumns().contains(column)));
            }
        }
        return List.copyOf(columns);
    }

    /** The heading over a column: its own cell, or that of the merged range (or the group) it lies in. */
    private String heading(int at, int column, boolean outer) {
        var row = rows.get(at);
        if (!row.cell(column).blank()) {
            return headingText(row.cell(column));
        }
        for (var range : shape.merges()) {
            if (range.firstRow() == row.number() && range.covers(row.number(), column) && range.height() <= TALLEST) {
                return headingText(row.cell(range.firstColumn()));
            }
        }
        boolean below =
                outer && at + 1 < rows.size() && !rows.get(at + 1).cell(column).blank();
        if (shape.merges().isEmpty() && below) {
            for (int left = column - 1; left >= 0; left--) {
                if (!row.cell(left).blank()) {
                    return rows.get(at + 1).cell(left).blank() ? "" : headingText(row.cell(left));
                }
            }
        }
        return "";
    }

    private static String headingText(CellValue cell) {
        var text = cell.shown().strip();
        return text.length() > 80 ? text.substring(0, 80) : text;
    }

    private static boolean onlyHeadings(SheetRow row) {
        int headings = 0;
        for (var cell : row.cells()) {
            headings += cell.blank() || !HeadingShape.fits(cell) ? 0 : 1;
        }
        return headings * 10 >= row.filled() * 9;
    }

    private static long headings(List<HeaderColumn> columns) {
        return columns.stream()
                .filter(column -> HeadingShape.fits(new CellValue.Words(column.leaf())))
                .count();
    }

    /** How wide the table below is: the usual number of filled columns of the next rows. */
    private int tableWidth(int last) {
        int width = 0;
        Set<Integer> used = new HashSet<>();
        for (int at = last; at < Math.min(rows.size(), last + 12); at++) {
            var row = rows.get(at);
            for (int column = 0; column < row.cells().size(); column++) {
                if (!row.cell(column).blank()) {
                    used.add(column);
                }
            }
            width = Math.max(width, row.filled());
        }
        return Math.max(width, used.size());
    }

    /** The share of columns whose cells below are not headings themselves; an empty ledger counts half. */
    private double contrast(List<HeaderColumn> columns, int last) {
        int different = 0;
        int seen = 0;
        for (var column : columns) {
            for (int at = last + 1; at < Math.min(rows.size(), last + 6); at++) {
                var cell = rows.get(at).cell(column.index());
                if (!cell.blank()) {
                    seen++;
                    different += HeadingShape.fits(cell) && HeaderWords.known(cell.shown()) ? 0 : 1;
                }
            }
        }
        return seen == 0 ? 0.5 : different / (double) seen;
    }

    private static String percent(double share) {
        return Math.round(share * 100) + "%";
    }
}
