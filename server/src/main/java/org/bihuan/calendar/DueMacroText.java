package org.bihuan.calendar;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link DueMacro} phrases. Digits may be half or full width or Chinese; blanks and a closing 之前 do not matter. */
final class DueMacroText {

    private static final int LONGEST_TEXT = 40;
    private static final String NUMBER = "([0-9]{1,4}|[〇零一二两三四五六七八九十百]{1,6})";
    private static final String WEEK = "(?:周|星期|礼拜)";
    private static final Pattern NOISE = Pattern.compile("[\\s\\u00a0\\u200b\\ufeff]+");
    private static final Pattern CLOSING = Pattern.compile("(?:之前|以前|前|之内|以内|内|办结|完成|办理|反馈|上报|报送)+$");

    private record Reading(Pattern pattern, Function<MatchResult, @Nullable DueMacro> meaning) {}

    private static final Reading[] READINGS = {
        reading("(?:今天|今日|当天|当日|即日)", found -> new DueMacro.Within(0, DayKind.NATURAL)),
        reading("(?:明天|明日|次日)", found -> new DueMacro.Within(1, DayKind.NATURAL)),
        reading("(?:后天|后日)", found -> new DueMacro.Within(2, DayKind.NATURAL)),
        reading(NUMBER + "个?工作日", found -> within(found.group(1), 1, DayKind.WORKING)),
        reading(NUMBER + "个?(?:自然日|日|天)", found -> within(found.group(1), 1, DayKind.NATURAL)),
        reading(NUMBER + "个?" + WEEK, found -> within(found.group(1), 7, DayKind.NATURAL)),
        reading(NUMBER + "个月", found -> months(found.group(1))),
        reading("(?:本|这个)?月(?:底|末)", found -> new DueMacro.EndOfMonth(0)),
        reading("下个?月(?:底|末)", found -> new DueMacro.EndOfMonth(1)),
        reading(NUMBER + "月(?:底|末)", found -> namedMonth(found.group(1))),
        reading("(?:本)?季(?:度)?(?:底|末)", found -> new DueMacro.EndOfQuarter()),
        reading("(?:本|今)?年(?:底|末)", found -> new DueMacro.EndOfYear()),
        reading(
                "(本|这|下)?个?" + WEEK + "([一二三四五六日天末1-7])",
                found -> weekday(found.group(1), found.group(2).charAt(0))),
    };

    private DueMacroText() {}

    static Optional<DueMacro> parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        var plain =
                NOISE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        var phrase = CLOSING.matcher(plain).replaceFirst("");
        for (var reading : READINGS) {
            var found = reading.pattern.matcher(phrase);
            if (found.matches()) {
                return Optional.ofNullable(reading.meaning.apply(found.toMatchResult()));
            }
        }
        return Optional.empty();
    }

    private static Reading reading(String pattern, Function<MatchResult, @Nullable DueMacro> meaning) {
        return new Reading(Pattern.compile(pattern), meaning);
    }

    private static @Nullable DueMacro within(String number, int times, DayKind kind) {
        int days = number(number) * times;
        return days > 0 && days <= WorkingCalendar.LONGEST ? new DueMacro.Within(days, kind) : null;
    }

    private static @Nullable DueMacro months(String number) {
        int months = number(number);
        return months > 0 && months <= 120 ? new DueMacro.WithinMonths(months) : null;
    }

    private static @Nullable DueMacro namedMonth(String number) {
        int month = number(number);
        return month >= 1 && month <= 12 ? new DueMacro.EndOfNamedMonth(Month.of(month)) : null;
    }

    private static DueMacro weekday(@Nullable String week, char name) {
        var day = dayOfWeek(name);
        if (week == null) {
            return new DueMacro.ComingWeekday(day);
        }
        return new DueMacro.WeekdayOfWeek(day, week.equals("下") ? 1 : 0);
    }

    private static DayOfWeek dayOfWeek(char name) {
        int at = "一二三四五六日".indexOf(name);
        if (at >= 0) {
            return DayOfWeek.of(at + 1);
        }
        return name == '天' || name == '末' ? DayOfWeek.SUNDAY : DayOfWeek.of(name - '0');
    }

    /** Arabic or Chinese numerals up to 999; 0 when it is no number. */
    private static int number(String text) {
        if (Character.digit(text.charAt(0), 10) >= 0) {
            return Integer.parseInt(text);
        }
        int sum = 0;
        int digit = 0;
        for (char each : text.toCharArray()) {
            switch (each) {
                case '百' -> {
                    sum += (digit == 0 ? 1 : digit) * 100;
                    digit = 0;
                }
                case '十' -> {
                    sum += (digit == 0 ? 1 : digit) * 10;
                    digit = 0;
                }
                case '两' -> digit = 2;
                default -> digit = Math.max("零一二三四五六七八九".indexOf(each), 0);
            }
        }
        return sum + digit;
    }
}
