package org.bihuan.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.bihuan.calendar.DayKind;
import org.bihuan.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Limits to choose from when a matter is opened (时限办法): 13710, 710, 事不过夜, or a zone's own.
 *
 * @param studyDays to sign and study, in the type's days; absent: the type's sign-for limit
 * @param feedbackDays from the receipt to the first feedback; absent: none
 * @param choices which business limits there are, one at least
 */
public record TimeScheme(
        String code,
        String name,
        String nameEn,
        @Nullable Integer studyDays,
        @Nullable Integer feedbackDays,
        List<Choice> choices) {

    /** How far a business limit reaches from the day of the assignment. */
    public enum Span {
        /** 事不过夜: the day itself. */
        SAME_DAY,
        WORKING_DAYS,
        NATURAL_DAYS,
        MONTHS,
        /** 年初事项年底清零: the last day of the year. */
        YEAR_END
    }

    /** @param amount of days or months; 0 where the span needs none */
    public record Choice(String code, String name, String nameEn, Span span, int amount) {

        public Choice {
            Objects.requireNonNull(code);
            Objects.requireNonNull(name);
            Objects.requireNonNull(nameEn);
            Objects.requireNonNull(span);
        }

        LocalDate due(LocalDate from, WorkingCalendar calendar) {
            return switch (span) {
                case SAME_DAY -> from;
                case WORKING_DAYS -> calendar.add(from, amount, DayKind.WORKING);
                case NATURAL_DAYS -> calendar.add(from, amount, DayKind.NATURAL);
                case MONTHS -> from.plusMonths(amount);
                case YEAR_END -> LocalDate.of(from.getYear(), 12, 31);
            };
        }
    }

    public TimeScheme {
        Objects.requireNonNull(code);
        Objects.requireNonNull(name);
        Objects.requireNonNull(nameEn);
        choices = List.copyOf(choices);
    }
}
