package org.bihuan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bihuan.calendar.DayKind.NATURAL;
import static org.bihuan.calendar.DayKind.WORKING;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {

    private final WorkingCalendar calendar = WorkingCalendar.national();

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void fiveWorkdaysOverTheSpringFestivalOf2026() {
        assertThat(calendar.add(day("2026-02-13"), 1, WORKING)).isEqualTo(day("2026-02-14"));
        assertThat(calendar.add(day("2026-02-13"), 2, WORKING)).isEqualTo(day("2026-02-24"));
        assertThat(calendar.add(day("2026-02-13"), 5, WORKING)).isEqualTo(day("2026-02-27"));
        assertThat(calendar.workdaysBetween(day("2026-02-13"), day("2026-02-27")))
                .isEqualTo(5);
    }

    @Test
    void makeUpDaysAreWorkedAndHolidaysAreNot() {
        for (var worked : List.of("2024-02-04", "2025-01-26", "2026-01-04", "2026-10-10")) {
            assertThat(calendar.isWorkday(day(worked))).as(worked).isTrue();
        }
        for (var off : List.of("2024-10-01", "2025-10-08", "2026-01-02", "2026-06-19")) {
            assertThat(calendar.isWorkday(day(off))).as(off).isFalse();
        }
        assertThat(calendar.named(day("2026-02-17"))).hasValue(new SpecialDay(day("2026-02-17"), true, "春节"));
    }

    @Test
    void workdaysOfTheShippedYearsAddUp() {
        assertThat(calendar.workdaysBetween(day("2023-12-31"), day("2024-12-31")))
                .isEqualTo(251);
        assertThat(calendar.workdaysBetween(day("2024-12-31"), day("2025-12-31")))
                .isEqualTo(248);
        assertThat(calendar.workdaysBetween(day("2025-12-31"), day("2026-12-31")))
                .isEqualTo(248);
    }

    @Test
    void anUnknownYearGoesByWeekendsAndSaysSo() {
        assertThat(calendar.knows(2026)).isTrue();
        assertThat(calendar.knows(2027)).isFalse();
        assertThat(calendar.isWorkday(day("2027-10-01"))).isTrue();
        assertThat(calendar.isWorkday(day("2027-10-02"))).isFalse();
    }

    @Test
    void theEndMovesToAWorkdayOnlyWhereTheRuleSaysSo() {
        assertThat(calendar.add(day("2026-09-24"), 7, NATURAL)).isEqualTo(day("2026-10-01"));
        assertThat(calendar.addRolling(day("2026-09-24"), 7, NATURAL)).isEqualTo(day("2026-10-08"));
    }

    @Test
    void aPauseLeavesAsMuchTimeAsThereWas() {
        assertThat(calendar.resume(day("2026-03-20"), day("2026-03-10"), day("2026-03-17"), NATURAL))
                .isEqualTo(day("2026-03-27"));
        assertThat(calendar.resume(day("2026-03-20"), day("2026-03-10"), day("2026-03-17"), WORKING))
                .isEqualTo(day("2026-03-27"));
        assertThatThrownBy(() -> calendar.resume(day("2026-03-20"), day("2026-03-10"), day("2026-03-09"), NATURAL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hoursRunThroughNightsAndTheCutOffHourMovesTheDay() {
        assertThat(calendar.addHours(Instant.parse("2026-02-14T09:00:00Z"), 24)).isEqualTo("2026-02-15T09:00:00Z");
        var cutOff = LocalTime.of(18, 0);
        assertThat(calendar.dayOfAct(Instant.parse("2026-03-10T09:59:59Z"), cutOff))
                .isEqualTo(day("2026-03-10"));
        assertThat(calendar.dayOfAct(Instant.parse("2026-03-10T10:00:00Z"), cutOff))
                .isEqualTo(day("2026-03-11"));
    }

    @Test
    void theLaterOfTwoStatementsAboutADayHolds() {
        var own = WorkingCalendar.of(
                List.of(new SpecialDay(day("2026-03-02"), true, "停工"), new SpecialDay(day("2026-03-02"), false, "复工")));
        assertThat(own.isWorkday(day("2026-03-02"))).isTrue();
    }

    @Property
    void workdaysAddedAreWorkdaysCounted(@ForAll("days") LocalDate start, @ForAll @IntRange(min = 1, max = 400) int n) {
        var end = calendar.add(start, n, WORKING);
        assertThat(calendar.isWorkday(end)).isTrue();
        assertThat(calendar.workdaysBetween(start, end)).isEqualTo(n);
        assertThat(calendar.workdaysBetween(end, start)).isEqualTo(-n);
    }

    @Property
    void aLongerLimitNeverEndsEarlier(
            @ForAll("days") LocalDate start,
            @ForAll @IntRange(min = 0, max = 200) int n,
            @ForAll @IntRange(min = 0, max = 200) int more,
            @ForAll DayKind kind) {
        assertThat(calendar.add(start, n + more, kind)).isAfterOrEqualTo(calendar.add(start, n, kind));
        assertThat(calendar.addRolling(start, n, kind)).isAfterOrEqualTo(calendar.add(start, n, kind));
        assertThat(calendar.isWorkday(calendar.addRolling(start, n, kind))).isTrue();
    }

    @Property
    void countingAgreesWithLookingAtEachDay(
            @ForAll("days") LocalDate from, @ForAll @IntRange(min = 0, max = 800) int span) {
        var to = from.plusDays(span);
        long looked = from.datesUntil(to)
                .map(each -> each.plusDays(1))
                .filter(calendar::isWorkday)
                .count();
        assertThat(calendar.workdaysBetween(from, to)).isEqualTo((int) looked);
    }

    @Property
    void spansAddUp(@ForAll("days") LocalDate a, @ForAll("days") LocalDate b, @ForAll("days") LocalDate c) {
        assertThat(calendar.workdaysBetween(a, b) + calendar.workdaysBetween(b, c))
                .isEqualTo(calendar.workdaysBetween(a, c));
    }

    @Property
    void aPauseKeepsTheWorkdaysLeft(
            @ForAll("days") LocalDate paused,
            @ForAll @IntRange(min = 0, max = 60) int left,
            @ForAll @IntRange(min = 0, max = 120) int pause) {
        var due = calendar.add(calendar.workdayFrom(paused), left, WORKING);
        var resumed = calendar.resume(due, paused, paused.plusDays(pause), WORKING);
        assertThat(calendar.workdaysBetween(paused.plusDays(pause), resumed))
                .isEqualTo(calendar.workdaysBetween(paused, due));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers()
                .between(0, 1460)
                .map(n -> day("2023-06-01").plusDays(n));
    }
}
