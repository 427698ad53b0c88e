package org.bihuan.calendar;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Optional;

/**
 * A due date as officials say it: 本月底, 周五前, 五个工作日内. What it means on a given day is
 * {@link WorkingCalendar#resolve}. “前” and “内” include the day named.
 */
public sealed interface DueMacro {

    /** N个工作日内, N日内, N天内, N周内; 今天 is 0 days, 明天 1, 后天 2. */
    record Within(int days, DayKind kind) implements DueMacro {}

    /** N个月内: the same day of a later month, or its last. */
    record WithinMonths(int months) implements DueMacro {}

    /** 本月底 (0), 下月底 (1). */
    record EndOfMonth(int monthsAhead) implements DueMacro {}

    /** 6月底前: the next end of that month, today included. */
    record EndOfNamedMonth(Month month) implements DueMacro {}

    /** 季末, 本季度末. */
    record EndOfQuarter() implements DueMacro {}

    /** 年底, 年末. */
    record EndOfYear() implements DueMacro {}

    /** 周五前 without 本 or 下: the next such day, today included. */
    record ComingWeekday(DayOfWeek day) implements DueMacro {}

    /** 本周五 (0), 下周五 (1): weeks begin on Monday. 本周五 said on a Saturday has passed. */
    record WeekdayOfWeek(DayOfWeek day, int weeksAhead) implements DueMacro {}

    /** Reads a Chinese phrase; empty when it is none of the known ones. Absolute dates are not read here. */
    static Optional<DueMacro> parse(String text) {
        return DueMacroText.parse(text);
    }
}
