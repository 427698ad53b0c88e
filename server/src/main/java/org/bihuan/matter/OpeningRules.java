package org.bihuan.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;

/** What a creation form must hold, and what it becomes. */
final class OpeningRules {

    private OpeningRules() {}

    static void check(Opening opening) {
        if (!opening.unclassified()) {
            throw Problem.field("unclassified", "MATTER-MAY-BE-CLASSIFIED", "本系统为非涉密系统，严禁处理涉密信息。请确认内容不涉密后再提交。");
        }
        if (opening.then() == Opening.Then.ASSIGN && opening.leadUnit() == null) {
            throw Problem.field("leadUnit", "MATTER-LEAD-UNIT-MISSING", "请选择牵头单位：每个事项必须有且只有一个牵头单位。");
        }
    }

    static MatterFacts facts(Opening opening, MatterType type) {
        var graded = type.definition().graded();
        return new MatterFacts(
                opening.title().strip(),
                opening.requirement() == null ? "" : opening.requirement().strip(),
                graded && opening.severity() == null ? Severity.GENERAL : graded ? opening.severity() : null,
                opening.urgent(),
                new Source(opening.sourceKind(), opening.sourceText(), null),
                opening.place(),
                opening.subjectName(),
                opening.subjectCode(),
                known(opening.fields() == null ? Map.of() : opening.fields(), type));
    }

    private static Map<String, String> known(Map<String, String> given, MatterType type) {
        var keys =
                type.definition().fields().stream().map(MatterType.Field::key).collect(Collectors.toSet());
        for (var key : given.keySet()) {
            if (!keys.contains(key)) {
                throw Problem.field("fields." + key, "MATTER-FIELD-UNKNOWN", "该事项类型没有此字段，请刷新页面后重试。");
            }
        }
        return given.entrySet().stream()
                .filter(entry -> entry.getValue() != null && !entry.getValue().isBlank())
                .peek(entry -> mustFit(entry.getKey(), entry.getValue()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().strip()));
    }

    private static void mustFit(String key, String value) {
        if (value.length() > 1000) {
            throw Problem.field("fields." + key, "MATTER-FIELD-TOO-LONG", "内容过长，最多 1000 字。");
        }
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
        if (opening.supportingUnits() != null) {
            opening.supportingUnits().stream()
                    .distinct()
                    .filter(unit -> !unit.equals(opening.leadUnit()))
                    .forEach(unit -> all.add(Responsibility.of(Slot.SUPPORTING_UNIT, unit)));
        }
        if (opening.territorialUnit() != null) {
            all.add(Responsibility.of(Slot.TERRITORIAL_UNIT, opening.territorialUnit()));
        }
        if (opening.regulatoryUnit() != null) {
            all.add(Responsibility.of(Slot.REGULATORY_UNIT, opening.regulatoryUnit()));
        }
        if (opening.responsibleName() != null && !opening.responsibleName().isBlank()) {
            all.add(Responsibility.named(
                    Slot.RESPONSIBLE_PERSON, opening.responsibleName().strip(), opening.responsiblePhone()));
        }
        return all;
    }
}
