package org.bihuan.document.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bihuan.document.ledger.cell.FieldValue;
import org.bihuan.document.ledger.layout.HeaderColumn;
import org.bihuan.document.ledger.layout.RowKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they really arrive. */
class NastyLedgersTest {

    private static final String HEADER = "序号,隐患描述,责任单位,整改时限,是否完成\n";

    private static Path csv(String text, Charset charset) throws IOException {
        return Files.write(Ledgers.temporary(".csv"), text.getBytes(charset));
    }

    private static Path save(Workbook workbook, String suffix) throws IOException {
        var file = Ledgers.temporary(suffix);
        try (OutputStream out = Files.newOutputStream(file);
                workbook) {
            workbook.write(out);
        }
        return file;
    }

    private static void row(Row row, @Nullable Object... values) {
        for (int column = 0; column < values.length; column++) {
            switch (values[column]) {
                case null -> {}
                case Number number -> row.createCell(column).setCellValue(number.doubleValue());
                default -> row.createCell(column).setCellValue(values[column].toString());
            }
        }
    }

    @Test
    void readsRareCharactersInTheNationalEncoding() throws IOException {
        var text = HEADER + "1,𠮷祥㐂苑消防通道堵塞,㐂街道,2026-9-3,否\n";

        assertThat(Ledgers.read(csv(text, Charset.forName("GB18030"))).row(2).value("title"))
                .isEqualTo(new FieldValue.Text("𠮷祥㐂苑消防通道堵塞"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", ""})
    void readsUtf8WithAndWithoutAMark(String mark) throws IOException {
        assertThat(Ledgers.read(csv(mark + HEADER + "1,甲,柳林街道,9月3日,√\n", StandardCharsets.UTF_8))
                        .rows())
                .hasSize(1);
    }

    @Test
    void readsUtf16AsNotepadWritesIt() throws IOException {
        var text = "\uFEFF" + (HEADER + "1,甲,柳林街道,9月3日,√\n").replace(',', '\t');

        assertThat(Ledgers.read(csv(text, StandardCharsets.UTF_16LE)).rows()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ";", "|"})
    void findsTheSeparatorByItself(String separator) throws IOException {
        var text = (HEADER + "1,甲,柳林街道,9月3日,√\n2,乙,港城街道,9月4日,否\n").replace(",", separator);

        assertThat(Ledgers.read(csv(text, StandardCharsets.UTF_8)).rows()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\r\n", "\n"})
    void readsEveryLineEndAndQuotedLines(String end) throws IOException {
        var text = (HEADER + "1,\"甲\n\"\"乙\"\"\",柳林街道,9月3日,√\n2,丙,港城街道,9月4日,否\n").replace("\n", end);

        assertThat(Ledgers.read(csv(text, StandardCharsets.UTF_8)).row(2).value("title"))
                .isEqualTo(new FieldValue.Text("甲\n\"乙\""));
    }

    @Test
    void readsRaggedRowsAndBlankRows() throws IOException {
        var text = "安全隐患清单\n\n" + HEADER + "1,甲\n\n2,乙,港城街道,9月4日,否,多出一列\n,,,,\n合计,2条\n";
        var ledger = Ledgers.read(csv(text, StandardCharsets.UTF_8));

        assertThat(ledger.rows()).extracting(LedgerRow::rowNumber).containsExactly(4, 6);
        assertThat(ledger.row(4).faulty()).isTrue();
        assertThat(ledger.skipped()).containsExactly(new SkippedRow(8, RowKind.TOTAL, "合计 2条"));
    }

    @Test
    void joinsATwoRowHeaderThatLostItsMergedCells() throws IOException {
        var text = "隐患台账,,,,,\n序号,企业信息,,整改情况,,备注\n,企业名称,统一社会信用代码,责任单位,整改时限,\n1,甲公司,91350100M000100Y43,柳林街道,9月3日,\n";
        var layout = Objects.requireNonNull(
                Ledgers.read(csv(text, StandardCharsets.UTF_8)).survey().layout());

        assertThat(layout.columns())
                .extracting(HeaderColumn::joined)
                .containsExactly("序号", "企业信息/企业名称", "企业信息/统一社会信用代码", "整改情况/责任单位", "整改情况/整改时限", "备注");
    }

    @Test
    void readsAnOldWorkbookLikeANewOne() throws IOException {
        var workbook = new HSSFWorkbook();
        var sheet = workbook.createSheet("台账");
        var dates = workbook.createCellStyle();
        dates.setDataFormat(workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
        row(sheet.createRow(0), "2026年隐患台账");
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 4));
        row(sheet.createRow(1), "序号", "隐患描述", "责任单位", "整改时限", "联系电话");
        row(sheet.createRow(2), 1, "甲", "柳林街道", null, 13957934447d);
        sheet.getRow(2).createCell(3).setCellValue(LocalDate.of(2026, 9, 3));
        sheet.getRow(2).getCell(3).setCellStyle(dates);
        row(sheet.createRow(3), 2, "乙", null, "9月4日", "13957934448");
        sheet.addMergedRegion(new CellRangeAddress(2, 3, 2, 2));
        var ledger = Ledgers.read(save(workbook, ".xls"));

        assertThat(ledger.rows()).hasSize(2);
        assertThat(ledger.row(3).value("dueOn")).isEqualTo(new FieldValue.Day(LocalDate.of(2026, 9, 3)));
        assertThat(ledger.row(4).value("leadUnit")).isEqualTo(ledger.row(3).value("leadUnit"));
        assertThat(ledger.row(3).value("phone")).isEqualTo(new FieldValue.Text("13957934447"));
    }

    @Test
    void countsDaysFrom1904WhereTheWorkbookDoes() throws IOException {
        var workbook = new XSSFWorkbook();
        workbook.getCTWorkbook().getWorkbookPr().setDate1904(true);
        var sheet = workbook.createSheet();
        row(sheet.createRow(0), "序号", "隐患描述", "责任单位", "整改时限");
        row(sheet.createRow(1), 1, "甲", "柳林街道", 46268 - 1462);

        assertThat(Ledgers.read(save(workbook, ".xlsx")).row(2).value("dueOn"))
                .isEqualTo(new FieldValue.Day(LocalDate.of(2026, 9, 3)));
    }

    @Test
    void readsHiddenRowsFilteredRowsAndLeavesHiddenSheetsAlone() throws IOException {
        var workbook = new XSSFWorkbook();
        var hidden = workbook.createSheet("旧台账");
        var sheet = workbook.createSheet("台账");
        for (var each : new org.apache.poi.ss.usermodel.Sheet[] {hidden, sheet}) {
            row(each.createRow(0), "序号", "隐患描述", "责任单位", "整改时限");
            row(each.createRow(1), 1, "甲", "柳林街道", "9月3日");
            row(each.createRow(2), 2, "乙", "柳林街道", "9月3日");
        }
        row(hidden.createRow(3), 3, "丙", "柳林街道", "9月3日");
        workbook.setSheetHidden(0, true);
        sheet.getRow(1).setZeroHeight(true);
        sheet.setColumnHidden(3, true);
        sheet.setAutoFilter(new CellRangeAddress(0, 2, 0, 3));
        var ledger = Ledgers.read(save(workbook, ".xlsx"));

        assertThat(ledger.survey().info().name()).isEqualTo("台账");
        assertThat(ledger.survey().shape().filtered()).isTrue();
        assertThat(ledger.rows()).extracting(LedgerRow::hidden).containsExactly(true, false);
        assertThat(Objects.requireNonNull(ledger.survey().layout())
                        .columns()
                        .get(3)
                        .hidden())
                .isTrue();
        assertThat(ledger.row(2).value("dueOn")).isNotNull();
    }

    @Test
    void readsTheResultOfAFormulaAndReportsErrors() throws IOException {
        var workbook = new XSSFWorkbook();
        var sheet = workbook.createSheet();
        row(sheet.createRow(0), "序号", "隐患描述", "责任单位", "整改时限");
        row(sheet.createRow(1), 1, null, "柳林街道", "9月3日");
        sheet.getRow(1).createCell(1).setCellFormula("\"甲\"&\"乙\"");
        workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        row(sheet.createRow(2), 2, null, "柳林街道", "9月3日");
        sheet.getRow(2).createCell(1).setCellErrorValue(FormulaError.REF.getCode());
        var ledger = Ledgers.read(save(workbook, ".xlsx"));

        assertThat(ledger.row(2).value("title")).isEqualTo(new FieldValue.Text("甲乙"));
        assertThat(ledger.row(3).errors())
                .extracting(issue -> issue.address() + " " + issue.issue().code())
                .containsExactly("B3 LEDGER-CELL-FAULT");
    }

    @Test
    void leavesOutNumberedEmptyRowsRepeatedHeadersAndSections() throws IOException {
        var text = HEADER + "一、工业企业\n1,甲,柳林街道,9月3日,√\n" + HEADER + "2,乙,柳林街道,9月3日,√\n3\n柳林街道小计,2条\n填报人：张三,,,审核人：李四\n";
        var ledger = Ledgers.read(csv(text, StandardCharsets.UTF_8));

        assertThat(ledger.rows()).hasSize(2);
        assertThat(ledger.skipped())
                .extracting(SkippedRow::kind)
                .containsExactly(
                        RowKind.SECTION, RowKind.HEADER_AGAIN, RowKind.NUMBER_ONLY, RowKind.TOTAL, RowKind.NOTE);
    }

    @Test
    void takesTheHeaderSomebodyPointsAt() throws IOException {
        var file = csv("甲,乙,丙\n子,丑,寅\n1,2,3\n", StandardCharsets.UTF_8);
        try (var book = Ledgers.open(file)) {
            var layout = new LedgerSurveyor(Ledgers.HAZARDS, Ledgers.TODAY)
                    .survey(book, 0, 2, 2)
                    .layout();

            assertThat(Objects.requireNonNull(layout).columns())
                    .extracting(HeaderColumn::joined)
                    .containsExactly("子", "丑", "寅");
        }
    }

    @Test
    void stopsWhenToldTo() throws IOException {
        var text = new StringBuilder(HEADER);
        for (int number = 1; number <= 3_000; number++) {
            text.append(number).append(",甲,柳林街道,9月3日,√\n");
        }
        try (var book = Ledgers.open(csv(text.toString(), StandardCharsets.UTF_8))) {
            var survey = new LedgerSurveyor(Ledgers.HAZARDS, Ledgers.TODAY)
                    .survey(book)
                    .proposed()
                    .orElseThrow();
            var summary = new LedgerReader(book, ReadingPlan.proposed(survey, Ledgers.HAZARDS))
                    .read(row -> {}, (read, total) -> read < 1_000);

            assertThat(summary.cancelled()).isTrue();
            assertThat(summary.rows()).isEqualTo(1_000);
        }
    }
}
