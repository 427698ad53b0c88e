package org.bihuan.form;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Forms from few words: questions with the members of their fields beside their own. */
final class Sketches {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> OWN = List.of("fact", "photos", "columns", "check");

    private Sketches() {}

    static FormSketch of(JsonNode questions) {
        var asked = new ArrayList<Question>();
        questions.forEach(each -> asked.add(question((ObjectNode) each.deepCopy())));
        return new FormSketch(
                "CASE", "样例", "", FormUse.CHECKLIST, null, null, List.of(new FormSection("检查", "", asked)));
    }

    private static Question question(ObjectNode written) {
        var question = JSON.createObjectNode();
        for (var member : OWN) {
            if (member.equals("check") && written.path("check").isString()) {
                continue;
            }
            if (written.has(member)) {
                question.set(member, written.remove(member));
            }
        }
        if (question.has("columns")) {
            question.get("columns").forEach(column -> whole((ObjectNode) column));
        }
        question.set("field", whole(written));
        return JSON.treeToValue(question, Question.class);
    }

    private static ObjectNode whole(ObjectNode field) {
        field.put("label", field.get("key").asString()).put("labelEn", "");
        if (!field.has("required")) {
            field.put("required", false);
        }
        return field;
    }
}
