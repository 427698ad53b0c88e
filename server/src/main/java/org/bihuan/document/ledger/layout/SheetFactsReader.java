package org.bihuan.document.ledger.layout;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bihuan.document.ledger.book.SheetRow;
import org.bihuan.document.ledger.layout.SheetFacts.YearSource;
import org.bihuan.shared.PlainText;
import org.jspecify.annotations.Nullable;

/** Reads the lines above the header and, where they are silent, the names of sheet and file. */
public final class SheetFactsReader {

    private static final Pattern UNIT = Pattern.compile(
            "(?:填报单位|报送单位|填表单位|填报部门|制表单位|上报单位)(?:\\(.*?\\))?[:：](.*?)(?=(填报|报送|填表|制表|统计)(日期|时间)[:：]|单位[:：]|$)");
    private static final Pattern DATE =
            Pattern.compile("(?:填报|报送|填表|制表|统计|上报|截止|截至)(?:日期|时间|至)?[:：]?(\\d{4})[年./-](\\d{1,2})[月./-](\\d{1,2})日?");
    private static final Pattern MEASURE =
            Pattern.compile("(?:^|[^报表送])(?:计量)?单位[:：]((?:[^:：]{0,4}元|个|件|户|人|%|吨|平方米|亩)(?:[、,].{1,4})*)");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?:年|(?=\\D|$))");
    private static final Pattern MONTH = Pattern.compile("(?<!\\d)(1[0-2]|0?[1-9])月(?!\\d)");

    private final LocalDate today;

    public SheetFactsReader(LocalDate today) {
        this.today = today;
    }

    public SheetFacts read(List<SheetRow> above, String sheetName, String fileName) {
        var lines = new ArrayList<String>();
        for (var row : above) {
            for (var cell : row.cells()) {
                if (!cell.blank()) {
                    lines.add(cell.shown().strip());
                }
            }
        }
        var title =
                lines.isEmpty() || PlainText.compact(lines.getFirst()).matches(".*单位[:：].*") ? "" : lines.getFirst();
        var text = lines.stream().map(PlainText::compact).toList();
        var reportedOn = reportedOn(text);
        var dated = reference(reportedOn, title, sheetName, fileName);
        return new SheetFacts(
                title,
                first(UNIT, text),
                reportedOn,
                first(MEASURE, text) instanceof String measure ? measure : "",
                dated.day,
                dated.source);
    }

    private record Dated(LocalDate day, YearSource source) {}

    private Dated reference(@Nullable LocalDate reportedOn, String title, String sheetName, String fileName) {
        if (reportedOn != null) {
            return new Dated(reportedOn, YearSource.REPORTING_DATE);
        }
        var places = List.of(title, sheetName, fileName);
        var sources = List.of(YearSource.TITLE, YearSource.SHEET_NAME, YearSource.FILE_NAME);
        for (int at = 0; at < places.size(); at++) {
            var year = YEAR.matcher(PlainText.compact(places.get(at)));
            if (year.find()) {
                return new Dated(dayIn(Integer.parseInt(year.group(1)), month(places)), sources.get(at));
            }
        }
        int month = month(places);
        int year = month > today.getMonthValue() ? today.getYear() - 1 : today.getYear();
        return new Dated(dayIn(year, month), YearSource.TODAY);
    }

    /** The month named in the title or a name, 0 when none is. */
    private static int month(List<String> places) {
        for (var place : places) {
            var month = MONTH.matcher(PlainText.compact(place));
            if (month.find()) {
                return Integer.parseInt(month.group(1));
            }
        }
        return 0;
    }

    /** The last day of the month; without a month today, or the end of a year that is over. */
    private LocalDate dayIn(int year, int month) {
        if (month > 0) {
            return YearMonth.of(year, month).atEndOfMonth();
        }
        return year == today.getYear() ? today : LocalDate.of(year, 12, 31);
    }

    private static @Nullable LocalDate reportedOn(List<String> lines) {
        for (var line : lines) {
            var match = DATE.matcher(line);
            if (match.find()) {
                try {
                    return LocalDate.of(
                            Integer.parseInt(match.group(1)),
                            Integer.parseInt(match.group(2)),
                            Integer.parseInt(match.group(3)));
                } catch (java.time.DateTimeException impossible) {
                    return null;
                }
            }
        }
        return null;
    }

    private static @Nullable String first(Pattern pattern, List<String> lines) {
        for (var line : lines) {
            var match = pattern.matcher(line);
            if (match.find() && !match.group(1).isBlank()) {
                return match.group(1).strip();
            }
        }
        return null;
    }
}
