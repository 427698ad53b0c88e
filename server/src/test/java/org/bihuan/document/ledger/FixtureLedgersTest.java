package org.bihuan.document.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.bihuan.document.ledger.Ledgers.Outcome;
import org.bihuan.document.ledger.book.LedgerFormat;
import org.bihuan.document.ledger.cell.Cell;
import org.bihuan.document.ledger.cell.FieldKind;
import org.bihuan.document.ledger.cell.FieldValue;
import org.bihuan.document.ledger.cell.IssueCode;
import org.bihuan.document.ledger.layout.Field;
import org.bihuan.document.ledger.layout.FieldCatalogue;
import org.bihuan.document.ledger.layout.HeaderColumn;
import org.bihuan.document.ledger.layout.RowKind;
import org.bihuan.document.ledger.layout.SheetFacts.YearSource;
import org.junit.jupiter.api.Test;

/** The offices' real ledgers, with the counts their owners know. */
class FixtureLedgersTest {

    private static long withIssue(Outcome ledger, String field, IssueCode... issues) {
        return ledger.rows().stream()
                .map(row -> row.cells().get(field))
                .filter(Objects::nonNull)
                .filter(cell ->
                        cell.issues().stream().anyMatch(found -> List.of(issues).contains(found.issue())))
                .count();
    }

    private static long withValue(Outcome ledger, String field, FieldValue value) {
        return ledger.rows().stream()
                .filter(row -> value.equals(row.value(field)))
                .count();
    }

    @Test
    void readsThePlantWithinPlantLedgerWithItsExactCounts() {
        var ledger = Ledgers.read(Ledgers.fixture("厂中厂隐患台账.xlsx"));

        assertThat(ledger.rows()).hasSize(240);
        assertThat(withValue(ledger, "level", new FieldValue.Level(FieldValue.HazardLevel.MAJOR)))
                .isEqualTo(101);
        assertThat(withValue(ledger, "done", new FieldValue.YesNo(true))).isEqualTo(126);
        assertThat(withIssue(ledger, "creditCode", IssueCode.values())).isEqualTo(15);
        assertThat(withIssue(ledger, "leadUnit", IssueCode.REQUIRED)).isEqualTo(11);
    }

    @Test
    void findsNothingElseWrongInThePlantWithinPlantLedger() {
        var ledger = Ledgers.read(Ledgers.fixture("厂中厂隐患台账.xlsx"));

        assertThat(ledger.rows().stream()
                        .flatMap(LedgerRow::issues)
                        .filter(issue -> issue.issue() != IssueCode.REQUIRED))
                .hasSize(15)
                .allSatisfy(issue -> assertThat(issue.issue().code()).startsWith("LEDGER-CREDIT-CODE"));
        assertThat(ledger.rows())
                .allSatisfy(row -> assertThat(row.value("dueOn")).isInstanceOf(FieldValue.Day.class));
        assertThat(ledger.rows())
                .allSatisfy(row -> assertThat(row.value("foundOn")).isInstanceOf(FieldValue.Day.class));
        assertThat(ledger.rows().stream().filter(row -> row.value("doneOn") != null))
                .hasSize(126);
    }

    @Test
    void joinsTheTwoRowHeaderIntoPathsAndKeepsTheFactsAboveIt() {
        var survey = Ledgers.read(Ledgers.fixture("厂中厂隐患台账.xlsx")).survey();
        var layout = Objects.requireNonNull(survey.layout());

        assertThat(layout.firstRow()).isEqualTo(3);
        assertThat(layout.lastRow()).isEqualTo(4);
        assertThat(layout.confidence()).isGreaterThan(0.8);
        assertThat(layout.columns())
                .extracting(HeaderColumn::joined)
                .containsExactly(
                        "序号",
                        "排查日期",
                        "企业信息/企业名称",
                        "企业信息/统一社会信用代码",
                        "企业信息/出租/承租",
                        "位置/楼栋",
                        "位置/楼层",
                        "隐患情况/隐患描述",
                        "隐患情况/隐患等级",
                        "隐患情况/整改措施",
                        "整改情况/责任单位",
                        "整改情况/责任人",
                        "整改情况/联系电话",
                        "整改情况/整改时限",
                        "整改情况/是否完成",
                        "整改情况/完成日期",
                        "备注");
        assertThat(survey.facts().title()).isEqualTo("东澜经开区“厂中厂”安全生产专项整治隐患台账");
        assertThat(survey.facts().reportingUnit()).isEqualTo("区安委办");
        assertThat(survey.facts().reportedOn()).isEqualTo(LocalDate.of(2026, 9, 28));
        assertThat(survey.facts().source()).isEqualTo(YearSource.REPORTING_DATE);
    }

    @Test
    void namesEveryRowItLeavesOut() {
        var ledger = Ledgers.read(Ledgers.fixture("厂中厂隐患台账.xlsx"));

        assertThat(ledger.skipped())
                .containsExactly(
                        new SkippedRow(248, RowKind.TOTAL, "合计 240条"),
                        new SkippedRow(249, RowKind.NOTE, "注：责任单位按属地填写，重大隐患须于当日报区安委办。"));
        assertThat(ledger.summary().lastDataRow()).isEqualTo(247);
    }

    @Test
    void readsEachStyleOfDateInTheLedgerAsTheSameDay() {
        var ledger = Ledgers.read(Ledgers.fixture("厂中厂隐患台账.xlsx"));

        assertThat(ledger.row(5).value("foundOn")).isEqualTo(new FieldValue.Day(LocalDate.of(2026, 8, 18)));
        assertThat(ledger.row(6).value("foundOn")).isEqualTo(new FieldValue.Day(LocalDate.of(2026, 8, 20)));
        assertThat(ledger.row(10).value("foundOn")).isEqualTo(new FieldValue.Day(LocalDate.of(2026, 7, 18)));
        assertThat(ledger.row(11).value("foundOn")).isEqualTo(new FieldValue.Day(LocalDate.of(2026, 7, 26)));
        assertThat(ledger.row(9).value("doneOn")).isEqualTo(new FieldValue.Day(LocalDate.of(2026, 7, 15)));
        assertThat(ledger.row(5).value("phone")).isEqualTo(new FieldValue.Text("13957934447"));
    }

    @Test
    void neverTakesTheSheetOfInstructionsForALedger() {
        try (var book = Ledgers.open(Ledgers.fixture("厂中厂隐患台账.xlsx"))) {
            var survey = new LedgerSurveyor(Ledgers.HAZARDS, Ledgers.TODAY).survey(book);

            assertThat(survey.sheets())
                    .extracting(sheet -> sheet.info().name() + " " + sheet.role())
                    .containsExactly("隐患台账 LEDGER", "填表说明 NO_TABLE");
        }
    }

    @Test
    void repeatsMergedCommunitiesDownwards() {
        var ledger = Ledgers.read(Ledgers.fixture("住宅小区消防问题清单.xlsx"));

        assertThat(ledger.rows()).hasSize(52);
        assertThat(ledger.rows().stream().map(row -> row.value("enterprise")).distinct())
                .hasSize(9)
                .doesNotContainNull();
        assertThat(ledger.row(6).value("enterprise")).isEqualTo(new FieldValue.Text("高庄花园"));
        assertThat(ledger.row(6).others()).containsEntry("物业公司", "高庄物业服务有限公司");
        assertThat(ledger.skipped()).isEmpty();
    }

    @Test
    void readsProgressWrittenAsFractionNumberAndPercentAlike() {
        var ledger = Ledgers.read(Ledgers.fixture("住宅小区消防问题清单.xlsx"));

        assertThat(ledger.row(9).cells().get("progress")).extracting(Cell::raw).isEqualTo("0.6");
        assertThat(ledger.row(9).value("progress")).isEqualTo(new FieldValue.Rate(new BigDecimal(60)));
        assertThat(ledger.row(8).value("progress")).isEqualTo(new FieldValue.Rate(new BigDecimal(20)));
        assertThat(ledger.row(12).value("progress")).isEqualTo(new FieldValue.Rate(new BigDecimal(100)));
        assertThat(ledger.row(3).value("progress")).isEqualTo(new FieldValue.Rate(new BigDecimal(0)));
        assertThat(ledger.rows())
                .allSatisfy(
                        row -> assertThat(row.value("dueOn")).isEqualTo(new FieldValue.Day(LocalDate.of(2026, 4, 30))));
        assertThat(ledger.rows().stream().flatMap(LedgerRow::issues)).isEmpty();
    }

    @Test
    void readsTheSupervisionListInItsNationalEncoding() {
        var file = Ledgers.fixture("督办事项清单-GB18030.csv");
        var ledger = Ledgers.read(file);

        assertThat(ledger.rows()).hasSize(30);
        assertThat(ledger.row(2).value("title")).isEqualTo(new FieldValue.Text("化解天合五期项目220千伏用电接入问题"));
        assertThat(ledger.row(2).value("supportingUnits")).isEqualTo(new FieldValue.Names(List.of("财政局", "综合行政执法局")));
        assertThat(ledger.row(3).value("progressText")).isEqualTo(new FieldValue.Text("正在推进，预计月底完成，\n已召开协调会"));
        assertThat(ledger.row(31).value("number")).isEqualTo(new FieldValue.Text("督〔2026〕30号"));
        assertThat(ledger.rows().stream().flatMap(LedgerRow::issues)).isEmpty();
        try (var book = Ledgers.open(file)) {
            assertThat(book.format()).isEqualTo(LedgerFormat.CSV);
        }
    }

    @Test
    void addsUpTheContractLedgerInItsUnitOfMeasure() {
        var catalogue = new FieldCatalogue(List.of(
                Field.of("name", "项目名称", "Project", FieldKind.TEXT),
                Field.of("broughtBy", "招引单位", "Brought by", FieldKind.UNIT),
                Field.of("agreedInvestment", "协议总投资", "Agreed investment", FieldKind.MONEY),
                Field.of("signedOn", "签约日期", "Signed on", FieldKind.DATE)));
        try (var book = Ledgers.open(Ledgers.fixture("签约项目汇总表.xlsx"))) {
            var survey = new LedgerSurveyor(catalogue, Ledgers.TODAY).survey(book);
            var year2023 = survey.sheets().getFirst();
            var year2022 = survey.sheets().getLast();

            assertThat(total(Ledgers.read(book, year2023, ReadingPlan.proposed(year2023, catalogue)), 81))
                    .isEqualByComparingTo("48869000000");
            assertThat(total(Ledgers.read(book, year2022, ReadingPlan.proposed(year2022, catalogue)), 51))
                    .isEqualByComparingTo("34415000000");
            assertThat(year2023.facts().unitOfMeasure()).isEqualTo("亿元");
            assertThat(year2023.facts().reference().getYear()).isEqualTo(2023);
        }
    }

    private static BigDecimal total(Outcome ledger, int rows) {
        assertThat(ledger.rows()).hasSize(rows);
        assertThat(ledger.rows().stream().flatMap(LedgerRow::issues)).isEmpty();
        return ledger.rows().stream()
                .map(row -> ((FieldValue.Money) Objects.requireNonNull(row.value("agreedInvestment"))).yuan())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void readsTheMonthlyIndicatorsAndReportsTheMissingFigures() {
        var catalogue = new FieldCatalogue(List.of(
                Field.of("indicator", "指标", "Indicator", FieldKind.TEXT),
                Field.of("unit", "责任单位", "Unit", FieldKind.UNIT),
                Field.of("target", "年度目标", "Target", FieldKind.NUMBER),
                Field.of("september", "1-9月", "September", FieldKind.NUMBER)));
        var ledger = Ledgers.read(Ledgers.fixture("重点指标月报.xlsx"), catalogue);

        assertThat(ledger.rows()).hasSize(64);
        assertThat(ledger.rows().stream().map(row -> row.value("indicator")).distinct())
                .hasSize(8);
        assertThat(ledger.rows().stream().map(row -> row.value("unit")).distinct())
                .hasSize(8);
        assertThat(ledger.row(5).cells().get("september")).satisfies(cell -> {
            assertThat(cell.raw()).isEqualTo("暂缺");
            assertThat(cell.issues())
                    .extracting(issue -> issue.address() + " " + issue.issue().code())
                    .containsExactly("M5 LEDGER-NUMBER-UNREADABLE");
        });
    }

    @Test
    void keepsTheFingerprintOfALayoutWhateverItsTitleSays() {
        var first = Ledgers.read(Ledgers.fixture("厂中厂隐患台账.xlsx")).survey().layout();
        var second = Ledgers.read(Ledgers.fixture("厂中厂隐患台账.xlsx")).survey().layout();
        var other = Ledgers.read(Ledgers.fixture("住宅小区消防问题清单.xlsx")).survey().layout();

        assertThat(Objects.requireNonNull(first).fingerprint())
                .isEqualTo(Objects.requireNonNull(second).fingerprint())
                .isNotEqualTo(Objects.requireNonNull(other).fingerprint())
                .hasSize(32);
    }
}
