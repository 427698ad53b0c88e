package org.bihuan.document.ledger.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.jspecify.annotations.Nullable;

/** An .xls of Excel 97–2003. The format ends at 65,536 rows, so it is read as a whole. */
final class XlsBook implements LedgerBook {

    private final String name;
    private final LedgerLimits limits;
    private final HSSFWorkbook workbook;

    private XlsBook(String name, LedgerLimits limits, HSSFWorkbook workbook) {
        this.name = name;
        this.limits = limits;
        this.workbook = workbook;
    }

    static XlsBook open(Path file, String name, LedgerLimits limits) {
        try (var in = Files.newInputStream(file)) {
            return new XlsBook(name, limits, new HSSFWorkbook(in));
        } catch (EncryptedDocumentException locked) {
            throw LedgerProblem.encrypted();
        } catch (IOException | RuntimeException broken) {
            throw LedgerProblem.broken("XLS");
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public LedgerFormat format() {
        return LedgerFormat.XLS;
    }

    @Override
    public boolean date1904() {
        return workbook.getInternalWorkbook().isUsing1904DateWindowing();
    }

    @Override
    public List<SheetInfo> sheets() {
        var sheets = new ArrayList<SheetInfo>();
        for (int at = 0; at < workbook.getNumberOfSheets(); at++) {
            boolean hidden = workbook.isSheetHidden(at) || workbook.isSheetVeryHidden(at);
            sheets.add(new SheetInfo(at, workbook.getSheetName(at), hidden));
        }
        return sheets;
    }

    @Override
    public SheetShape shape(int index) {
        var sheet = sheet(index);
        var count = new RowCount(limits);
        count.add(rows(index));
        var hiddenColumns = new HashSet<Integer>();
        for (int column = 0; column < limits.columns(); column++) {
            if (sheet.isColumnHidden(column)) {
                hiddenColumns.add(column);
            }
        }
        var merges = sheet.getMergedRegions().stream()
                .map(range -> new MergedRange(
                        range.getFirstRow() + 1, range.getLastRow() + 1, range.getFirstColumn(), range.getLastColumn()))
                .toList();
        boolean filtered = workbook.getAllNames().stream()
                .anyMatch(named -> named.getNameName().endsWith("_FilterDatabase") && named.getSheetIndex() == index);
        return count.shape(merges, hiddenColumns, filtered);
    }

    @Override
    public RowCursor rows(int index) {
        var rows = sheet(index).rowIterator();
        return new Rows(rows, limits, date1904());
    }

    private HSSFSheet sheet(int index) {
        if (index < 0 || index >= workbook.getNumberOfSheets()) {
            throw LedgerProblem.noSheet(index);
        }
        return workbook.getSheetAt(index);
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException unclosed) {
            throw LedgerProblem.broken("XLS");
        }
    }

    private record Rows(Iterator<Row> rows, LedgerLimits limits, boolean date1904) implements RowCursor {

        @Override
        public @Nullable SheetRow next() {
            while (rows.hasNext()) {
                var row = rows.next();
                var cells = cells(row);
                if (!cells.isEmpty()) {
                    return new SheetRow(row.getRowNum() + 1, cells, row.getZeroHeight());
                }
            }
            return null;
        }

        private List<CellValue> cells(Row row) {
            var cells = new ArrayList<CellValue>();
            for (var cell : row) {
                var value = value(cell);
                int column = cell.getColumnIndex();
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

        private CellValue value(Cell cell) {
            var type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
            return switch (type) {
                case STRING -> CellValue.words(cell.getStringCellValue());
                case NUMERIC -> number(cell);
                case BOOLEAN -> new CellValue.Flag(cell.getBooleanCellValue());
                case ERROR ->
                    new CellValue.Fault(
                            FormulaError.forInt(cell.getErrorCellValue()).getString());
                case BLANK, _NONE, FORMULA -> CellValue.BLANK;
            };
        }

        private CellValue number(Cell cell) {
            double number = cell.getNumericCellValue();
            var style = cell.getCellStyle();
            int id = style.getDataFormat();
            var format = style.getDataFormatString();
            boolean builtIn = format == null || format.equals("General") || format.startsWith("reserved");
            if (XlsxStyles.isDate(id, builtIn ? null : format) && DateUtil.isValidExcelDate(number)) {
                return new CellValue.Moment(DateUtil.getLocalDateTime(number, date1904, true));
            }
            return CellValue.amount(number, XlsxStyles.isPercent(id, builtIn ? null : format));
        }

        @Override
        public void close() {}
    }
}
