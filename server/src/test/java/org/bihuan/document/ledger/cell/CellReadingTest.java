package org.bihuan.document.ledger.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellReadingTest {

    private static final CellAddress D17 = new CellAddress(17, 3);
    private static final LocalDate REPORTED = LocalDate.of(2026, 9, 28);

    private static Cell read(FieldKind kind, CellValue value) {
        return read(kind, value, REPORTED, "", List.of());
    }

    private static Cell read(FieldKind kind, CellValue value, LocalDate day, String header, List<CellValue> column) {
        var context = new ColumnReader.Context(header, "", column, day, false);
        return ColumnReader.of(kind, false, 2_000, context).read(D17, value);
    }

    private static Cell read(FieldKind kind, String text) {
        return read(kind, CellValue.words(text));
    }

    private static List<String> codes(Cell cell) {
        return cell.issues().stream().map(issue -> issue.issue().code()).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026.9.3",
                "2026年9月3日",
                "9月3日",
                "2026-9-3",
                "2026/9/3",
                "2026-09-03",
                "２０２６．９．３",
                "２０２６年９月３日",
                "20260903",
                "26.9.3",
                "26年9月3日",
                "2026 年 9 月 3 日",
                "2026.09.03.",
                "9月3号",
                "9.3",
                "46268",
                "2026-09-03 14:05:09",
                "2026年9月3日 14时05分",
                "2026/9/3 14:00",
                "2026-9-3 4:00",
                "2026年9月3日 下午2：00",
                "2026—9—3",
                "9月3日前",
                "2026年9月3日（周四）",
                "截至2026年9月3日"
            })
    void readsTheSameDayInEveryStyle(String text) {
        assertThat(read(FieldKind.DEADLINE, text)).satisfies(cell -> {
            assertThat(cell.value()).isEqualTo(new FieldValue.Day(LocalDate.of(2026, 9, 3)));
            assertThat(cell.issues()).isEmpty();
            assertThat(cell.raw()).isEqualTo(text);
        });
    }

    @Test
    void readsDayNumbersOfBothCalendars() {
        var from1904 = new ColumnReader.Context("", "", List.of(), REPORTED, true);

        assertThat(read(FieldKind.DATE, CellValue.amount(46268, false)).value())
                .isEqualTo(new FieldValue.Day(LocalDate.of(2026, 9, 3)));
        assertThat(ColumnReader.of(FieldKind.DATE, false, 10, from1904)
                        .read(D17, CellValue.amount(46268 - 1462, false))
                        .value())
                .isEqualTo(new FieldValue.Day(LocalDate.of(2026, 9, 3)));
    }

    @ParameterizedTest
    @CsvSource({
        "DEADLINE, 1月5日,  2026-12-10, 2027-01-05",
        "DEADLINE, 12月31日, 2026-12-10, 2026-12-31",
        "DEADLINE, 10月5日, 2026-12-10, 2026-10-05",
        "DATE,     12月28日, 2027-01-10, 2026-12-28",
        "DATE,     1月5日,  2027-01-10, 2027-01-05",
        "DEADLINE, 2月29日, 2028-01-10, 2028-02-29"
    })
    void completesADateWithoutAYearFromTheDayOfTheSheet(
            FieldKind kind, String text, LocalDate day, LocalDate expected) {
        assertThat(read(kind, CellValue.words(text), day, "", List.of()).value())
                .isEqualTo(new FieldValue.Day(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "本月底, 2026-09-30, LEDGER-DATE-RELATIVE",
        "月底前, 2026-09-30, LEDGER-DATE-RELATIVE",
        "年底前, 2026-12-31, LEDGER-DATE-RELATIVE",
        "周五前, 2026-10-02, LEDGER-DATE-RELATIVE",
        "立即整改, 2026-09-28, LEDGER-DATE-RELATIVE",
        "10月底, 2026-10-31, LEDGER-DATE-DAY-ASSUMED",
        "10月中旬, 2026-10-20, LEDGER-DATE-DAY-ASSUMED",
        "2026年10月, 2026-10-31, LEDGER-DATE-DAY-ASSUMED",
        "9月1日至10月15日, 2026-10-15, LEDGER-DATE-RANGE",
        "2026年9月1日-2026年10月15日, 2026-10-15, LEDGER-DATE-RANGE"
    })
    void readsAVagueDeadlineAndSaysHow(String text, LocalDate expected, String code) {
        var cell = read(FieldKind.DEADLINE, text);

        assertThat(cell.value()).isEqualTo(new FieldValue.Day(expected));
        assertThat(codes(cell)).containsExactly(code);
        assertThat(cell.faulty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026年2月30日, LEDGER-DATE-IMPOSSIBLE",
        "2月30日, LEDGER-DATE-IMPOSSIBLE",
        "2月29日, LEDGER-DATE-IMPOSSIBLE",
        "2026.13.1, LEDGER-DATE-IMPOSSIBLE",
        "20261301, LEDGER-DATE-IMPOSSIBLE",
        "09/03/26, LEDGER-DATE-AMBIGUOUS",
        "待定, LEDGER-DATE-UNREADABLE",
        "2026, LEDGER-DATE-UNREADABLE",
        "1900-01-01, LEDGER-DATE-IMPLAUSIBLE",
        "9月, LEDGER-DATE-NO-DAY",
        "月底, LEDGER-DATE-NO-DAY"
    })
    void reportsADateItCannotRead(String text, String code) {
        var cell = read(FieldKind.DATE, text);

        assertThat(cell.value()).isNull();
        assertThat(codes(cell)).containsExactly(code);
        assertThat(cell.issues().getFirst().address()).hasToString("D17");
        assertThat(cell.raw()).isEqualTo(text);
    }

    @Test
    void neverGuessesWhatTheNumberNinePointThreeMeans() {
        assertThat(codes(read(FieldKind.DATE, CellValue.amount(9.3, false)))).containsExactly("LEDGER-DATE-AMBIGUOUS");
    }

    @Test
    void takesALimitWithoutAnEndForNoLimit() {
        var cell = read(FieldKind.DEADLINE, "长期坚持");

        assertThat(cell.value()).isNull();
        assertThat(codes(cell)).containsExactly("LEDGER-DATE-OPEN-ENDED");
        assertThat(cell.faulty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "13957934447, 13957934447",
        "139 5793 4447, 13957934447",
        "+86 13957934447, 13957934447",
        "１３９５７９３４４４７, 13957934447",
        "1.3957934447E10, 13957934447",
        "0517-83712345, 0517-83712345",
        "(0517)83712345, 0517-83712345",
        "13957934447/0517-83712345, 13957934447、0517-83712345"
    })
    void readsPhones(String text, String expected) {
        assertThat(read(FieldKind.PHONE, text).value()).isEqualTo(new FieldValue.Text(expected));
    }

    @Test
    void readsAPhoneStoredAsANumberAndGivesBackTheZeroOfTheArea() {
        var landline = read(FieldKind.PHONE, CellValue.amount(51783712345d, false));

        assertThat(read(FieldKind.PHONE, CellValue.amount(1.3957934447E10, false))
                        .value())
                .isEqualTo(new FieldValue.Text("13957934447"));
        assertThat(landline.value()).isEqualTo(new FieldValue.Text("051783712345"));
        assertThat(codes(landline)).containsExactly("LEDGER-PHONE-ZERO-LOST");
        assertThat(codes(read(FieldKind.PHONE, "1395793444"))).containsExactly("LEDGER-PHONE-INVALID");
    }

    @Test
    void decidesFromTheColumnWhatABareOneMeans() {
        var one = CellValue.amount(1, false);
        var fractions = List.of(one, CellValue.amount(0.6, false), CellValue.amount(0, false));
        var wholes = List.of(one, CellValue.amount(60, false), CellValue.amount(100, false));
        var mixed = List.of(one, CellValue.amount(60, false), CellValue.amount(0.6, false));

        assertThat(read(FieldKind.PERCENT, one, REPORTED, "进度", fractions).value())
                .isEqualTo(new FieldValue.Rate(new BigDecimal(100)));
        assertThat(read(FieldKind.PERCENT, one, REPORTED, "进度", wholes).value())
                .isEqualTo(new FieldValue.Rate(new BigDecimal(1)));
        assertThat(codes(read(FieldKind.PERCENT, one, REPORTED, "进度", mixed)))
                .containsExactly("LEDGER-PERCENT-ONE-UNSURE");
    }

    @ParameterizedTest
    @CsvSource({"60%, 60", "60％, 60", "0.6, 60", "60, 60", "100, 100", "0, 0", "33.5%, 33.5", "0.5%, 0.5"})
    void readsPercents(String text, BigDecimal expected) {
        assertThat(read(FieldKind.PERCENT, text).value()).isEqualTo(new FieldValue.Rate(expected));
    }

    @Test
    void readsACellFormattedAsPercent() {
        assertThat(read(FieldKind.PERCENT, CellValue.amount(1, true)).value())
                .isEqualTo(new FieldValue.Rate(new BigDecimal(100)));
        assertThat(codes(read(FieldKind.PERCENT, "120%"))).containsExactly("LEDGER-PERCENT-OUT-OF-RANGE");
        assertThat(codes(read(FieldKind.PERCENT, "过半"))).containsExactly("LEDGER-PERCENT-UNREADABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"是", "√", "✓", "已完成", "完成", "已整改", "已办结", "Y", "１"})
    void takesForDone(String text) {
        assertThat(read(FieldKind.YES_NO, text).value()).isEqualTo(new FieldValue.YesNo(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"否", "×", "整改中", "未完成", "正在整改", "n"})
    void takesForNotDone(String text) {
        assertThat(read(FieldKind.YES_NO, text).value()).isEqualTo(new FieldValue.YesNo(false));
    }

    @Test
    void leavesAnEmptyCellEmptyAndAnUnknownWordUnanswered() {
        assertThat(read(FieldKind.YES_NO, CellValue.BLANK).empty()).isTrue();
        assertThat(codes(read(FieldKind.YES_NO, "看情况"))).containsExactly("LEDGER-YES-NO-UNREADABLE");
    }

    @Test
    void readsBothWordingsOfALevel() {
        assertThat(read(FieldKind.LEVEL, "重大隐患").value())
                .isEqualTo(read(FieldKind.LEVEL, "重大").value())
                .isEqualTo(new FieldValue.Level(FieldValue.HazardLevel.MAJOR));
        assertThat(codes(read(FieldKind.LEVEL, "较大"))).containsExactly("LEDGER-LEVEL-UNREADABLE");
    }

    @Test
    void dividesAListOfUnits() {
        assertThat(read(FieldKind.UNITS, "财政局、综合行政执法局，招商局；经济发展局\n财政局").value())
                .isEqualTo(new FieldValue.Names(List.of("财政局", "综合行政执法局", "招商局", "经济发展局")));
    }

    @ParameterizedTest
    @CsvSource({"4.06亿元, 406000000", "1200万, 12000000", "3.5, 35000", "'1,200.5元', 1200.5"})
    void readsMoneyInTheUnitOfTheCellElseOfTheColumn(String text, BigDecimal yuan) {
        assertThat(read(FieldKind.MONEY, CellValue.words(text), REPORTED, "投资（万元）", List.of())
                        .value())
                .isEqualTo(new FieldValue.Money(yuan));
    }

    @Test
    void reportsAFormulaWithoutAResultAndAWordThatBecameADate() {
        assertThat(codes(read(FieldKind.TEXT, new CellValue.Fault("#REF!")))).containsExactly("LEDGER-CELL-FAULT");
        assertThat(codes(read(
                        FieldKind.TEXT,
                        new CellValue.Moment(LocalDate.of(2026, 1, 2).atStartOfDay()))))
                .containsExactly("LEDGER-TEXT-WAS-DATE");
    }
}
