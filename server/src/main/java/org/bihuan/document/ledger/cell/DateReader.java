package org.bihuan.document.ledger.cell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.shared.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Dates as offices write them: 2026.9.3, 2026年9月3日, 9月3日, 20260903, 26/9/3, day numbers of Excel,
 * 4月30日前, 本月底, 9月中旬, 周五前. What has no day, no end or two meanings is reported, never invented.
 */
final class DateReader implements CellReader {

    private static final String TIME =
            "(?:T?(?:上午|下午|早上|晚上|中午)?\\d{1,2}[:时]\\d{1,2}(?:[:分]\\d{1,2}(?:\\.\\d+)?秒?|分)?)?";
    /** The blank in 2026/9/3 14:00, without which the hour would run into the day. */
    private static final Pattern BEFORE_TIME =
            Pattern.compile("(?<=[\\d日号])\\s+(?=(?:上午|下午|早上|晚上|中午)?\\s*[\\d０-９]{1,2}\\s*[:：时])");

    private static final Pattern FULL =
            Pattern.compile("(\\d{4}|\\d{2})[-/.年、](\\d{1,2})[-/.月、](\\d{1,2})[日号.]?" + TIME);
    private static final Pattern DIGITS = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern MONTH_DAY = Pattern.compile("(\\d{1,2})(?:月|[-/.])(\\d{1,2})[日号]?");
    private static final Pattern MONTH = Pattern.compile("(?:(\\d{4})年|(\\d{4})[-/.])?(\\d{1,2})月?份?(上旬|中旬|下旬|底|末|内)?");
    private static final Pattern YEAR_END = Pattern.compile("(?:(\\d{4})|本|今)?年(?:底|末|内|度)?");
    private static final Pattern THIS_MONTH_END = Pattern.compile("(?:本|当)?月(?:底|末|内)");
    private static final Pattern WEEKDAY = Pattern.compile("(?:本|这)?(?:周|星期)([一二三四五六日天末])");
    private static final Pattern OPEN_ENDED = Pattern.compile("长期.*|持续.*|常态化.*|全年.*|无|暂无|-+|/+");
    private static final Pattern AT_ONCE = Pattern.compile("立即.*|立行立改|即知即改|即时.*|当天|当日|即日");
    private static final BigDecimal FIRST_SERIAL = BigDecimal.valueOf(18_000);
    private static final BigDecimal LAST_SERIAL = BigDecimal.valueOf(80_000);

    private final DateRule rule;

    DateReader(DateRule rule) {
        this.rule = rule;
    }

    @Override
    public Cell read(CellAddress at, CellValue raw) {
        return switch (raw) {
            case CellValue.Moment moment -> checked(at, raw, moment.at().toLocalDate());
            case CellValue.Amount amount -> number(at, raw, amount.number());
            case CellValue.Words words -> words(at, raw, words.text());
            case CellValue.Flag ignored -> Cell.failed(at, raw, IssueCode.DATE_UNREADABLE);
            case CellValue.Fault ignored -> Cell.failed(at, raw, IssueCode.FAULT);
            case CellValue.Blank ignored -> Cell.blank(at);
        };
    }

    private Cell number(CellAddress at, CellValue raw, BigDecimal number) {
        if (number.compareTo(FIRST_SERIAL) >= 0 && number.compareTo(LAST_SERIAL) <= 0) {
            double serial = number.setScale(0, RoundingMode.DOWN).doubleValue();
            return checked(
                    at, raw, DateUtil.getLocalDateTime(serial, rule.date1904()).toLocalDate());
        }
        var digits = DIGITS.matcher(number.toPlainString());
        if (digits.matches()) {
            return full(at, raw, digits);
        }
        boolean monthAndDay = number.signum() > 0 && number.compareTo(BigDecimal.valueOf(13)) < 0;
        return Cell.failed(at, raw, monthAndDay ? IssueCode.DATE_AMBIGUOUS : IssueCode.DATE_UNREADABLE);
    }

    private Cell words(CellAddress at, CellValue raw, String text) {
        var compact =
                stripped(PlainText.compact(BEFORE_TIME.matcher(text.strip()).replaceFirst("T")));
        if (compact.matches("\\d{5}(\\.\\d+)?")) {
            return number(at, raw, new BigDecimal(compact));
        }
        var full = FULL.matcher(compact);
        if (full.matches()) {
            return full(at, raw, full);
        }
        var digits = DIGITS.matcher(compact);
        if (digits.matches()) {
            return full(at, raw, digits);
        }
        var monthDay = MONTH_DAY.matcher(compact);
        if (monthDay.matches()) {
            return monthAndDay(at, raw, monthDay);
        }
        int until = between(compact);
        return until > 0 ? range(at, raw, compact, until) : vague(at, raw, compact);
    }

    /** Without the words that only say “by” and without the day of the week in brackets. */
    private static String stripped(String compact) {
        return compact.replaceAll("^(截至|截止到?|于|至|在)", "")
                .replaceAll("\\((周|星期)[一二三四五六日天]\\)", "")
                .replaceAll("(之前|以前|前|止|截止|前完成|完成)$", "")
                .replaceAll("[。;,]+$", "");
    }

    private Cell full(CellAddress at, CellValue raw, Matcher match) {
        int year = Integer.parseInt(match.group(1));
        if (match.group(1).length() == 2) {
            year += 2000;
            if (Math.abs(year - rule.reference().getYear()) > 10) {
                return Cell.failed(at, raw, IssueCode.DATE_AMBIGUOUS);
            }
        }
        var date = date(year, match.group(2), match.group(3));
        return date == null ? Cell.failed(at, raw, IssueCode.DATE_IMPOSSIBLE) : checked(at, raw, date);
    }

    private Cell monthAndDay(CellAddress at, CellValue raw, Matcher match) {
        var inLeapYear = date(2024, match.group(1), match.group(2));
        if (inLeapYear == null) {
            return Cell.failed(at, raw, IssueCode.DATE_IMPOSSIBLE);
        }
        int year = rule.reference().getYear();
        boolean leapDay = inLeapYear.getMonthValue() == 2 && inLeapYear.getDayOfMonth() == 29;
        var rolled = rule.rolled(inLeapYear.withYear(year));
        var date = date(rolled.getYear(), match.group(1), match.group(2));
        return leapDay && date == null ? Cell.failed(at, raw, IssueCode.DATE_IMPOSSIBLE) : checked(at, raw, rolled);
    }

    private static int between(String compact) {
        var match = Pattern.compile("至|到|~|-(?=\\d{1,4}[年月])|(?<=[日号])-").matcher(compact);
        return match.find() ? match.start() : -1;
    }

    /** From a span a deadline takes its end, an event its beginning. */
    private Cell range(CellAddress at, CellValue raw, String compact, int until) {
        var part = rule.deadline() ? compact.substring(until + 1) : compact.substring(0, until);
        if (part.length() >= compact.length() || part.isEmpty() || between(part) > 0) {
            return Cell.failed(at, raw, IssueCode.DATE_UNREADABLE);
        }
        var read = words(at, raw, part);
        return read.value() instanceof FieldValue.Day day
                ? Cell.noted(at, raw, day, IssueCode.DATE_RANGE, day.date().toString())
                : Cell.failed(at, raw, IssueCode.DATE_UNREADABLE);
    }

    private Cell vague(CellAddress at, CellValue raw, String compact) {
        if (rule.deadline() && OPEN_ENDED.matcher(compact).matches()) {
            return Cell.noted(at, raw, null, IssueCode.DATE_OPEN_ENDED);
        }
        var relative = relative(compact);
        if (relative != null) {
            return rule.deadline()
                    ? Cell.noted(at, raw, new FieldValue.Day(relative), IssueCode.DATE_RELATIVE, relative.toString())
                    : Cell.failed(at, raw, IssueCode.DATE_NO_DAY);
        }
        var month = MONTH.matcher(compact);
        if (month.matches() && (compact.contains("月") || month.group(2) != null)) {
            return monthOnly(at, raw, month);
        }
        return Cell.failed(at, raw, IssueCode.DATE_UNREADABLE);
    }

    private @Nullable LocalDate relative(String compact) {
        var reference = rule.reference();
        if (THIS_MONTH_END.matcher(compact).matches()) {
            return reference.with(TemporalAdjusters.lastDayOfMonth());
        }
        var yearEnd = YEAR_END.matcher(compact);
        if (yearEnd.matches()) {
            int year = yearEnd.group(1) == null ? reference.getYear() : Integer.parseInt(yearEnd.group(1));
            return LocalDate.of(year, 12, 31);
        }
        var weekday = WEEKDAY.matcher(compact);
        if (weekday.matches()) {
            int day = "一二三四五六日".indexOf(weekday.group(1)) + 1;
            return reference.with(TemporalAdjusters.nextOrSame(day < 1 ? DayOfWeek.SUNDAY : DayOfWeek.of(day)));
        }
        return AT_ONCE.matcher(compact).matches() ? reference : null;
    }

    private Cell monthOnly(CellAddress at, CellValue raw, Matcher match) {
        int day = "上旬".equals(match.group(4)) ? 10 : "中旬".equals(match.group(4)) ? 20 : 1;
        var year = match.group(1) == null ? match.group(2) : match.group(1);
        var first = date(
                year == null ? rule.reference().getYear() : Integer.parseInt(year),
                match.group(3),
                String.valueOf(day));
        if (first == null) {
            return Cell.failed(at, raw, IssueCode.DATE_IMPOSSIBLE);
        }
        if (!rule.deadline()) {
            return Cell.failed(at, raw, IssueCode.DATE_NO_DAY);
        }
        var end = day == 1 ? first.with(TemporalAdjusters.lastDayOfMonth()) : first;
        var date = year == null ? rule.rolled(end) : end;
        return Cell.noted(at, raw, new FieldValue.Day(date), IssueCode.DATE_DAY_ASSUMED, date.toString());
    }

    private static Cell checked(CellAddress at, CellValue raw, LocalDate date) {
        return date.getYear() < 1949 || date.getYear() > 2100
                ? Cell.failed(at, raw, IssueCode.DATE_IMPLAUSIBLE)
                : Cell.of(at, raw, new FieldValue.Day(date));
    }

    private static @Nullable LocalDate date(int year, String month, String day) {
        try {
            return LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
