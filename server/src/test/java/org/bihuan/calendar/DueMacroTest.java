package org.bihuan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DueMacroTest {

    private final WorkingCalendar calendar = WorkingCalendar.national();

    /** Said on Wednesday 2026-02-11, two days before the Spring Festival rush. */
    @ParameterizedTest
    @CsvSource({
        "今天, 2026-02-11",
        "明天, 2026-02-12",
        "后天前, 2026-02-13",
        "本月底, 2026-02-28",
        "月底前, 2026-02-28",
        "下月底前, 2026-03-31",
        "6月底前, 2026-06-30",
        "１月底, 2027-01-31",
        "季末, 2026-03-31",
        "本季度末前, 2026-03-31",
        "年底前, 2026-12-31",
        "周五前, 2026-02-13",
        "本周五前, 2026-02-13",
        "本周一, 2026-02-09",
        "周二前, 2026-02-17",
        "下周三, 2026-02-18",
        "下周日前, 2026-02-22",
        "星期天, 2026-02-15",
        "5个工作日内, 2026-02-25",
        "五个工作日内办结, 2026-02-25",
        "３ 日内, 2026-02-14",
        "十五日内, 2026-02-26",
        "二十五天内, 2026-03-08",
        "两周内, 2026-02-25",
        "1个月内, 2026-03-11",
        "一百二十日内, 2026-06-11",
    })
    void phrasesMeanTheirDay(String phrase, LocalDate due) {
        assertThat(DueMacro.parse(phrase).map(macro -> calendar.resolve(macro, LocalDate.of(2026, 2, 11))))
                .hasValue(due);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "前", "尽快", "13月底", "0日内", "9999日内", "2026-02-30", "零个工作日内", "=1+1", "周八"})
    void anythingElseIsNoPhrase(String text) {
        assertThat(DueMacro.parse(text)).isEmpty();
    }

    @Property
    void noTextBreaksTheReading(@ForAll String text) {
        assertThatCode(() -> DueMacro.parse(text).map(macro -> calendar.resolve(macro, LocalDate.of(2026, 2, 11))))
                .doesNotThrowAnyException();
    }
}
