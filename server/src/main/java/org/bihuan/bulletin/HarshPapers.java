package org.bihuan.bulletin;

import static org.bihuan.document.official.OfficialWriter.date;

import java.util.ArrayList;
import java.util.List;

/**
 * The papers of the two highest rungs (通报批评、问责建议). They tell the course of a matter and leave the judgement to
 * people: whoever reviews them decides, and what is not on record is not said.
 */
record HarshPapers(MatterPapers filling) {

    PaperContent criticism() {
        var matter = filling.matter();
        var lines = new ArrayList<String>();
        lines.add(matter.leadUnitName() + "牵头办理的“" + matter.title() + "”（" + matter.number() + "）办理不力，现将有关情况通报如下：");
        lines.add("一、基本情况");
        lines.add(facts());
        lines.add("二、督办经过");
        lines.addAll(course());
        lines.add("三、处理意见");
        lines.add("对" + matter.leadUnitName() + "予以通报批评。请该单位主要负责人牵头整改，明确办结日期和责任人，于" + date(filling.replyDueOn())
                + "前将整改情况书面报我室。");
        lines.add("四、工作要求");
        lines.add("各单位要引以为戒，对照检查在办督办事项，按时限推进，如实反馈，防止同类问题发生。");
        return filling.letter(
                "关于" + matter.leadUnitName() + "办理“" + matter.title() + "”不力的通报",
                lines,
                filling.office().bulletinAddressees(),
                List.of());
    }

    PaperContent accountability() {
        var matter = filling.matter();
        var lines = new ArrayList<String>();
        lines.add("“" + matter.title() + "”（" + matter.number() + "）经多级督办仍未办结，现将有关情况移送贵单位，并提出问责建议。");
        lines.add("一、事项情况");
        lines.add(facts());
        lines.add("二、督办经过");
        lines.addAll(course());
        lines.add("三、责任主体");
        lines.add("牵头单位：" + matter.leadUnitName() + "；责任人："
                + (matter.responsibleName() == null ? "（请补充）" : matter.responsibleName()) + sponsor()
                + "。履职情况和责任大小，以贵单位调查核实为准。");
        lines.add("四、有关建议");
        lines.add("建议依规依纪依法对责任单位和责任人作出处理，并将处理结果函告我室，以便办理销号。");
        return filling.letter(
                "关于“" + matter.title() + "”办理不力问题的问责建议",
                lines,
                filling.office().accountabilityAddressees(),
                List.of(matter.number() + "办理过程记录", "历次督办文书"));
    }

    private String facts() {
        var matter = filling.matter();
        int late = matter.daysLate(filling.today());
        return "该事项" + filling.opened() + filling.limits() + "截至" + date(filling.today()) + "，办理进度为" + matter.percent()
                + "%，"
                + (late > 0 ? "已超过时限" + late + "天" : "尚未办结") + "，其间催办" + matter.urgeCount() + "次，延期"
                + matter.extensionCount() + "次。";
    }

    /** Each rung it came to, the earliest first, with the reason somebody gave. */
    private List<String> course() {
        var raised = filling.matter().happened().reversed().stream()
                .filter(each -> each.event().equals("RungRaised"))
                .toList();
        if (raised.isEmpty()) {
            return List.of("该事项尚无升级督办记录。");
        }
        var lines = new ArrayList<String>();
        for (int at = 0; at < raised.size(); at++) {
            var each = raised.get(at);
            lines.add((at + 1) + ". " + date(each.on()) + "升级为" + MatterPapers.level(each.conclusion())
                    + (each.text().isBlank() ? "。" : "：" + MatterPapers.stop(each.text())));
        }
        return lines;
    }

    private String sponsor() {
        var sponsor = filling.matter().in("SPONSORING_LEADER");
        return sponsor.isEmpty() ? "" : "；包挂领导：" + sponsor;
    }
}
