package org.bihuan.document.ledger.write;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.MergedRange;

/** Moves the ranges named below the cells (merged cells, filters, validations) when rows are put in. */
final class SheetReferences {

    private SheetReferences() {}

    static String moved(String token, int after, int by) {
        if (!token.startsWith("<") || XmlTokens.closing(token)) {
            return token;
        }
        boolean merged = XmlTokens.name(token).equals("mergeCell");
        for (var name : new String[] {"ref", "sqref"}) {
            var value = XmlTokens.attribute(token, name);
            if (value != null && value.matches("([A-Za-z]{1,3}\\d+(:[A-Za-z]{1,3}\\d+)?\\s*)+")) {
                var ranges = Arrays.stream(value.strip().split("\\s+"))
                        .map(range -> moved(range, after, by, !merged))
                        .collect(Collectors.joining(" "));
                return XmlTokens.with(token, name, ranges);
            }
        }
        return token;
    }

    /** A range that ends with the data grows with it, unless it is a merged cell. */
    private static String moved(String reference, int after, int by, boolean grows) {
        var range = MergedRange.parse(reference);
        boolean below = range.firstRow() > after;
        boolean longer = range.lastRow() > after || grows && range.lastRow() == after && range.height() > 1;
        var from = new CellAddress(range.firstRow() + (below ? by : 0), range.firstColumn());
        var to = new CellAddress(range.lastRow() + (below || longer ? by : 0), range.lastColumn());
        return reference.contains(":") ? from + ":" + to : from.toString();
    }
}
