package org.bihuan.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Instant FRIDAY = Instant.parse("2026-11-20T01:30:00Z");

    @Test
    void theNextHourIsAlwaysAhead() {
        assertThat(new Schedule(Schedule.Every.WEEK, 1, 8).after(FRIDAY)).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(new Schedule(Schedule.Every.WEEK, 5, 9).after(FRIDAY)).isEqualTo("2026-11-27T01:00:00Z");
        assertThat(new Schedule(Schedule.Every.WEEK, 5, 10).after(FRIDAY)).isEqualTo("2026-11-20T02:00:00Z");
    }

    @Test
    void aShortMonthEndsOnItsLastDay() {
        var last = new Schedule(Schedule.Every.MONTH, 31, 8);

        assertThat(last.after(Instant.parse("2027-02-01T00:00:00Z"))).isEqualTo("2027-02-28T00:00:00Z");
        assertThat(last.after(Instant.parse("2027-02-28T00:00:00Z"))).isEqualTo("2027-03-31T00:00:00Z");
    }

    @Test
    void ofSeveralMissedHoursTheLatestIsMade() {
        var weekly = new Schedule(Schedule.Every.WEEK, 1, 8);

        assertThat(weekly.latest(Instant.parse("2026-11-23T00:00:00Z"), Instant.parse("2026-12-09T00:00:00Z")))
                .isEqualTo("2026-12-07T00:00:00Z");
    }

    @Test
    void aPeriodIsSeenFromItsDay() {
        var newYear = LocalDate.of(2027, 1, 1);

        assertThat(PeriodRule.LAST_WEEK.on(newYear))
                .isEqualTo(new Period(LocalDate.of(2026, 12, 21), LocalDate.of(2026, 12, 27)));
        assertThat(PeriodRule.LAST_MONTH.on(newYear))
                .isEqualTo(new Period(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31)));
        assertThat(PeriodRule.LAST_YEAR.on(newYear))
                .isEqualTo(new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)));
        assertThat(PeriodRule.THIS_WEEK.on(newYear)).isEqualTo(new Period(LocalDate.of(2026, 12, 28), newYear));
    }
}
