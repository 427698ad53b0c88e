package org.bihuan.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A campaign (专项行动) as it stands. Its verbs check and answer with the campaign afterwards; {@link CampaignAct} says
 * whether an act fits the state.
 *
 * @param conclusion what was said when it ended
 */
record Campaign(
        UUID id,
        CampaignPlan plan,
        CampaignState state,
        @Nullable String conclusion,
        int version) {

    static Campaign draft(UUID id, CampaignPlan plan) {
        coherent(id, plan);
        return new Campaign(id, plan, CampaignState.DRAFT, null, 1);
    }

    Campaign write(CampaignPlan written) {
        coherent(id, written);
        return new Campaign(id, written, after(CampaignAct.WRITE), conclusion, version + 1);
    }

    /** While it runs its scope stays: figures of before and after would not compare. */
    Campaign adjust(CampaignPlan written) {
        coherent(id, written);
        var next = after(CampaignAct.ADJUST);
        if (!written.hasScopeOf(plan)) {
            throw Problem.conflict("CAMPAIGN-SCOPE-FROZEN", "行动已启动，名称、依据、范围和责任单位不能再改；可调整截止日期、目标、责任人和检查组。");
        }
        complete(written);
        return new Campaign(id, written, next, conclusion, version + 1);
    }

    Campaign launch(LocalDate today) {
        var next = after(CampaignAct.LAUNCH);
        complete(plan);
        if (plan.endsOn().isBefore(today)) {
            throw Problem.field("endsOn", "CAMPAIGN-PERIOD-OVER", "截止日期已过，请先修改起止日期再启动。");
        }
        if (plan.subjectTypes().isEmpty()) {
            throw Problem.field("subjectTypes", "CAMPAIGN-NO-SUBJECT-TYPES", "请至少选择一类检查对象。");
        }
        return new Campaign(id, plan, next, conclusion, version + 1);
    }

    Campaign discard() {
        return new Campaign(id, plan, after(CampaignAct.DISCARD), conclusion, version + 1);
    }

    Campaign end(String words) {
        return new Campaign(id, plan, after(CampaignAct.END), words, version + 1);
    }

    CampaignState after(CampaignAct act) {
        return act.from(state)
                .orElseThrow(() -> Problem.conflict("CAMPAIGN-ACT-NOT-NOW", "行动当前状态不允许此操作，可能已由他人处理，请刷新后查看。")
                        .with("state", state.name())
                        .with("act", act.name()));
    }

    private static void coherent(UUID id, CampaignPlan plan) {
        if (plan.endsOn().isBefore(plan.startsOn())) {
            throw Problem.field("endsOn", "CAMPAIGN-PERIOD-WRONG", "截止日期不能早于开始日期。");
        }
        if (id.equals(plan.parent())) {
            throw Problem.field("parent", "CAMPAIGN-PARENT-ITSELF", "行动不能归入自身，请另选上级行动。");
        }
        if (plan.dutyUnits().size() < plan.duties().size()) {
            throw Problem.field("duties", "CAMPAIGN-UNIT-TWICE", "同一单位只能列一次，请删去重复的行。");
        }
        var ids = new HashSet<UUID>();
        if (!plan.teams().stream().allMatch(team -> ids.add(team.id()))) {
            throw Problem.field("teams", "CAMPAIGN-ID-TWICE", "有两个检查组的标识相同，请刷新页面后重试。");
        }
    }

    /** 主要领导、分管领导、联络员: each unit in scope has all three, or it is named. */
    private static void complete(CampaignPlan plan) {
        if (plan.duties().isEmpty()) {
            throw Problem.field("duties", "CAMPAIGN-NO-UNITS", "请列出范围内的责任单位。");
        }
        var errors = new ArrayList<Problem.FieldError>();
        for (int at = 0; at < plan.duties().size(); at++) {
            lacks(plan.duties().get(at), "duties[" + at + "]", errors);
        }
        if (!errors.isEmpty()) {
            throw Problem.fields(
                    "CAMPAIGN-TRIPLE-MISSING",
                    "有责任单位缺少主要领导、分管领导或联络员，行动不能启动。请补全后再试。",
                    errors.subList(0, Math.min(errors.size(), 100)));
        }
    }

    private static void lacks(CampaignPlan.Duty duty, String at, List<Problem.FieldError> errors) {
        if (duty.principal() == null) {
            errors.add(new Problem.FieldError(at + ".principal", "CAMPAIGN-NO-PRINCIPAL", "请选择主要领导。"));
        }
        if (duty.deputy() == null) {
            errors.add(new Problem.FieldError(at + ".deputy", "CAMPAIGN-NO-DEPUTY", "请选择分管领导。"));
        }
        if (duty.contact() == null) {
            errors.add(new Problem.FieldError(at + ".contact", "CAMPAIGN-NO-CONTACT", "请选择联络员。"));
        }
    }
}
