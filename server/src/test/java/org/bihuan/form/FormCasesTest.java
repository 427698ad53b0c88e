package org.bihuan.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The cases the server and the browser must agree on; {@code form.spec.ts} reads the same file. */
class FormCasesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<Named<JsonNode>> cases() throws IOException {
        try (var file = FormCasesTest.class.getResourceAsStream("/form/cases.json")) {
            return JSON
                    .readTree(file)
                    .valueStream()
                    .map(each -> Named.of(each.get("name").asString(), each))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void judgesAsTheBrowserDoes(JsonNode each) {
        var fields = new ArrayList<FieldDefinition>();
        each.get("fields").forEach(field -> fields.add(field((ObjectNode) field.deepCopy())));
        var given = new LinkedHashMap<String, String>();
        each.get("given")
                .properties()
                .forEach(one -> given.put(one.getKey(), one.getValue().asString()));

        var judgement =
                new Form(fields).judge(given, LocalDate.parse(each.get("today").asString()));

        assertThat(FormRules.faults(fields)).isEmpty();
        assertThat(judgement.visible()).containsExactlyElementsOf(texts(each.get("visible")));
        assertThat(judgement.required()).containsExactlyElementsOf(texts(each.get("required")));
        assertThat(judgement.failed()).containsExactlyElementsOf(texts(each.get("failed")));
    }

    private static FieldDefinition field(ObjectNode written) {
        Map.of("label", "甲", "labelEn", "A").forEach(written::put);
        if (!written.has("required")) {
            written.put("required", false);
        }
        return JSON.treeToValue(written, FieldDefinition.class);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
