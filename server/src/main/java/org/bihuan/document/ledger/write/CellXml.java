package org.bihuan.document.ledger.write;

import org.apache.poi.ss.usermodel.DateUtil;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.book.XlsxStyles;

/** Writes one cell. A date becomes a day number where the cell's style shows dates, else a text. */
record CellXml(XlsxStyles styles, boolean date1904) {

    String write(String prefix, CellAddress at, int style, CellValue value) {
        var open = '<' + prefix + "c r=\"" + at + '"' + (style > 0 ? " s=\"" + style + '"' : "");
        var close = "</" + prefix + "c>";
        return switch (value) {
            case CellValue.Blank ignored -> open + "/>";
            case CellValue.Amount amount ->
                open + number(prefix, amount.number().toPlainString()) + close;
            case CellValue.Flag(boolean on) -> open + " t=\"b\"" + number(prefix, on ? "1" : "0") + close;
            case CellValue.Words(var words) -> open + text(prefix, words) + close;
            case CellValue.Fault(var code) -> open + text(prefix, code) + close;
            case CellValue.Moment moment ->
                styles.date(style)
                        ? open + number(prefix, serial(moment)) + close
                        : open + text(prefix, moment.shown()) + close;
        };
    }

    private String serial(CellValue.Moment moment) {
        double serial = DateUtil.getExcelDate(moment.at(), date1904);
        return serial == Math.rint(serial) ? String.valueOf((long) serial) : String.valueOf(serial);
    }

    private static String number(String prefix, String number) {
        return '>' + "<" + prefix + "v>" + number + "</" + prefix + "v>";
    }

    private static String text(String prefix, String text) {
        return " t=\"inlineStr\"><" + prefix + "is><" + prefix + "t xml:space=\"preserve\">" + XmlTokens.escape(text)
                + "</" + prefix + "t></" + prefix + "is>";
    }
}
