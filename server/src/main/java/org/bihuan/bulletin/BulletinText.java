package org.bihuan.bulletin;

import static org.bihuan.bulletin.PaperLayout.quoted;
import static org.bihuan.document.official.OfficialWriter.date;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bihuan.bulletin.PaperContent.PaperTable;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Page;
import org.bihuan.statistics.FigureCode;
import org.bihuan.statistics.FigureRow;
import org.bihuan.statistics.FigureTable;
import org.jspecify.annotations.Nullable;

/**
 * The text of a bulletin, with every figure standing by its name and not by its value. Units are ranked by the share closed
 * on time by the original limit, then by fewer overdue, then by more closed; equal ones share a rank.
 */
record BulletinText(
        PaperParameters office,
        LocalDate from,
        LocalDate to,
        Instant asAt,
        FigureTable table,
        Page<FigureRow> overdue) {

    static final List<FigureCode> RANKED_BY =
            List.of(FigureCode.CLOSINGS, FigureCode.ON_TIME_BY_ORIGINAL, FigureCode.LIVE, FigureCode.OVERDUE);

    static final int MOST_RANKED = 100;
    private static final BigDecimal PRAISED_FROM = BigDecimal.valueOf(90);

    PaperContent content() {
        var ranked = ranked();
        var tables = new ArrayList<PaperTable>();
        tables.add(ranking(ranked));
        if (!overdue.items().isEmpty()) {
            tables.add(criticised());
        }
        return new PaperContent(
                "关于" + shortened() + "督查事项\n办理情况的通报",
                office.bulletinLetterhead(),
                office.bulletinAddressees(),
                String.join("\n", lines(ranked)),
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

    private List<String> lines(List<Ranked> ranked) {
        var lines = new ArrayList<String>();
        lines.add("现将" + date(from) + "至" + date(to) + "督查事项办理情况通报如下：");
        lines.add("一、总体情况");
        lines.add(
                "期内新立项{{OPENINGS}}件，销号{{CLOSINGS}}件，按原定时限办结率{{ON_TIME_BY_ORIGINAL}}；退回{{RETURNS}}件次，返工{{REWORKS}}件次，催办{{URGES}}件次。截至"
                        + date(lastDay())
                        + "，在办{{LIVE}}件，其中超期{{OVERDUE}}件、待签收{{AWAITING_RECEIPT}}件、待核查{{AWAITING_VERIFICATION}}件、返工{{IN_REWORK}}件。");
        lines.add("二、办理排名");
        lines.add("{{table:ranking}}");
        var praised = ranked.stream()
                .filter(this::isPraised)
                .limit(office.namedMost())
                .toList();
        if (!praised.isEmpty()) {
            lines.add("三、表扬单位");
            praised.forEach(each -> lines.add(quoted(each.line().name()) + "销号{{" + key(FigureCode.CLOSINGS, each)
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

    private record Ranked(String rank, FigureTable.Line line) {}

    private List<Ranked> ranked() {
        var units = table.lines().stream()
                .filter(line -> !line.key().isEmpty())
                .filter(line -> closed(line) >= office.minimumSample() && share(line) != null)
                .sorted(order().thenComparing(FigureTable.Line::name))
                .limit(MOST_RANKED)
                .toList();
        var ranked = new ArrayList<Ranked>();
        for (int at = 0; at < units.size(); at++) {
            boolean tied = at > 0 && order().compare(units.get(at - 1), units.get(at)) == 0;
            ranked.add(new Ranked(tied ? ranked.getLast().rank() : String.valueOf(at + 1), units.get(at)));
        }
        return ranked;
    }

    private static Comparator<FigureTable.Line> order() {
        return Comparator.comparing((FigureTable.Line line) -> {
                    var share = share(line);
                    return share == null ? BigDecimal.ZERO : share;
                })
                .reversed()
                .thenComparing(line -> line.cells().get(3).numerator())
                .thenComparing(BulletinText::closed, Comparator.reverseOrder());
    }

    private static int closed(FigureTable.Line line) {
        return line.cells().get(0).numerator();
    }

    private static @Nullable BigDecimal share(FigureTable.Line line) {
        return line.cells().get(1).value();
    }

    private boolean isPraised(Ranked ranked) {
        var share = share(ranked.line());
        return share != null
                && share.compareTo(PRAISED_FROM) >= 0
                && ranked.line().cells().get(3).numerator() == 0;
    }

    private static String key(FigureCode code, Ranked ranked) {
        return code + "@" + ranked.line().key();
    }

    private PaperTable ranking(List<Ranked> ranked) {
        return new PaperTable(
                "ranking",
                "表1　各单位办理情况",
                List.of("名次", "单位", "销号（件）", "按期办结率", "在办（件）", "超期（件）"),
                List.of(10, 30, 15, 17, 14, 14),
                ranked.stream()
                        .map(each -> {
                            var row = new ArrayList<String>();
                            row.add(each.rank());
                            row.add(quoted(each.line().name()));
                            RANKED_BY.forEach(code -> row.add("{{" + key(code, each) + "}}"));
                            return List.copyOf(row);
                        })
                        .toList());
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
