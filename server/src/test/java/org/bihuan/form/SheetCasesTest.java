package org.bihuan.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.shared.Problem;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sheets the server and the phone must agree on; {@code sheet.spec.ts} reads the same file. */
class SheetCasesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<Named<JsonNode>> cases() throws IOException {
        try (var file = SheetCasesTest.class.getResourceAsStream("/form/sheets.json")) {
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
    void judgesAsThePhoneDoes(JsonNode each) {
        var form = Sketches.of(each.get("questions"));
        var given = texts(each.get("given"));

        var sheet =
                AnswerSheet.of(form, given, LocalDate.parse(each.get("today").asString()), TrustingReading.IT);

        assertThat(SketchRules.faults(form)).isEmpty();
        assertThat(sheet.answers()).containsExactlyInAnyOrderEntriesOf(texts(each.get("answers")));
        assertThat(told(sheet.errors())).containsExactlyInAnyOrderElementsOf(list(each.get("errors")));
        assertThat(told(sheet.missing())).containsExactlyElementsOf(list(each.get("missing")));
        assertThat(sheet.failed())
                .extracting(failed -> failed.key() + " " + failed.severity())
                .containsExactlyElementsOf(list(each.get("failed")));
        assertThat(score(sheet.score())).isEqualTo(each.get("score"));
    }

    /** Amounts as text, as the phone writes them. */
    private static JsonNode score(Score score) {
        return JSON.createObjectNode()
                .put("earned", score.earned().toPlainString())
                .put("full", score.full().toPlainString())
                .put("percent", score.percent() == null ? null : score.percent().toPlainString())
                .put("passed", score.passed())
                .put("failed", score.failed())
                .put("notApplicable", score.notApplicable())
                .put("open", score.open());
    }

    private static List<String> told(List<Problem.FieldError> errors) {
        return errors.stream()
                .map(error -> error.field().substring("answers.".length()) + " " + error.code())
                .toList();
    }

    private static LinkedHashMap<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(one -> texts.put(one.getKey(), one.getValue().asString()));
        return texts;
    }

    private static List<String> list(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
