package org.bihuan.document.ledger.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.book.LedgerBook;
import org.bihuan.document.ledger.book.LedgerLimits;
import org.bihuan.document.ledger.cell.CellIssue;
import org.bihuan.document.ledger.cell.IssueCode;
import org.junit.jupiter.api.Test;

class LedgerWriterTest {

    private static final Path PLANTS = Path.of("src/test/resources/fixtures/厂中厂隐患台账.xlsx");
    private static final Path SUPERVISED = Path.of("src/test/resources/fixtures/督办事项清单-GB18030.csv");
    private static final LedgerWriter WRITER = new LedgerWriter(LedgerLimits.STANDARD);

    private record Changes(
            Map<Integer, Map<Integer, CellValue>> rows, List<Map<Integer, CellValue>> appended, int appendAfter)
            implements Amendment {
        @Override
        public Map<Integer, CellValue> row(int rowNumber) {
            return rows.getOrDefault(rowNumber, Map.of());
        }
    }

    private static Path amended(Path original, Amendment amendment) throws IOException {
        var file = Files.createTempFile("amended-", ".bin");
        try (OutputStream out = Files.newOutputStream(file)) {
            WRITER.amend(original, 0, amendment, out);
        }
        return file;
    }

    private static Map<String, String> cells(Sheet sheet) {
        var formatter = new DataFormatter();
        var cells = new HashMap<String, String>();
        sheet.forEach(row -> row.forEach(cell -> cells.put(
                cell.getAddress().formatAsString(),
                cell.getCellType() + " "
                        + (cell.getCellType() == CellType.NUMERIC
                                ? cell.getNumericCellValue()
                                : formatter.formatCellValue(cell))
                        + " " + cell.getCellStyle().getDataFormatString())));
        return cells;
    }

    private static Workbook open(Path file) throws IOException {
        return WorkbookFactory.create(file.toFile(), null, true);
    }

    @Test
    void leavesEveryCellAsItWasExceptTheOnesItWasTold() throws IOException {
        var changes = Map.of(
                6,
                        Map.of(14, CellValue.words("是"), 15, (CellValue)
                                new CellValue.Moment(LocalDate.of(2026, 10, 8).atStartOfDay())),
                9,
                        Map.<Integer, CellValue>of(
                                15,
                                new CellValue.Moment(LocalDate.of(2026, 10, 9).atStartOfDay())),
                249, Map.<Integer, CellValue>of(5, CellValue.words("在合并单元格下面，不写")));
        var file = amended(PLANTS, new Changes(changes, List.of(), Integer.MAX_VALUE));

        try (var before = open(PLANTS);
                var after = open(file)) {
            var was = cells(before.getSheetAt(0));
            var is = cells(after.getSheetAt(0));
            var changed = new java.util.TreeMap<>(is);
            changed.entrySet().removeAll(was.entrySet());
            assertThat(changed)
                    .hasToString(
                            "{O6=STRING 是 General, P6=STRING 2026-10-08 General, P9=NUMERIC 46304.0 yyyy\"年\"m\"月\"d\"日\"}");
            assertThat(is.keySet().removeAll(was.keySet())).isTrue();
            assertThat(is.keySet()).containsExactlyInAnyOrder("O6", "P6");
            assertThat(cells(after.getSheetAt(1))).isEqualTo(cells(before.getSheetAt(1)));
            assertThat(after.getSheetAt(0).getMergedRegions())
                    .isEqualTo(before.getSheetAt(0).getMergedRegions());
            for (int column = 0; column < 17; column++) {
                assertThat(after.getSheetAt(0).getColumnWidth(column))
                        .isEqualTo(before.getSheetAt(0).getColumnWidth(column));
            }
        }
    }

    @Test
    void handsBackAnUnchangedSheetByteForByte() throws IOException {
        var file = amended(PLANTS, new Changes(Map.of(), List.of(), Integer.MAX_VALUE));

        try (var before = new java.util.zip.ZipFile(PLANTS.toFile());
                var after = new java.util.zip.ZipFile(file.toFile())) {
            assertThat(after.stream().map(java.util.zip.ZipEntry::getName).toList())
                    .isEqualTo(
                            before.stream().map(java.util.zip.ZipEntry::getName).toList());
            for (var entry : before.stream().toList()) {
                assertThat(after.getInputStream(after.getEntry(entry.getName())).readAllBytes())
                        .isEqualTo(before.getInputStream(entry).readAllBytes());
            }
        }
    }

    @Test
    void putsNewRowsBelowTheDataAndMovesTheNotesDown() throws IOException {
        var added = Map.of(0, (CellValue) CellValue.amount(241, false), 2, CellValue.words("新增企业 & <公司>"));
        var file = amended(PLANTS, new Changes(Map.of(), List.of(added), 247));

        try (var after = open(file)) {
            var sheet = after.getSheetAt(0);
            assertThat(sheet.getRow(246).getCell(0).getNumericCellValue()).isEqualTo(240);
            assertThat(sheet.getRow(247).getCell(2).getStringCellValue()).isEqualTo("新增企业 & <公司>");
            assertThat(sheet.getRow(248).getCell(0).getStringCellValue()).isEqualTo("合计");
            assertThat(sheet.getRow(249).getCell(0).getStringCellValue()).startsWith("注：");
            assertThat(sheet.getMergedRegions()).contains(new CellRangeAddress(249, 249, 0, 16));
        }
    }

    @Test
    void fillsATextFileInItsOwnEncodingAndSeparator() throws IOException {
        var changes = Map.of(3, Map.<Integer, CellValue>of(8, CellValue.words("=已完成")));
        var file = amended(
                SUPERVISED, new Changes(changes, List.of(Map.of(0, CellValue.words("督〔2026〕31号"))), Integer.MAX_VALUE));
        var gb = Charset.forName("GB18030");
        var before = Files.readString(SUPERVISED, gb);
        var after = Files.readString(file, gb);

        var changed = "2026-11-12,\"正在推进，预计月底完成，\n已召开协调会\"";
        assertThat(before).contains(changed);
        assertThat(after).isEqualTo(before.replace(changed, "2026-11-12,'=已完成") + "\r\n督〔2026〕31号\r\n");
    }

    @Test
    void fillsAnOldWorkbook() throws IOException {
        var original = Files.createTempFile("old-", ".xls");
        try (var workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(original)) {
            var sheet = workbook.createSheet("台账");
            for (int at = 0; at < 4; at++) {
                sheet.createRow(at).createCell(0).setCellValue(at == 3 ? "合计" : "行" + at);
            }
            workbook.write(out);
        }
        var file = amended(
                original,
                new Changes(Map.of(2, Map.of(1, CellValue.words("是"))), List.of(Map.of(0, CellValue.words("新行"))), 3));

        try (var after = open(file)) {
            assertThat(cells(after.getSheetAt(0)).values().stream()
                            .map(text -> text.split(" ")[1])
                            .toList())
                    .containsExactlyInAnyOrder("行0", "行1", "是", "行2", "新行", "合计");
            assertThat(after.getSheetAt(0).getRow(3).getCell(0).getStringCellValue())
                    .isEqualTo("新行");
        }
    }

    private static ErrorMarks marks() {
        var byRow = new TreeMap<Integer, List<CellIssue>>();
        byRow.put(
                6,
                List.of(
                        new CellIssue(IssueCode.REQUIRED, new CellAddress(6, 14), List.of("")),
                        new CellIssue(
                                IssueCode.CREDIT_CODE_CHECK, new CellAddress(6, 3), List.of("91320824LGJHQ24YAE"))));
        byRow.put(9, List.of(new CellIssue(IssueCode.DATE_RANGE, new CellAddress(9, 15), List.of("x", "2026-09-03"))));
        return new ErrorMarks(0, 4, 17, byRow);
    }

    @Test
    void marksEachFaultyCellInRedWithACommentAndAnExplanation() throws IOException {
        var file = Files.createTempFile("marked-", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            WRITER.mark(PLANTS, marks(), out);
        }

        try (var after = open(file)) {
            var sheet = after.getSheetAt(0);
            var code = sheet.getRow(5).getCell(3);
            assertThat(code.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
            assertThat(code.getStringCellValue()).isEqualTo("91320824LGJHQ24YAE");
            assertThat(code.getCellComment().getString().getString()).isEqualTo("统一社会信用代码校验不通过，请核对");
            assertThat(sheet.getRow(5).getCell(14).getCellStyle().getFillPattern())
                    .isEqualTo(FillPatternType.SOLID_FOREGROUND);
            assertThat(sheet.getRow(8).getCell(15).getCellStyle().getDataFormatString())
                    .contains("年");
            assertThat(sheet.getRow(3).getCell(17).getStringCellValue()).isEqualTo("错误说明");
            assertThat(sheet.getRow(5).getCell(17).getStringCellValue()).isEqualTo("O6 必填，不能为空；D6 统一社会信用代码校验不通过，请核对");
            assertThat(sheet.getRow(6).getCell(17)).isNull();
            assertThat(sheet.getRow(6).getCell(3).getCellStyle().getFillPattern())
                    .isEqualTo(FillPatternType.NO_FILL);
        }
    }

    @Test
    void marksAWorkbookThatWasMarkedBefore() throws IOException {
        var once = Files.createTempFile("marked-", ".xlsx");
        var twice = Files.createTempFile("marked-", ".xlsx");
        try (OutputStream out = Files.newOutputStream(once)) {
            WRITER.mark(PLANTS, marks(), out);
        }
        try (OutputStream out = Files.newOutputStream(twice)) {
            WRITER.mark(once, new ErrorMarks(0, 4, 17, new TreeMap<>()), out);
        }

        try (var after = open(twice)) {
            assertThat(after.getSheetAt(0).getRow(5).getCell(17).getCellType()).isEqualTo(CellType.BLANK);
            assertThat(after.getSheetAt(0).getRow(3).getCell(17).getStringCellValue())
                    .isEqualTo("错误说明");
        }
    }

    @Test
    void writesAPlainTableThatRunsNoFormula() throws IOException {
        var columns = List.of(
                new TableColumn("事项", TableColumn.Kind.TEXT, 30),
                new TableColumn("时限", TableColumn.Kind.DATE, 12),
                new TableColumn("进度", TableColumn.Kind.PERCENT, 8),
                new TableColumn("数量", TableColumn.Kind.NUMBER, 8));
        var row = List.of(
                CellValue.words("=HYPERLINK(\"http://x\")"),
                new CellValue.Moment(LocalDate.of(2026, 9, 3).atStartOfDay()),
                new CellValue.Amount(new BigDecimal("60"), false),
                CellValue.amount(-5, false));
        var xlsx = Files.createTempFile("table-", ".xlsx");
        var csv = Files.createTempFile("table-", ".csv");
        try (var out = Files.newOutputStream(xlsx);
                var table = TableWriter.xlsx(out, "清单[1]", columns)) {
            table.row(row);
        }
        try (var out = Files.newOutputStream(csv);
                var table = TableWriter.csv(out, columns)) {
            table.row(row);
            table.row(List.of(CellValue.words("＠甲,\"乙\""), CellValue.BLANK, CellValue.BLANK, CellValue.BLANK));
        }

        assertThat(readAsAStream(xlsx)).contains("xl/workbook.xml", "xl/worksheets/sheet1.xml");
        try (var workbook = open(xlsx)) {
            var written = workbook.getSheetAt(0).getRow(1);
            assertThat(written.getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(written.getCell(0).getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(new DataFormatter().formatCellValue(written.getCell(1))).isEqualTo("2026-09-03");
            assertThat(written.getCell(2).getNumericCellValue()).isEqualTo(0.6);
            assertThat(written.getCell(3).getNumericCellValue()).isEqualTo(-5);
            assertThat(workbook.getSheetAt(0).getPaneInformation().isFreezePane())
                    .isTrue();
        }
        assertThat(Files.readString(csv, StandardCharsets.UTF_8))
                .isEqualTo(
                        "\uFEFF事项,时限,进度,数量\r\n\"'=HYPERLINK(\"\"http://x\"\")\",2026-09-03,60%,-5\r\n\"'＠甲,\"\"乙\"\"\",,,\r\n");
    }

    @Test
    void readsBackTheTextItMadeHarmless() throws IOException {
        var csv = Files.createTempFile("table-", ".csv");
        try (var out = Files.newOutputStream(csv);
                var table = TableWriter.csv(out, List.of(new TableColumn("事项", TableColumn.Kind.TEXT, 30)))) {
            table.row(List.of(CellValue.words("+86 139")));
        }
        try (var book = LedgerBook.open(csv, "x.csv", LedgerLimits.STANDARD);
                var rows = book.rows(0)) {
            rows.next();
            assertThat(java.util.Objects.requireNonNull(rows.next()).cell(0)).isEqualTo(CellValue.words("+86 139"));
        }
    }

    /** Reads every entry to its end as strict programs do, front to back, and names them. */
    private static List<String> readAsAStream(Path xlsx) throws IOException {
        var names = new java.util.ArrayList<String>();
        try (var zip = new java.util.zip.ZipInputStream(Files.newInputStream(xlsx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                zip.transferTo(OutputStream.nullOutputStream());
                names.add(entry.getName());
            }
        }
        return names;
    }
}
