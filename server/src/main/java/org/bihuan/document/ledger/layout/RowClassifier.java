package org.bihuan.document.ledger.layout;

import java.util.List;
import java.util.regex.Pattern;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.book.MergedRange;
import org.bihuan.document.ledger.book.SheetRow;
import org.bihuan.shared.PlainText;

/** Tells rows of data from totals, notes, section headings, repeated headers and rows with a number only. */
public final class RowClassifier {

    private static final Pattern TOTAL =
            Pattern.compile("(.{0,12}(合计|总计|小计|共计)|total)(\\(.*\\))?[:：]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOTE = Pattern.compile(
            "(注|备注|说明|填表说明|填报说明|注意事项|填报人|填表人|制表人?|审核人?|复核人?|联系人|联系电话|单位负责人|分管领导|填报单位|填报日期|填报时间|报送单位)[:：\\d].*"
                    + "|[※*]+.{2,}|注.{0,2}[:：].*|(填表说明|填报说明)");
    private static final int TOTAL_COLUMNS = 3;

    private final HeaderLayout layout;
    private final List<MergedRange> wide;

    public RowClassifier(HeaderLayout layout, List<MergedRange> merges) {
        this.layout = layout;
        this.wide = merges.stream()
                .filter(range -> range.width() * 2 >= layout.columns().size() && range.width() > 2)
                .toList();
    }

    public RowKind classify(SheetRow row) {
        int first = firstFilled(row);
        var text = PlainText.compact(row.cell(first).shown());
        int filled = row.filled();
        if (first < TOTAL_COLUMNS && !(row.cell(first) instanceof CellValue.Amount) && total(row, text)) {
            return RowKind.TOTAL;
        }
        if (filled * 2 <= layout.columns().size() + 1 && NOTE.matcher(text).matches()) {
            return RowKind.NOTE;
        }
        if (filled == 1) {
            return lone(row, first, text);
        }
        return repeatsHeader(row) ? RowKind.HEADER_AGAIN : RowKind.DATA;
    }

    /** A cell next to the number may say 合计 as well. */
    private boolean total(SheetRow row, String first) {
        if (TOTAL.matcher(first).matches()) {
            return true;
        }
        return first.isEmpty()
                && TOTAL.matcher(PlainText.compact(row.cell(1).shown())).matches();
    }

    private RowKind lone(SheetRow row, int column, String text) {
        if (layout.columns().size() < 3) {
            return RowKind.DATA;
        }
        if (row.cell(column) instanceof CellValue.Amount || text.matches("\\d{1,6}")) {
            return column <= 1 ? RowKind.NUMBER_ONLY : RowKind.DATA;
        }
        if (wide.stream().anyMatch(range -> range.covers(row.number(), column))) {
            return text.length() > 15 || text.endsWith("。") ? RowKind.NOTE : RowKind.SECTION;
        }
        boolean firstOfTable = column <= layout.columns().getFirst().index();
        return firstOfTable ? text.length() > 15 || text.endsWith("。") ? RowKind.NOTE : RowKind.SECTION : RowKind.DATA;
    }

    private boolean repeatsHeader(SheetRow row) {
        int same = 0;
        int filled = 0;
        for (var column : layout.columns()) {
            var cell = row.cell(column.index());
            if (!cell.blank()) {
                filled++;
                var heading = HeaderWords.normal(cell.shown());
                same += column.path().stream()
                                .anyMatch(part -> HeaderWords.normal(part).equals(heading))
                        ? 1
                        : 0;
            }
        }
        return filled > 1 && same * 10 >= filled * 7;
    }

    private static int firstFilled(SheetRow row) {
        int column = 0;
        while (column < row.cells().size() - 1 && row.cell(column).blank()) {
            column++;
        }
        return column;
    }
}
