package org.bihuan.calendar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** The first three columns of the first sheet of a small Excel file, as text. */
final class DayWorkbook {

    /** A year's list inflates to some 50 KB; what inflates to more than this is no list of days. */
    private static final long MOST_INFLATED = 20_000_000;

    private static final int COLUMNS = 3;

    private DayWorkbook() {}

    static List<List<String>> rows(byte[] file, int mostRows) throws IOException {
        mustBeSmall(file);
        try (var workbook = WorkbookFactory.create(new ByteArrayInputStream(file))) {
            var sheet = workbook.getSheetAt(0);
            if (sheet.getLastRowNum() >= mostRows) {
                throw tooLarge();
            }
            var format = new DataFormatter();
            var rows = new ArrayList<List<String>>();
            for (int i = 0; i <= sheet.getLastRowNum(); i++) {
                var cells = new ArrayList<String>();
                for (int column = 0; column < COLUMNS; column++) {
                    var row = sheet.getRow(i);
                    cells.add(text(row == null ? null : row.getCell(column), format));
                }
                rows.add(List.copyOf(cells));
            }
            return rows;
        }
    }

    private static String text(@Nullable Cell cell, DataFormatter format) {
        if (cell == null) {
            return "";
        }
        if (cell.getCellType() == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
            return cell.getLocalDateTimeCellValue().toLocalDate().toString();
        }
        return format.formatCellValue(cell);
    }

    /** Inflates every entry into nothing, counting: a zip bomb ends here and not in the object model. */
    private static void mustBeSmall(byte[] file) throws IOException {
        if (file[0] != 'P') {
            return;
        }
        long inflated = 0;
        var buffer = new byte[8192];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (zip.getNextEntry() != null) {
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    inflated += read;
                    if (inflated > MOST_INFLATED) {
                        throw tooLarge();
                    }
                }
            }
        }
    }

    private static Problem tooLarge() {
        return Problem.tooLarge("CALENDAR-FILE-TOO-LARGE", "文件内容过大，请只上传一个年度的安排。");
    }
}
