package org.bihuan.matter;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bihuan.form.Fault;
import org.bihuan.form.FormRules;
import org.jspecify.annotations.Nullable;

/** What a matter type must hold before matters are opened under it. All faults are told at once, by JSON path. */
final class TypeRules {

    /** Who may be asked for at the opening besides the lead unit. */
    private static final Set<Slot> ASKED = EnumSet.of(
            Slot.SPONSORING_LEADER,
            Slot.SUPPORTING_UNIT,
            Slot.TERRITORIAL_UNIT,
            Slot.REGULATORY_UNIT,
            Slot.RESPONSIBLE_PERSON);

    private static final Set<Slot> VERIFIERS =
            EnumSet.of(Slot.ASSIGNING_UNIT, Slot.TERRITORIAL_UNIT, Slot.REGULATORY_UNIT);
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final Pattern SHORT_CODE = Pattern.compile("[A-Z0-9_-]{1,30}");
    private static final Pattern PREFIX = Pattern.compile("[\\p{IsHan}A-Za-z0-9]{1,20}");
    private static final int LONGEST_NAME = 30;
    private static final int MOST = 20;

    private final List<Fault> faults = new ArrayList<>();

    private TypeRules() {}

    /** @param ladder the one in force, whose rules a type chooses from */
    static List<Fault> faults(TypeSketch sketch, Ladder ladder) {
        var rules = new TypeRules();
        rules.named(sketch);
        rules.limited(sketch.definition());
        rules.verified(sketch.definition());
        rules.timed(sketch.definition().timeSchemes());
        rules.laddered(sketch.definition().ladderRules(), ladder);
        rules.documented(sketch.definition().draftedPapers());
        FormRules.faults(sketch.definition().fields())
                .forEach(fault -> rules.faults.add(fault.under("definition.fields")));
        return List.copyOf(rules.faults);
    }

    private void named(TypeSketch sketch) {
        unless(
                CODE.matcher(sketch.code()).matches(),
                "code",
                "MATTER-TYPE-CODE-WRONG",
                "类型代码须以大写英文字母开头，只含大写字母、数字和下划线，2 至 40 个字符。");
        name(sketch.name(), "name");
        name(sketch.nameEn(), "nameEn");
        unless(
                PREFIX.matcher(sketch.prefix()).matches(),
                "prefix",
                "MATTER-TYPE-PREFIX-WRONG",
                "请填写编号代字：1 至 20 个汉字、字母或数字，不含括号和空格。");
    }

    private void name(String text, String path) {
        unless(
                !text.isBlank() && text.length() <= LONGEST_NAME,
                path,
                "MATTER-TYPE-NAME-WRONG",
                "请填写名称，最多 " + LONGEST_NAME + " 字。");
    }

    private void limited(MatterType.Definition rules) {
        between(rules.limitDays(), 1, 750, "limitDays");
        between(rules.assignDays(), 0, 60, "assignDays");
        between(rules.signHours(), 1, 720, "signHours");
        between(rules.returnHours(), 0, 720, "returnHours");
        var plan = rules.planDays();
        between(plan == null ? 1 : plan, 1, 60, "planDays");
        between(rules.verifyDays(), 0, 60, "verifyDays");
        between(rules.closeDays(), 0, 60, "closeDays");
        between(rules.reworkDays(), 1, 250, "reworkDays");
        between(rules.remindDays(), 0, 60, "remindDays");
        between(rules.recurrenceDays(), 0, 1100, "recurrenceDays");
        between(rules.urgeHours(), 1, 720, "urgeHours");
        between(rules.extensionsAllowed(), 0, 10, "extensionsAllowed");
        between(rules.progressEvidence(), 0, MOST, "progressEvidence");
        between(rules.evidenceRequired(), 0, MOST, "evidenceRequired");
        between(rules.verificationEvidence(), 0, MOST, "verificationEvidence");
        unless(
                ASKED.containsAll(rules.requiredSlots()),
                "definition.requiredSlots",
                "MATTER-TYPE-SLOT-WRONG",
                "必填责任位只能是包挂领导、配合单位、属地单位、主管部门、责任人。");
    }

    private void verified(MatterType.Definition rules) {
        var slot = rules.verifierSlot();
        unless(
                slot == null || VERIFIERS.contains(slot),
                "definition.verifierSlot",
                "MATTER-TYPE-VERIFIER-WRONG",
                "核查单位只能是交办单位、属地单位或主管部门。");
        unless(
                slot == null
                        || slot == Slot.ASSIGNING_UNIT
                        || rules.requiredSlots().contains(slot),
                "definition.verifierSlot",
                "MATTER-TYPE-VERIFIER-UNNAMED",
                "由属地单位或主管部门核查时，须把它列为必填责任位。");
    }

    private void timed(List<TimeScheme> schemes) {
        unless(schemes.size() <= MOST, "definition.timeSchemes", "MATTER-TYPE-TOO-MANY", "时限办法最多 " + MOST + " 个。");
        var codes = new HashSet<String>();
        for (int at = 0; at < Math.min(schemes.size(), MOST); at++) {
            var scheme = schemes.get(at);
            var path = "definition.timeSchemes[" + at + "]";
            coded(scheme.code(), codes, path);
            name(scheme.name(), path + ".name");
            name(scheme.nameEn(), path + ".nameEn");
            spare(scheme.studyDays(), path + ".studyDays");
            spare(scheme.feedbackDays(), path + ".feedbackDays");
            chosen(scheme.choices(), path + ".choices");
        }
    }

    private void chosen(List<TimeScheme.Choice> choices, String path) {
        unless(
                !choices.isEmpty() && choices.size() <= MOST,
                path,
                "MATTER-TYPE-CHOICES-WRONG",
                "每个时限办法须有 1 至 " + MOST + " 种时限。");
        var codes = new HashSet<String>();
        for (int at = 0; at < Math.min(choices.size(), MOST); at++) {
            var choice = choices.get(at);
            coded(choice.code(), codes, path + "[" + at + "]");
            name(choice.name(), path + "[" + at + "].name");
            unless(
                    !choice.nameEn().isBlank() && choice.nameEn().length() <= 60,
                    path + "[" + at + "].nameEn",
                    "MATTER-TYPE-NAME-WRONG",
                    "请填写英文名称，最多 60 个字符。");
            var counted = choice.span() != TimeScheme.Span.SAME_DAY && choice.span() != TimeScheme.Span.YEAR_END;
            var most = choice.span() == TimeScheme.Span.MONTHS ? 36 : 750;
            unless(
                    counted ? choice.amount() >= 1 && choice.amount() <= most : choice.amount() == 0,
                    path + "[" + at + "].amount",
                    "MATTER-TYPE-LIMIT-WRONG",
                    counted ? "须为 1 至 " + most + "。" : "此种时限不填数量。");
        }
    }

    private void coded(String code, Set<String> codes, String path) {
        unless(
                SHORT_CODE.matcher(code).matches(),
                path + ".code",
                "MATTER-TYPE-CODE-WRONG",
                "代码只含大写字母、数字、连字符和下划线，1 至 30 个字符。");
        unless(codes.add(code), path + ".code", "MATTER-TYPE-CODE-TWICE", "代码重复。");
    }

    private void spare(@Nullable Integer days, String path) {
        unless(days == null || (days >= 0 && days <= 60), path, "MATTER-TYPE-LIMIT-WRONG", "须为 0 至 60。");
    }

    private void laddered(@Nullable List<String> chosen, Ladder ladder) {
        if (chosen == null) {
            return;
        }
        var path = "definition.ladderRules";
        var known = ladder.rules().stream().map(LadderRule::id).collect(Collectors.toSet());
        unless(chosen.size() <= 40, path, "MATTER-TYPE-LADDER-WRONG", "请从督办阶梯中选择规则。");
        for (int at = 0; at < Math.min(chosen.size(), 40); at++) {
            var id = chosen.get(at);
            unless(
                    id != null && known.contains(id),
                    path + "[" + at + "]",
                    "MATTER-TYPE-LADDER-UNKNOWN",
                    "督办阶梯中没有这条规则，请从现行阶梯中选择：" + String.join("、", new TreeSet<>(known)) + "。");
        }
    }

    private void documented(@Nullable List<TypePaper> papers) {
        var all = papers == null ? List.<TypePaper>of() : papers;
        unless(
                all.size() <= MOST * 2
                        && all.stream()
                                .allMatch(
                                        each -> SHORT_CODE.matcher(each.paper()).matches()),
                "definition.draftedPapers",
                "MATTER-TYPE-PAPER-WRONG",
                "文书代码只含大写字母、数字、连字符和下划线，最多 " + MOST * 2 + " 项。");
        unless(
                new HashSet<>(all).size() == all.size(),
                "definition.draftedPapers",
                "MATTER-TYPE-PAPER-TWICE",
                "同一环节的同一种文书只列一次。");
    }

    private void between(int value, int least, int most, String member) {
        unless(
                value >= least && value <= most,
                "definition." + member,
                "MATTER-TYPE-LIMIT-WRONG",
                "须为 " + least + " 至 " + most + "。");
    }

    private void unless(boolean right, String path, String code, String detail) {
        if (!right) {
            faults.add(new Fault(path, code, detail));
        }
    }
}
