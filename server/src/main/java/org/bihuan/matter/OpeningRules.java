package org.bihuan.matter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bihuan.form.FieldReading;
import org.bihuan.form.Form;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;

/** What a creation form must hold, and what it becomes. */
final class OpeningRules {

    private static final Map<Slot, String> MEMBERS = Map.of(
            Slot.SPONSORING_LEADER, "sponsoringLeader",
            Slot.SUPPORTING_UNIT, "supportingUnits",
            Slot.TERRITORIAL_UNIT, "territorialUnit",
            Slot.REGULATORY_UNIT, "regulatoryUnit",
            Slot.RESPONSIBLE_PERSON, "responsibleName");

    private OpeningRules() {}

    static void check(Opening opening) {
        if (!opening.unclassified()) {
            throw Problem.field("unclassified", "MATTER-MAY-BE-CLASSIFIED", "本系统为非涉密系统，严禁处理涉密信息。请确认内容不涉密后再提交。");
        }
        mustBeTitle(opening.title());
        if (opening.then() == Opening.Then.ASSIGN && opening.leadUnit() == null) {
            throw Problem.field("leadUnit", "MATTER-LEAD-UNIT-MISSING", "请选择牵头单位：每个事项必须有且只有一个牵头单位。");
        }
    }

    /** Parts fit the matter as it is written; whoever leads has none. */
    static void parts(Opening opening, LocalDate today) {
        var parts = opening.planned();
        for (int at = 0; at < parts.size(); at++) {
            var due = parts.get(at).dueOn();
            if (parts.get(at).unit().equals(opening.leadUnit())) {
                throw Problem.field("subTasks[" + at + "].unit", "MATTER-SUBTASK-OF-LEAD", "牵头单位对整个事项负责，子任务请交给配合单位。");
            }
            if (due != null && due.isBefore(today)) {
                throw Problem.field("subTasks[" + at + "].dueOn", "MATTER-DUE-PAST", "办结时限不能早于今天。");
            }
            if (due != null && opening.dueOn() != null && due.isAfter(opening.dueOn())) {
                throw Problem.field(
                        "subTasks[" + at + "].dueOn",
                        "MATTER-SUBTASK-DUE-LATE",
                        "子任务时限不能晚于事项办结时限 " + opening.dueOn() + "。");
            }
        }
    }

    /** Blanks around it do not count. */
    static void mustBeTitle(String title) {
        if (title.strip().length() < 2) {
            throw Problem.field("title", "MATTER-TITLE-TOO-SHORT", "标题至少 2 个字。");
        }
    }

    /** What the type asks for must be there once a matter leaves its draft. */
    static void complete(MatterType type, MatterFacts facts, Set<Slot> filled, LocalDate today) {
        for (var slot : type.definition().requiredSlots()) {
            if (!filled.contains(slot)) {
                throw Problem.field(Objects.requireNonNull(MEMBERS.get(slot)), "MATTER-SLOT-MISSING", "该类事项须填写此责任位。");
            }
        }
        new Form(type.definition().fields()).mustBeComplete(facts.fields(), today);
    }

    static MatterFacts facts(
            Opening opening, MatterType type, LocalDate today, FieldReading reading, @Nullable UUID source) {
        var graded = type.definition().graded();
        return new MatterFacts(
                opening.title().strip(),
                opening.requirement() == null ? "" : opening.requirement().strip(),
                graded && opening.severity() == null ? Severity.GENERAL : graded ? opening.severity() : null,
                opening.urgent(),
                new Source(opening.sourceKind(), opening.sourceText(), source),
                opening.place(),
                opening.subjectName(),
                OpeningFields.creditCode(opening.subjectCode()),
                OpeningFields.of(opening.fields(), type, today, reading));
    }

    static @Nullable String restrictedBecause(Opening opening) {
        var reason = opening.restrictedBecause();
        return reason == null || reason.isBlank() ? null : reason.strip();
    }

    static List<Responsibility> responsibilities(Opening opening, Viewer viewer) {
        var all = new ArrayList<Responsibility>();
        if (opening.sponsoringLeader() != null) {
            all.add(new Responsibility(Slot.SPONSORING_LEADER, null, opening.sponsoringLeader(), null, null));
        }
        if (viewer.unit() != null) {
            all.add(Responsibility.of(Slot.ASSIGNING_UNIT, viewer.unit()));
        }
        if (opening.leadUnit() != null) {
            all.add(Responsibility.of(Slot.LEAD_UNIT, opening.leadUnit()));
        }
        all.addAll(Responsibility.supporting(opening.supporting(), opening.leadUnit()));
        if (opening.territorialUnit() != null) {
            all.add(Responsibility.of(Slot.TERRITORIAL_UNIT, opening.territorialUnit()));
        }
        if (opening.regulatoryUnit() != null) {
            all.add(Responsibility.of(Slot.REGULATORY_UNIT, opening.regulatoryUnit()));
        }
        all.addAll(Responsibility.person(
                opening.responsibleName(), OpeningFields.responsiblePhone(opening.responsiblePhone())));
        return all;
    }
}
