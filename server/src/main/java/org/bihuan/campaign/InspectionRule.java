package org.bihuan.campaign;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.bihuan.form.FailedCheck;
import org.bihuan.matter.Severity;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a visit must hold to count: two inspectors, a signature or why there is none, proof of what was mended on the
 * spot; and the hazards it leaves. Pure. Two inspectors: 行政处罚法第四十二条.
 */
final class InspectionRule {

    /** Natural days for a hazard whose item sets no limit. */
    static final int DEFAULT_LIMIT_DAYS = 15;

    private InspectionRule() {}

    static void check(Inspection inspection, VisitKind kind) {
        if (kind != VisitKind.SELF && inspection.second() == null) {
            throw Problem.field("second", "CAMPAIGN-ONE-INSPECTOR", "现场检查须有两名以上检查人员，请选择另一名检查人员。");
        }
        switch (inspection.signature()) {
            case SIGNED -> {
                if (blank(inspection.signerName())) {
                    throw Problem.field("signerName", "CAMPAIGN-NO-SIGNER", "请填写签字人姓名。");
                }
            }
            case REFUSED -> {
                if (blank(inspection.signatureNote())) {
                    throw Problem.field("signatureNote", "CAMPAIGN-NO-REFUSAL-NOTE", "拒绝签字的，请注明情况。");
                }
            }
            case ABSENT -> {}
        }
        if ((inspection.longitude() == null) != (inspection.latitude() == null)) {
            throw Problem.field("longitude", "CAMPAIGN-PLACE-HALF", "位置须同时有经度和纬度。");
        }
    }

    /** What the result is: given where nobody could look, else by what was found. */
    static VisitResult result(Inspection inspection, List<HazardFound> hazards) {
        var given = inspection.result();
        if (given == VisitResult.REFUSED || given == VisitResult.CLOSED || given == VisitResult.GONE) {
            if (!hazards.isEmpty()) {
                throw Problem.field("result", "CAMPAIGN-RESULT-CONTRADICTS", "未能检查的对象不能同时有隐患，请核对检查结果。");
            }
            if (blank(inspection.remark())) {
                throw Problem.field("remark", "CAMPAIGN-NO-REMARK", "未能检查的，请在备注中说明情况。");
            }
            return given;
        }
        return hazards.isEmpty() ? VisitResult.PASSED : VisitResult.HAZARDS;
    }

    /** One hazard for each failed item, with what the inspector says about it, then those beside the checklist. */
    static List<HazardFound> hazards(UUID visit, Inspection inspection, List<FailedCheck> failed, LocalDate today) {
        var byItem = new HashMap<String, Inspection.Finding>();
        var ids = new HashSet<UUID>();
        for (int at = 0; at < inspection.findings().size(); at++) {
            var finding = inspection.findings().get(at);
            var item = finding.item();
            if (!ids.add(finding.id()) || (item != null && byItem.put(item, finding) != null)) {
                throw Problem.field("findings[" + at + "]", "CAMPAIGN-FINDING-TWICE", "同一检查项只能记一条隐患，请合并。");
            }
            if (item != null && failed.stream().noneMatch(each -> each.key().equals(item))) {
                throw Problem.field("findings[" + at + "].item", "CAMPAIGN-ITEM-NOT-FAILED", "该检查项未判为不合格，请核对。");
            }
        }
        var hazards = new ArrayList<HazardFound>();
        failed.forEach(check -> hazards.add(of(visit, check, byItem.get(check.key()), today)));
        for (int at = 0; at < inspection.findings().size(); at++) {
            if (inspection.findings().get(at).item() == null) {
                hazards.add(beside(inspection.findings().get(at), "findings[" + at + "]", today));
            }
        }
        hazards.forEach(hazard -> proven(hazard, today));
        return hazards;
    }

    private static HazardFound of(UUID visit, FailedCheck check, Inspection.@Nullable Finding more, LocalDate today) {
        var severity = Severity.valueOf(check.severity().name());
        var limit = check.limitDays() == null ? DEFAULT_LIMIT_DAYS : check.limitDays();
        var words = blank(check.note()) ? check.text() : check.text() + "：" + check.note();
        if (more == null) {
            var id = UUID.nameUUIDFromBytes((visit + check.key()).getBytes(StandardCharsets.UTF_8));
            return new HazardFound(
                    id,
                    check.key(),
                    words,
                    check.clause(),
                    severity,
                    check.measure(),
                    today.plusDays(limit),
                    false,
                    check.photos(),
                    List.of());
        }
        return new HazardFound(
                more.id(),
                check.key(),
                orElse(more.facts(), words),
                check.clause(),
                severity,
                more.measure() == null ? check.measure() : more.measure(),
                more.dueOn() == null ? today.plusDays(limit) : more.dueOn(),
                more.onSpot(),
                more.before().isEmpty() ? check.photos() : more.before(),
                more.after());
    }

    private static HazardFound beside(Inspection.Finding finding, String at, LocalDate today) {
        if (blank(finding.facts())) {
            throw Problem.field(at + ".facts", "CAMPAIGN-NO-FACTS", "请写明隐患的事实。");
        }
        return new HazardFound(
                finding.id(),
                null,
                orElse(finding.facts(), ""),
                finding.clause(),
                finding.severity() == null ? Severity.GENERAL : finding.severity(),
                finding.measure(),
                finding.dueOn() == null ? today.plusDays(DEFAULT_LIMIT_DAYS) : finding.dueOn(),
                finding.onSpot(),
                finding.before(),
                finding.after());
    }

    private static void proven(HazardFound hazard, LocalDate today) {
        if (hazard.onSpot() && (hazard.before().isEmpty() || hazard.after().isEmpty())) {
            throw Problem.field("findings", "CAMPAIGN-ON-SPOT-UNPROVEN", "当场整改的隐患须有整改前、整改后照片各至少一张。");
        }
        if (hazard.onSpot() && hazard.severity() == Severity.MAJOR) {
            throw Problem.field("findings", "CAMPAIGN-MAJOR-ON-SPOT", "重大隐患不能按当场整改处理，须限期整改并复查。");
        }
        if (hazard.dueOn() != null && hazard.dueOn().isBefore(today)) {
            throw Problem.field("findings", "CAMPAIGN-LIMIT-PAST", "整改时限不能早于今天。");
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text.strip();
    }
}
