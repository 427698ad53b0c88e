package org.bihuan.document.ledger;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.book.LedgerLimits;
import org.bihuan.document.ledger.cell.CellIssue;
import org.bihuan.document.ledger.cell.FieldValue;
import org.bihuan.document.ledger.write.Amendment;
import org.bihuan.document.ledger.write.ErrorMarks;
import org.bihuan.document.ledger.write.LedgerWriter;

/** The work of {@link LedgerAtScaleTest}, in a process of its own; and its ledger, for others. */
public final class LedgerAtScale {

    public static final int ROWS = 100_000;
    private static final String[] HEADINGS = {
        "序号",
        "排查日期",
        "企业名称",
        "统一社会信用代码",
        "楼栋",
        "楼层",
        "隐患描述",
        "隐患等级",
        "整改措施",
        "责任单位",
        "责任人",
        "联系电话",
        "整改时限",
        "是否完成",
        "完成日期",
        "备注",
        "资金来源",
        "预案编号",
        "复查意见",
        "登记号"
    };

    private LedgerAtScale() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        var big = folder.resolve("2026年隐患台账.xlsx");
        write(big, ROWS);
        say("written");
        var errors = new TreeMap<Integer, List<CellIssue>>();
        read(big, errors);
        var writer = new LedgerWriter(LedgerLimits.STANDARD);
        var amended = folder.resolve("amended.xlsx");
        try (var out = Files.newOutputStream(amended)) {
            writer.amend(big, 0, new AllDone(), out);
        }
        say("amended " + summary(amended));
        var marked = folder.resolve("marked.xlsx");
        try (var out = Files.newOutputStream(marked)) {
            writer.mark(big, new ErrorMarks(0, 2, 20, errors), out);
        }
        say("marked " + summary(marked));
    }

    private static void say(String what) {
        System.out.println(what);
    }

    private record AllDone() implements Amendment {
        @Override
        public Map<Integer, CellValue> row(int rowNumber) {
            return rowNumber > 2 ? Map.of(13, CellValue.words("是")) : Map.of();
        }
    }

    private static void read(Path file, TreeMap<Integer, List<CellIssue>> errors) {
        try (var book = Ledgers.open(file)) {
            var survey = new LedgerSurveyor(Ledgers.HAZARDS, Ledgers.TODAY)
                    .survey(book)
                    .proposed()
                    .orElseThrow();
            var done = new int[1];
            var summary = new LedgerReader(book, ReadingPlan.proposed(survey, Ledgers.HAZARDS))
                    .read(
                            row -> {
                                done[0] += new FieldValue.YesNo(true).equals(row.value("done")) ? 1 : 0;
                                if (row.faulty()) {
                                    errors.put(row.rowNumber(), row.errors());
                                }
                            },
                            Progress.UNWATCHED);
            say("read rows=%d faulty=%d done=%d cancelled=%s"
                    .formatted(summary.rows(), summary.faultyRows(), done[0], summary.cancelled()));
        }
    }

    private static String summary(Path file) {
        int rows = -2;
        int done = 0;
        try (var book = Ledgers.open(file);
                var cursor = book.rows(0)) {
            for (var row = cursor.next(); row != null; row = cursor.next()) {
                rows++;
                done += row.cell(13).shown().equals("是") ? 1 : 0;
            }
        }
        return "rows=%d done=%d".formatted(rows, done);
    }

    /** Half of the columns are shared strings, each different, as a spreadsheet would save them. */
    public static void write(Path file, int rows) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_SPEED);
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"></Types>");
            part(zip, "_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns:r=\"r\"><sheets><sheet name=\"台账\" sheetId=\"1\" r:id=\"worksheet\"/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relation("worksheet", "worksheets/sheet1.xml").replace("</Relationships>", "")
                            + "<Relationship Id=\"s\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            var writer = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
            writer.write("<sst>");
            for (int at = 0; at < rows * 10; at++) {
                writer.write("<si><t>" + shared(at) + "</t></si>");
            }
            writer.write("</sst>");
            writer.flush();
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            sheet(writer, rows);
            zip.closeEntry();
        }
    }

    private static String shared(int at) {
        return "第" + at / 10 + "号企业在第" + at % 10 + "处存在问题&amp;" + at;
    }

    private static void sheet(BufferedWriter writer, int rows) throws IOException {
        writer.write(
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>2026年隐患台账</v></c></row><row r=\"2\">");
        for (int column = 0; column < 20; column++) {
            writer.write("<c r=\"" + new CellAddress(2, column) + "\" t=\"str\"><v>" + HEADINGS[column] + "</v></c>");
        }
        writer.write("</row>");
        for (int row = 0; row < rows; row++) {
            writer.write("<row r=\"" + (row + 3) + "\">");
            for (int column = 0; column < 20; column++) {
                writer.write(cell(row, column));
            }
            writer.write("</row>");
        }
        writer.write("</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:T1\"/></mergeCells></worksheet>");
        writer.flush();
    }

    private static String cell(int row, int column) {
        var open = "<c r=\"" + new CellAddress(row + 3, column) + "\"";
        return switch (column) {
            case 0 -> open + "><v>" + (row + 1) + "</v></c>";
            case 1, 12 -> open + " t=\"str\"><v>2026.9." + (row % 28 + 1) + "</v></c>";
            case 3 ->
                open + " t=\"str\"><v>" + (row % 50 == 0 ? "91350100M000100Y4Z" : "91350100M000100Y43") + "</v></c>";
            case 7 -> open + " t=\"str\"><v>" + (row % 3 == 0 ? "重大" : "一般隐患") + "</v></c>";
            case 9 -> open + " t=\"str\"><v>柳林街道</v></c>";
            case 10 -> open + " t=\"str\"><v>曹晓东</v></c>";
            case 11 -> open + "><v>1.3957934447E10</v></c>";
            case 13 -> open + " t=\"str\"><v>" + (row % 2 == 0 ? "√" : "整改中") + "</v></c>";
            case 14 -> open + "><v>46268</v></c>";
            default -> open + " t=\"s\"><v>" + (row * 10 + column % 10) + "</v></c>";
        };
    }

    private static String relation(String type, String target) {
        return "<Relationships><Relationship Id=\"%s\" Type=\"x/%s\" Target=\"%s\"/></Relationships>"
                .formatted(type, type, target);
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
