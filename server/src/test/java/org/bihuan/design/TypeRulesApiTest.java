package org.bihuan.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a type may decide, each shown on a matter. The clock stands at 2026-11-20, a Friday. */
class TypeRulesApiTest extends EditorApi {

    private void publish(Consumer<ObjectNode> definition) {
        publish(save(begin(Map.of()), sketch -> {
            fireLane().accept(sketch);
            ((ArrayNode) sketch.at("/definition/fields")).removeAll();
            definition.accept((ObjectNode) sketch.get("definition"));
        }));
    }

    @ParameterizedTest
    @CsvSource({
        "13710,    ORDINARY,   2026-12-01, 2026-11-23T16:00:00Z",
        "13710,    HARD,       2026-12-20, 2026-11-23T16:00:00Z",
        "710,      COMPLEX,    2026-12-20, ",
        "710,      YEAR_START, 2026-12-31, ",
        "SAME_DAY, TODAY,      2026-11-20, ",
    })
    void setsTheLimitsOfTheTimeSchemeChosenAtTheOpening(String scheme, String choice, String due, String signBy) {
        var known = zone.officer.get("/api/time-schemes").body();
        publish(definition -> definition.set("timeSchemes", known));

        var matter = open("FIRE_LANE", Map.of("timeChoice", Map.of("scheme", scheme, "choice", choice)));

        assertThat(matter.at("/businessClock/dueOn").asString()).isEqualTo(due);
        assertThat(matter.at("/businessClock/originalDueOn").asString()).isEqualTo(due);
        if (signBy != null) {
            assertThat(matter.at("/stepClock/dueAt").asString()).isEqualTo(signBy);
            var received = act(zone.lanheLiaison, matter, Map.of("act", "RECEIVE"));
            assertThat(received.body().at("/matter/stepClock/dueAt").asString()).isEqualTo("2026-11-25T16:00:00Z");
        }
        var unknown = opening("FIRE_LANE", Map.of("timeChoice", Map.of("scheme", scheme, "choice", "NONE")));
        assertThat(code(zone.officer.post("/api/matters", unknown))).isEqualTo("MATTER-TIME-SCHEME-UNKNOWN");
    }

    @Test
    void mayDoWithoutAReceipt() {
        publish(definition -> definition.put("signFor", false));

        var matter = open("FIRE_LANE", Map.of());

        assertThat(matter.at("/state").asString()).isEqualTo("RECEIVED");
        assertThat(code(act(zone.lanheLiaison, matter, Map.of("act", "RECEIVE"))))
                .isEqualTo("MATTER-ACT-NOT-NOW");
        var again = act(zone.officer, matter, Map.of("act", "REASSIGN", "leadUnit", zone.xinqiao, "reason", "属地调整"));
        assertThat(again.body().at("/matter/state").asString()).isEqualTo("RECEIVED");
    }

    @Test
    void mayAskForFurtherSlotsAndName() {
        publish(definition -> {
            ((ArrayNode) definition.get("requiredSlots")).add("TERRITORIAL_UNIT");
            definition.put("verifierSlot", "TERRITORIAL_UNIT");
            ((ArrayNode) definition.get("verificationMethods")).add("SITE");
            definition.put("verificationEvidence", 1).put("progressEvidence", 1);
        });
        var refused = zone.officer.post("/api/matters", opening("FIRE_LANE", Map.of()));
        assertThat(code(refused)).isEqualTo("MATTER-SLOT-MISSING");
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("territorialUnit");

        var matter = open("FIRE_LANE", Map.of("territorialUnit", zone.safetyOffice));
        act(zone.lanheLiaison, matter, Map.of("act", "RECEIVE"));
        assertThat(code(act(zone.lanheLiaison, matter, Map.of("act", "PROGRESS", "text", "清理中", "percent", 50))))
                .isEqualTo("MATTER-EVIDENCE-MISSING");
        act(zone.lanheLiaison, matter, Map.of("act", "REPORT", "text", "已清理"));
        var file =
                zone.officer.get("/api/matters/" + matter.get("id").asString()).body();
        assertThat(file.at("/allowedActs").toString()).doesNotContain("VERIFY");
        var verify = Map.<String, Object>of("act", "VERIFY", "conclusion", "PASSED", "method", "DESK", "opinion", "同意");
        assertThat(code(act(zone.officer, matter, verify))).isEqualTo("MATTER-NOT-THE-VERIFIER");
        assertThat(code(act(zone.inspector, matter, verify))).isEqualTo("MATTER-EVIDENCE-MISSING");
    }

    @Test
    void mayNameUnitsAndPeopleInItsFields() {
        publish(definition -> {
            var fields = (ArrayNode) definition.get("fields");
            fields.add(field("owner", "UNIT", "产权单位"));
            fields.add(field("contact", "PERSON", "联系人员"));
        });
        var fields = Map.<String, Object>of("owner", zone.xinqiao, "contact", zone.officer.person());

        var matter = open("FIRE_LANE", Map.of("fields", fields));

        assertThat(matter.at("/named").toString()).contains("\"owner\":\"新桥街道\"", "\"contact\":\"秦明辉\"");
        var foreign = zones.create();
        var refused = zone.officer.post(
                "/api/matters",
                opening(
                        "FIRE_LANE",
                        Map.of("fields", Map.of("owner", foreign.lanhe, "contact", foreign.officer.person()))));
        assertThat(refused.body()
                        .at("/errors")
                        .valueStream()
                        .map(each -> each.get("code").asString()))
                .containsExactly("FORM-UNIT-UNKNOWN", "FORM-PERSON-UNKNOWN");
    }

    @Test
    void mayLeaveTheLadderAlone() {
        publish(definition -> definition.putArray("ladderRules"));

        var matter = open("FIRE_LANE", Map.of());

        assertThat(matter.at("/ladder/next").isNull()).isTrue();
        assertThat(open("PROBLEM", Map.of()).at("/ladder/next").isNull()).isFalse();
    }
}
