package org.bihuan.document.ledger.write;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.book.Neutral;

/** A plain .xlsx: bold frozen header with a filter, typed columns, texts kept as texts. */
final class XlsxTable implements TableWriter {

    private static final int ROWS_IN_MEMORY = 100;
    private static final int LONGEST_CELL = 32_767;

    private final OutputStream out;
    private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final SXSSFSheet sheet;
    private final List<TableColumn> columns;
    private final CellStyle text;
    private final CellStyle quoted;
    private final CellStyle date;
    private final CellStyle moment;
    private final CellStyle percent;
    private int rows;
    private int headerRow;
    private boolean merged;

    XlsxTable(OutputStream out, String sheetName, List<TableColumn> columns) {
        this(out, sheetName, new TableHead("", List.of()), columns);
    }

    XlsxTable(OutputStream out, String sheetName, TableHead head, List<TableColumn> columns) {
        this.out = out;
        this.columns = List.copyOf(columns);
        workbook.setCompressTempFiles(true);
        // By default every entry is marked as larger than 4 GiB, which strict readers of streams refuse.
        workbook.setZip64Mode(Zip64Mode.AsNeeded);
        this.sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(sheetName));
        this.text = style("General");
        this.quoted = style("@");
        quoted.setQuotePrefixed(true);
        this.date = style("yyyy-mm-dd");
        this.moment = style("yyyy-mm-dd hh:mm");
        this.percent = style("0.##%");
        var heading = headingStyle();
        if (!head.groups().isEmpty()) {
            writeHead(head, heading);
        }
        writeHeader(heading);
    }

    private CellStyle headingStyle() {
        var style = style("General");
        var bold = workbook.createFont();
        bold.setBold(true);
        style.setFont(bold);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setAlignment(HorizontalAlignment.CENTER);
        return style;
    }

    private void writeHead(TableHead head, CellStyle style) {
        var title = sheet.createRow(rows++).createCell(0);
        title.setCellValue(head.title());
        title.setCellStyle(style);
        merge(0, 0, 0, columns.size() - 1);
        var row = sheet.createRow(rows++);
        int at = 0;
        for (var group : head.groups()) {
            var cell = row.createCell(at);
            cell.setCellValue(group.title());
            cell.setCellStyle(style);
            merge(1, 1, at, at + group.columns() - 1);
            at += group.columns();
        }
    }

    private void merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        if (firstRow < lastRow || firstColumn < lastColumn) {
            sheet.addMergedRegionUnsafe(new CellRangeAddress(firstRow, lastRow, firstColumn, lastColumn));
        }
    }

    @Override
    public void mergeLast(int column, int count) {
        if (count > 1) {
            merge(rows - count, rows - 1, column, column);
            merged = true;
        }
    }

    @Override
    public void row(List<? extends CellValue> cells) {
        var row = sheet.createRow(rows++);
        for (int column = 0; column < cells.size(); column++) {
            if (!cells.get(column).blank()) {
                write(
                        row.createCell(column),
                        cells.get(column),
                        columns.get(column).kind());
            }
        }
    }

    private void writeHeader(CellStyle style) {
        headerRow = rows;
        var row = sheet.createRow(rows++);
        for (int column = 0; column < columns.size(); column++) {
            var cell = row.createCell(column);
            cell.setCellValue(columns.get(column).title());
            cell.setCellStyle(style);
            sheet.setColumnWidth(column, Math.clamp(columns.get(column).width() * 256L + 200, 1_000, 20_000));
        }
        sheet.createFreezePane(0, rows);
    }

    private void write(Cell cell, CellValue value, TableColumn.Kind kind) {
        switch (value) {
            case CellValue.Words(var words) -> writeText(cell, words);
            case CellValue.Fault(var code) -> writeText(cell, code);
            case CellValue.Flag(boolean on) -> cell.setCellValue(on);
            case CellValue.Moment(var at) -> {
                cell.setCellValue(at);
                cell.setCellStyle(kind == TableColumn.Kind.MOMENT ? moment : date);
            }
            case CellValue.Amount amount -> {
                boolean share = kind == TableColumn.Kind.PERCENT;
                cell.setCellValue((share ? amount.number().movePointLeft(2) : amount.number()).doubleValue());
                cell.setCellStyle(share ? percent : text);
            }
            case CellValue.Blank ignored -> cell.setBlank();
        }
    }

    private void writeText(Cell cell, String words) {
        cell.setCellValue(words.length() > LONGEST_CELL ? words.substring(0, LONGEST_CELL) : words);
        cell.setCellStyle(Neutral.dangerous(words) ? quoted : text);
    }

    private CellStyle style(String format) {
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        return style;
    }

    @Override
    public void close() {
        // Filtering tears merged cells apart.
        if (!columns.isEmpty() && !merged) {
            sheet.setAutoFilter(new CellRangeAddress(headerRow, Math.max(headerRow, rows - 1), 0, columns.size() - 1));
        }
        try (workbook) {
            workbook.write(out);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
