package org.bihuan.document.ledger.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hssf.util.HSSFColor.HSSFColorPredefined;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.cell.CellIssue;

/** Rewrites an .xls through the object model, which keeps what it does not understand. */
final class XlsAmender {

    private XlsAmender() {}

    static void amend(Path original, int index, Amendment amendment, OutputStream out) {
        try (InputStream in = Files.newInputStream(original);
                var workbook = new HSSFWorkbook(in)) {
            var sheet = workbook.getSheetAt(index);
            sheet.rowIterator().forEachRemaining(row -> fill((HSSFRow) row, amendment.row(row.getRowNum() + 1)));
            append(sheet, amendment);
            workbook.write(out);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static void mark(Path original, ErrorMarks marks, OutputStream out) {
        try (InputStream in = Files.newInputStream(original);
                var workbook = new HSSFWorkbook(in)) {
            var sheet = workbook.getSheetAt(marks.sheet());
            var column = new ErrorColumn(marks);
            sheet.rowIterator().forEachRemaining(row -> fill((HSSFRow) row, column.row(row.getRowNum() + 1)));
            paint(workbook, sheet, marks);
            sheet.setColumnWidth(marks.column(), 40 * 256);
            workbook.write(out);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void fill(HSSFRow row, Map<Integer, CellValue> changes) {
        changes.forEach((column, value) -> {
            if (covered(row, column)) {
                return;
            }
            var cell = row.getCell(column, MissingCellPolicy.RETURN_NULL_AND_BLANK);
            if (cell != null && cell.getCellType() == CellType.FORMULA || cell == null && value.blank()) {
                return;
            }
            set(cell == null ? row.createCell(column) : cell, value);
        });
    }

    private static boolean covered(HSSFRow row, int column) {
        return row.getSheet().getMergedRegions().stream()
                .anyMatch(range -> range.isInRange(row.getRowNum(), column)
                        && (range.getFirstRow() != row.getRowNum() || range.getFirstColumn() != column));
    }

    private static void set(HSSFCell cell, CellValue value) {
        switch (value) {
            case CellValue.Blank ignored -> cell.setBlank();
            case CellValue.Amount amount -> cell.setCellValue(amount.number().doubleValue());
            case CellValue.Flag(boolean on) -> cell.setCellValue(on);
            case CellValue.Words(var words) -> cell.setCellValue(words);
            case CellValue.Fault(var code) -> cell.setCellValue(code);
            case CellValue.Moment moment -> {
                var style = cell.getCellStyle();
                if (DateUtil.isADateFormat(style.getDataFormat(), style.getDataFormatString())) {
                    cell.setCellValue(moment.at());
                } else {
                    cell.setCellValue(moment.shown());
                }
            }
        }
    }

    private static void append(HSSFSheet sheet, Amendment amendment) {
        int count = amendment.appended().size();
        int after = Math.min(amendment.appendAfter() - 1, sheet.getLastRowNum());
        if (count == 0) {
            return;
        }
        if (after < sheet.getLastRowNum()) {
            sheet.shiftRows(after + 1, sheet.getLastRowNum(), count);
        }
        var model = sheet.getRow(after);
        for (int at = 0; at < count; at++) {
            var row = sheet.createRow(after + 1 + at);
            for (var entry : amendment.appended().get(at).entrySet()) {
                var cell = row.createCell(entry.getKey());
                var like = model == null ? null : model.getCell(entry.getKey());
                if (like != null) {
                    cell.setCellStyle(like.getCellStyle());
                }
                set(cell, entry.getValue());
            }
        }
    }

    private static void paint(HSSFWorkbook workbook, HSSFSheet sheet, ErrorMarks marks) {
        var painted = new HashMap<String, HSSFCellStyle>();
        var drawing = sheet.createDrawingPatriarch();
        int comments = 0;
        for (var issues : marks.byRow().values()) {
            for (var issue : issues) {
                var row = sheet.getRow(issue.address().row() - 1);
                if (row == null) {
                    continue;
                }
                var cell = row.getCell(issue.address().column(), MissingCellPolicy.CREATE_NULL_AS_BLANK);
                cell.setCellStyle(painted.computeIfAbsent(
                        cell.getCellStyle().getIndex() + "/" + issue.error(),
                        key -> paint(workbook, cell.getCellStyle(), issue.error())));
                if (comments++ < ErrorMarks.MOST_COMMENTS && cell.getCellComment() == null) {
                    var anchor = new HSSFClientAnchor(
                            0,
                            0,
                            0,
                            0,
                            (short) (issue.address().column() + 1),
                            row.getRowNum(),
                            (short) (issue.address().column() + 4),
                            row.getRowNum() + 3);
                    var comment = drawing.createCellComment(anchor);
                    comment.setString(new HSSFRichTextString(sentences(issues, issue)));
                    cell.setCellComment(comment);
                }
            }
        }
    }

    private static String sentences(List<CellIssue> issues, CellIssue issue) {
        return String.join(
                "\n",
                issues.stream()
                        .filter(other -> other.address().equals(issue.address()))
                        .map(CellIssue::sentence)
                        .toList());
    }

    private static HSSFCellStyle paint(HSSFWorkbook workbook, HSSFCellStyle like, boolean error) {
        var style = workbook.createCellStyle();
        style.cloneStyleFrom(like);
        style.setFillForegroundColor((error ? HSSFColorPredefined.ROSE : HSSFColorPredefined.LIGHT_YELLOW).getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }
}
