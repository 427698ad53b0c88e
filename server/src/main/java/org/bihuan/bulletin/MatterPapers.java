package org.bihuan.bulletin;

import static org.bihuan.document.official.OfficialWriter.date;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.bulletin.PaperContent.SheetRow;
import org.bihuan.calendar.DayKind;
import org.bihuan.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Fills the papers of a single matter from what is known of it. What is written here is a draft: people correct it.
 *
 * @param today the day it is drafted
 */
record MatterPapers(MatterOnPaper matter, PaperParameters office, WorkingCalendar calendar, LocalDate today) {

    PaperContent of(PaperKind kind) {
        return switch (kind) {
            case SUPERVISION_ORDER -> sheet("督办单", order());
            case ASSIGNMENT_ORDER -> sheet("交办单", order());
            case CLOSE_OFF_SHEET -> sheet("销号单", closeOff());
            case URGING_NOTICE -> letter("关于“" + matter.title() + "”的催办通知", urging());
            case INTERVIEW_NOTICE -> letter("约谈通知", interview());
            case LISTING_NOTICE -> letter("关于对“" + matter.title() + "”\n实行挂牌督办的通知", listing());
            case DELISTING_NOTICE -> letter("关于解除“" + matter.title() + "”\n挂牌督办的通知", delisting());
            case PUBLIC_CRITICISM -> new HarshPapers(this).criticism();
            case ACCOUNTABILITY_PROPOSAL -> new HarshPapers(this).accountability();
            case BULLETIN, ERRATUM -> throw new IllegalArgumentException(kind + " is not about one matter");
        };
    }

    LocalDate replyDueOn() {
        return calendar.add(today, office.replyDays(), DayKind.WORKING);
    }

    private PaperContent sheet(String title, List<SheetRow> rows) {
        return content(title, "", rows, List.of(), "", "");
    }

    private PaperContent letter(String title, List<String> lines) {
        return letter(title, lines, "", List.of());
    }

    /** @param addressees as printed; blank: the units it is addressed to */
    PaperContent letter(String title, List<String> lines, String addressees, List<String> attachments) {
        return content(title, String.join("\n", lines), List.of(), attachments, addressees, office.contact());
    }

    private PaperContent content(
            String title, String text, List<SheetRow> rows, List<String> attachments, String addressees, String note) {
        return new PaperContent(
                cut(title, 200),
                office.letterhead(),
                addressees,
                text,
                rows,
                List.of(),
                attachments,
                office.signature(),
                note,
                "",
                rows.isEmpty() ? office.printedBy() : "");
    }

    private List<SheetRow> order() {
        var rows = new ArrayList<SheetRow>();
        rows.add(SheetRow.of("事项编号", matter.number(), "督办级别", level()));
        rows.add(SheetRow.of("立项日期", shown(matter.openedOn()), "办结时限", shown(matter.dueOn())));
        rows.add(SheetRow.of("事项来源", sourceInFull(), 1));
        rows.add(SheetRow.of("督办事项", cut(matter.title(), 4000), 2));
        rows.add(SheetRow.of("办理要求", cut(matter.requirement(), 4000), 3));
        rows.add(SheetRow.of("牵头单位", matter.leadUnitName(), "责任人", orEmpty(matter.responsibleName())));
        rows.add(SheetRow.of("配合单位", matter.in("SUPPORTING_UNIT"), "包挂领导", matter.in("SPONSORING_LEADER")));
        rows.add(SheetRow.of("反馈要求", "请于" + date(replyDueOn()) + "前反馈办理计划，办结后附佐证材料报请核查。", 1));
        rows.add(SheetRow.of("联系方式", office.contact(), "签收", "　　　　年　月　日"));
        rows.add(SheetRow.of("办理结果", "", 3));
        rows.add(SheetRow.of("核查意见", "", 2));
        rows.add(SheetRow.of("销号意见", "", 2));
        return rows;
    }

    private List<SheetRow> closeOff() {
        var report = matter.latest("Reported");
        var check = matter.latest("Verified");
        var close = matter.latest("ClosedOff");
        var rows = new ArrayList<SheetRow>();
        rows.add(SheetRow.of("事项编号", matter.number(), "立项日期", shown(matter.openedOn())));
        rows.add(SheetRow.of("事项名称", cut(matter.title(), 4000), 2));
        rows.add(SheetRow.of("办理要求", cut(matter.requirement(), 4000), 2));
        rows.add(SheetRow.of("牵头单位", matter.leadUnitName(), "责任人", orEmpty(matter.responsibleName())));
        rows.add(SheetRow.of("原定时限", shown(matter.originalDueOn()), "现定时限", shown(matter.dueOn())));
        rows.add(SheetRow.of("销号日期", shown(matter.closedOn()), "是否逾期", late()));
        rows.add(SheetRow.of("催办次数", matter.urgeCount() + " 次", "延期次数", matter.extensionCount() + " 次"));
        rows.add(SheetRow.of("办理结果", report == null ? "" : report.text(), 4));
        rows.add(SheetRow.of("核查意见", signed(check), 3));
        rows.add(SheetRow.of("销号意见", signed(close), 2));
        rows.add(SheetRow.of("审批签字", "　　　　年　月　日", 2));
        return rows;
    }

    private List<String> urging() {
        int late = matter.daysLate(today);
        var lines = new ArrayList<String>();
        lines.add("你单位牵头办理的“" + matter.title() + "”（" + matter.number() + "），" + opened() + limits());
        lines.add("截至" + date(today) + "，该事项办理进度为" + matter.percent() + "%，"
                + (late > 0 ? "已超过时限" + late + "天。" : "尚未办结。") + "此前已催办"
                + Math.max(0, matter.urgeCount() - 1) + "次，本次为第" + Math.max(1, matter.urgeCount()) + "次催办。");
        lines.add(
                "请你单位抓紧办理，于" + date(replyDueOn()) + "前书面反馈办理进展、未能按期办结的原因和下一步措施。" + "逾期不反馈又无正当理由的，将按规定升级督办，并在督查通报中点名。");
        return lines;
    }

    private List<String> listing() {
        var since = matter.rungSince() == null ? today : matter.rungSince();
        var due = matter.dueOn();
        var end = due == null || due.isBefore(today) ? since.plusDays(office.listingMostDays()) : due;
        var latest = since.plusDays(office.listingMostDays());
        var lines = new ArrayList<String>();
        lines.add("你单位牵头办理的“" + matter.title() + "”（" + matter.number() + "），" + opened() + limits()
                + (matter.daysLate(today) > 0 ? "至今已超过时限" + matter.daysLate(today) + "天。" : "")
                + "经研究，决定自" + date(since) + "起对该事项实行挂牌督办。现将有关事项通知如下：");
        lines.add("一、整改要求");
        lines.add("请你单位落实整改措施、整改资金、完成时限、责任人员和应急预案，制定整改方案，于" + date(replyDueOn()) + "前报我室。"
                + (matter.requirement().isBlank() ? "" : "具体要求：" + matter.requirement()));
        lines.add("二、挂牌期限");
        lines.add("挂牌督办期限至" + date(end.isAfter(latest) ? latest : end) + "止。确需延期的，应于期满前" + office.extensionAskDays()
                + "个工作日提出申请，我室于" + office.extensionDecideDays() + "个工作日内作出决定。");
        lines.add("三、备案和公布");
        lines.add("挂牌情况于" + office.fileDays() + "个工作日内报上级备案，" + office.publishDays() + "个工作日内向社会公布。");
        lines.add("四、验收摘牌");
        lines.add("整改完成后，由你单位提出摘牌申请，我室自收到申请之日起" + office.acceptanceDays() + "日内组织现场验收；验收合格并经批准的，解除挂牌督办并予公布。");
        return lines;
    }

    private List<String> delisting() {
        var check = matter.latest("AcceptanceHeld");
        var approved = matter.latest("Delisted");
        var lines = new ArrayList<String>();
        lines.add("“" + matter.title() + "”（" + matter.number() + "）由" + matter.leadUnitName() + "牵头办理，经决定实行挂牌督办。");
        lines.add("一、验收情况");
        lines.add(
                check == null
                        ? "经现场验收，整改达到要求。"
                        : date(check.on()) + "，" + orEmpty(check.unitName()) + check.actor() + "对整改情况进行了现场验收，结论为合格："
                                + stop(check.text()));
        lines.add("二、摘牌决定");
        lines.add((approved == null || approved.text().isBlank() ? "" : "审批意见：" + stop(approved.text())) + "现决定自"
                + date(today) + "起解除对该事项的挂牌督办，并于" + office.delistingPublishDays() + "个工作日内予以公布。");
        lines.add("三、后续要求");
        lines.add("请" + matter.leadUnitName() + "巩固整改成果，健全长效机制，防止问题反弹。");
        return lines;
    }

    private List<String> interview() {
        int late = matter.daysLate(today);
        var lines = new ArrayList<String>();
        lines.add("你单位牵头办理的“" + matter.title() + "”（" + matter.number() + "），" + opened() + limits() + "经催办"
                + matter.urgeCount() + "次，" + (late > 0 ? "至今已超过时限" + late + "天，" : "") + "仍未办结。"
                + "根据督办工作有关规定，决定对你单位进行约谈。");
        lines.add("一、约谈时间：　　　　年　月　日　时");
        lines.add("二、约谈地点：");
        lines.add("三、约谈对象：" + matter.leadUnitName() + "主要负责人、分管负责人"
                + (matter.responsibleName() == null ? "" : "，责任人" + matter.responsibleName()));
        lines.add("四、约谈内容：未按期办结的原因、责任落实情况、整改措施和完成时限。");
        lines.add("请于约谈前提交书面说明，并于约谈后" + office.replyDays() + "个工作日内报送整改落实情况。");
        return lines;
    }

    String opened() {
        var on = matter.openedOn();
        return sourceInFull().isEmpty()
                ? on == null ? "" : "于" + date(on) + "立项。"
                : "来源于" + sourceInFull() + (on == null ? "。" : "，于" + date(on) + "立项。");
    }

    String limits() {
        var original = matter.originalDueOn();
        var due = matter.dueOn();
        if (original == null) {
            return "";
        }
        return original.equals(due) || due == null
                ? "办结时限为" + date(original) + "。"
                : "原定办结时限为" + date(original) + "，经批准延期至" + date(due) + "。";
    }

    private String sourceInFull() {
        var text = matter.sourceText();
        return text == null ? "" : cut(text, 300);
    }

    private String level() {
        return level(matter.rung());
    }

    /** 红色督办 and the like; nothing for none. */
    static String level(@Nullable String rung) {
        return switch (rung) {
            case null -> "";
            case "BLUE" -> "蓝色提醒";
            case "YELLOW" -> "黄色预警";
            case "ORANGE" -> "橙色警告";
            case "RED" -> "红色督办";
            case "LISTED" -> "挂牌督办";
            case "INTERVIEW" -> "约谈";
            case "BULLETIN" -> "通报";
            default -> "问责";
        };
    }

    private String late() {
        var closed = matter.closedOn();
        var original = matter.originalDueOn();
        if (closed == null || original == null) {
            return "";
        }
        return closed.isAfter(original) ? "超过原定时限 " + (closed.toEpochDay() - original.toEpochDay()) + " 天" : "按期";
    }

    private static String signed(MatterOnPaper.@Nullable Happened happened) {
        return happened == null
                ? ""
                : happened.text() + "\n" + orEmpty(happened.unitName()) + "　" + happened.actor() + "　"
                        + date(happened.on());
    }

    static String stop(String text) {
        return text.isBlank() || text.endsWith("。") ? text : text + "。";
    }

    private static String shown(@Nullable LocalDate day) {
        return day == null ? "" : date(day);
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
