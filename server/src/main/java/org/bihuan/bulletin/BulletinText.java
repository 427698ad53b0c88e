package org.bihuan.bulletin;

import static org.bihuan.bulletin.PaperLayout.quoted;
import static org.bihuan.document.official.OfficialWriter.date;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.bulletin.PaperContent.PaperTable;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Page;
import org.bihuan.statistics.Exclusions;
import org.bihuan.statistics.FigureCode;
import org.bihuan.statistics.FigureRow;
import org.bihuan.statistics.FigureTable;
import org.bihuan.statistics.Ranking;

/**
 * The text of a bulletin, with every figure standing by its name and not by its value. Units are ranked as the statistics
 * rank them: by the share closed on time by the original limit, equal ones on one rank, small samples listed without one,
 * matters excluded by two people left out.
 *
 * @param late overdue matters by unit
 */
record BulletinText(
        PaperParameters office,
        LocalDate from,
        LocalDate to,
        Instant asAt,
        Ranking ranking,
        FigureTable late,
        Page<FigureRow> overdue) {

    static final int MOST_RANKED = 100;
    private static final BigDecimal PRAISED_FROM = BigDecimal.valueOf(90);

    PaperContent content() {
        var places = places();
        var tables = new ArrayList<PaperTable>();
        tables.add(table(places));
        if (!overdue.items().isEmpty()) {
            tables.add(criticised());
        }
        return new PaperContent(
                "关于" + shortened() + "督查事项\n办理情况的通报",
                office.bulletinLetterhead(),
                office.bulletinAddressees(),
                String.join("\n", lines()),
                List.of(),
                tables,
                List.of(),
                office.signature(),
                office.contact(),
                office.copies(),
                office.printedBy());
    }

    private String shortened() {
        return from.getYear() == to.getYear()
                ? date(from) + "至" + to.getMonthValue() + "月" + to.getDayOfMonth() + "日"
                : date(from) + "至" + date(to);
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("现将" + date(from) + "至" + date(to) + "督查事项办理情况通报如下：");
        lines.add("一、总体情况");
        lines.add(
                "期内新立项{{OPENINGS}}件，销号{{CLOSINGS}}件，按原定时限办结率{{ON_TIME_BY_ORIGINAL}}；退回{{RETURNS}}件次，返工{{REWORKS}}件次，催办{{URGES}}件次。截至"
                        + date(lastDay())
                        + "，在办{{LIVE}}件，其中超期{{OVERDUE}}件、待签收{{AWAITING_RECEIPT}}件、待核查{{AWAITING_VERIFICATION}}件、返工{{IN_REWORK}}件。");
        lines.add("二、办理排名");
        lines.add("{{table:ranking}}");
        lines.add(howRanked());
        var praised = ranking.places().stream()
                .filter(this::isPraised)
                .limit(office.namedMost())
                .toList();
        if (!praised.isEmpty()) {
            lines.add("三、表扬单位");
            praised.forEach(each -> lines.add(quoted(each.name()) + "销号{{" + key(FigureCode.CLOSINGS, each)
                    + "}}件，按原定时限办结率{{" + key(FigureCode.ON_TIME_BY_ORIGINAL, each) + "}}，无超期事项，予以表扬。"));
        }
        if (!overdue.items().isEmpty()) {
            lines.add((praised.isEmpty() ? "三" : "四") + "、批评事项");
            lines.add("下列事项超过时限未办结，对承办单位予以通报批评：");
            lines.add("{{table:criticised}}");
        }
        lines.add(List.of("三", "四", "五")
                        .get((praised.isEmpty() ? 0 : 1) + (overdue.items().isEmpty() ? 0 : 1)) + "、工作要求");
        lines.add("（一）压实责任。各承办单位主要负责人要对超期事项逐件过问，明确办结日期和责任人。");
        lines.add("（二）提高质量。反馈须附佐证材料，未经核查不得销号；对弄虚作假的，重新立项并追究责任。");
        lines.add("（三）跟踪问效。督查室将对通报事项持续跟踪，进展缓慢的按规定升级督办。");
        return lines;
    }

    private LocalDate lastDay() {
        return BusinessZone.lastDayBefore(asAt);
    }

    /** Those without a rank come after those with one. */
    private List<Ranking.Place> places() {
        return Stream.concat(ranking.places().stream(), ranking.unranked().stream())
                .limit(MOST_RANKED)
                .toList();
    }

    private String howRanked() {
        var excluded = ranking.excluded().stream()
                .map(Exclusions.Exclusion::number)
                .limit(office.namedMost())
                .toList();
        return "排名以按原定时限办结率为准，办结率相同的名次并列"
                + (ranking.unranked().isEmpty() ? "" : "；销号不足" + ranking.minimum() + "件的单位不排名次")
                + (excluded.isEmpty()
                        ? ""
                        : "；经审定剔除责任有争议的事项" + ranking.excluded().size() + "件（" + String.join("、", excluded)
                                + (excluded.size() < ranking.excluded().size() ? "等" : "") + "）")
                + "。";
    }

    private boolean isPraised(Ranking.Place place) {
        var share = place.cell().value();
        return share != null && share.compareTo(PRAISED_FROM) >= 0 && overdueOf(place) == 0;
    }

    private int overdueOf(Ranking.Place place) {
        return late.lines().stream()
                .filter(line -> line.key().equals(place.unit()))
                .mapToInt(line -> line.cells().getFirst().numerator())
                .sum();
    }

    private static String key(FigureCode code, Ranking.Place place) {
        return code + "!@" + place.unit();
    }

    private PaperTable table(List<Ranking.Place> places) {
        return new PaperTable(
                "ranking",
                "表1　各单位办理情况",
                List.of("名次", "单位", "销号（件）", "按期办结率", "在办（件）", "超期（件）"),
                List.of(10, 30, 15, 17, 14, 14),
                places.stream().map(BulletinText::row).toList());
    }

    private static List<String> row(Ranking.Place place) {
        var rank = place.rank();
        return List.of(
                rank == null ? "—" : String.valueOf(rank),
                quoted(place.name()),
                "{{" + key(FigureCode.CLOSINGS, place) + "}}",
                "{{" + key(FigureCode.ON_TIME_BY_ORIGINAL, place) + "}}",
                "{{" + FigureCode.LIVE + "@" + place.unit() + "}}",
                "{{" + FigureCode.OVERDUE + "@" + place.unit() + "}}");
    }

    private PaperTable criticised() {
        var day = lastDay();
        return new PaperTable(
                "criticised",
                "表2　超期未办结事项",
                List.of("单位", "编号", "事项", "原因"),
                List.of(20, 20, 38, 22),
                overdue.items().stream()
                        .map(row -> {
                            var due = row.dueOn();
                            var name = row.unitName();
                            return List.of(
                                    name == null ? "" : quoted(name),
                                    row.number(),
                                    quoted(MatterPapers.cut(row.title(), 300)),
                                    due == null ? "超过时限" : "超过时限" + (day.toEpochDay() - due.toEpochDay()) + "天");
                        })
                        .toList());
    }
}
