package org.bihuan.document.ledger.book;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** The rows below {@code <sheetData>}, one at a time; stops at its end tag. */
final class XlsxRows implements RowCursor {

    private final Xml xml;
    private final XlsxStyles styles;
    private final XlsxStrings strings;
    private final LedgerLimits limits;
    private final boolean date1904;
    private int rowNumber;
    private boolean finished;

    XlsxRows(Xml xml, XlsxStyles styles, XlsxStrings strings, LedgerLimits limits, boolean date1904) {
        this.xml = xml;
        this.styles = styles;
        this.strings = strings;
        this.limits = limits;
        this.date1904 = date1904;
    }

    @Override
    public @Nullable SheetRow next() {
        while (!finished && xml.nextTag() && !xml.ends("sheetData")) {
            if (xml.starts("row")) {
                rowNumber = xml.number("r", rowNumber + 1);
                boolean hidden = xml.flag("hidden");
                var cells = readCells();
                if (!cells.isEmpty()) {
                    return new SheetRow(rowNumber, cells, hidden);
                }
            }
        }
        finished = true;
        return null;
    }

    /** The cells up to the last that holds something. */
    private List<CellValue> readCells() {
        var cells = new ArrayList<CellValue>(24);
        int column = -1;
        while (xml.nextTag() && !xml.ends("row")) {
            if (!xml.starts("c")) {
                continue;
            }
            var reference = xml.attribute("r");
            column = reference == null
                    ? column + 1
                    : CellAddress.parse(reference).column();
            var value = readCell(column);
            if (value.blank()) {
                continue;
            }
            if (column >= limits.columns()) {
                throw LedgerProblem.tooManyColumns(limits.columns());
            }
            cells.addAll(Collections.nCopies(Math.max(0, column + 1 - cells.size()), CellValue.BLANK));
            cells.set(column, value);
        }
        return cells;
    }

    private CellValue readCell(int column) {
        var type = xml.attribute("t", "n");
        int style = xml.number("s", 0);
        String value = null;
        boolean formula = false;
        while (xml.nextTag() && !xml.ends("c")) {
            if (xml.starts("v")) {
                value = xml.text();
            } else if (xml.starts("is")) {
                value = xml.richText("is");
            } else if (xml.starts("f")) {
                formula = true;
            }
        }
        if (value == null) {
            return formula ? new CellValue.Fault("#N/C") : CellValue.BLANK;
        }
        if (value.length() > limits.cellLength()) {
            throw LedgerProblem.cellTooLong(new CellAddress(rowNumber, column).toString(), limits.cellLength());
        }
        return interpret(type, style, value);
    }

    private CellValue interpret(String type, int style, String value) {
        return switch (type) {
            case "s" -> CellValue.words(strings.get(wholeNumber(value)));
            case "str", "inlineStr" -> CellValue.words(unescape(value));
            case "b" -> new CellValue.Flag(value.strip().equals("1"));
            case "e" -> new CellValue.Fault(value.strip());
            case "d" -> isoDate(value.strip());
            default -> value.isBlank() ? CellValue.BLANK : number(style, value.strip());
        };
    }

    private CellValue number(int style, String value) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException notANumber) {
            return CellValue.words(value);
        }
        if (styles.date(style) && DateUtil.isValidExcelDate(number)) {
            return new CellValue.Moment(DateUtil.getLocalDateTime(number, date1904, true));
        }
        return CellValue.amount(number, styles.percent(style));
    }

    private static CellValue isoDate(String value) {
        try {
            return new CellValue.Moment(
                    value.contains("T")
                            ? LocalDateTime.parse(value.replace("Z", ""))
                            : java.time.LocalDate.parse(value).atStartOfDay());
        } catch (DateTimeParseException notADate) {
            return CellValue.words(value);
        }
    }

    private static int wholeNumber(String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException notANumber) {
            throw LedgerProblem.broken("sharedStrings");
        }
    }

    /** Control characters are written as _x000D_ in strings of the format. */
    private static String unescape(String text) {
        return text.contains("_x000") ? text.replace("_x000D_", "\r").replace("_x000A_", "\n") : text;
    }

    @Override
    public void close() {
        xml.close();
    }
}
