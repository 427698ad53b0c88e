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
    void mayAskForAPlanThatAnotherApprovesBeforeTheWorkBegins() {
        publish(definition -> definition.put("planDays", 2));
        var matter = open("FIRE_LANE", Map.of());
        var received = act(zone.lanheLiaison, matter, Map.of("act", "RECEIVE"));
        assertThat(received.body().at("/matter/stepClock/dueAt").asString())
                .as("two working days after Friday")
                .isEqualTo("2026-11-24T16:00:00Z");
        assertThat(received.body().at("/matter/allowedActs").toString())
                .contains("SUBMIT_PLAN")
                .doesNotContain("\"PROGRESS\"", "\"REPORT\"");
        assertThat(code(act(zone.lanheLiaison, matter, Map.of("act", "PROGRESS", "text", "先干", "percent", 50))))
                .isEqualTo("MATTER-PLAN-MISSING");
        var plan = Map.<String, Object>of("act", "SUBMIT_PLAN", "text", "一、清理堆物；二、划线；三、每日巡查");
        assertThat(act(zone.xinqiaoLiaison, matter, plan).status()).isEqualTo(404);

        var submitted = act(zone.lanheLiaison, matter, plan).body();
        assertThat(submitted.at("/matter/pending/kind").asString()).isEqualTo("PLAN");
        assertThat(submitted.at("/matter/stepClock/dueAt").asString()).isEqualTo("2026-11-25T16:00:00Z");
        assertThat(code(act(zone.lanheLiaison, matter, Map.of("act", "DECIDE_REQUEST", "approved", true))))
                .isEqualTo("ACCESS-NOT-PERMITTED");
        var refused =
                act(zone.officer, matter, Map.of("act", "DECIDE_REQUEST", "approved", false, "opinion", "请写明责任人和资金"));
        assertThat(refused.body().at("/matter/state").asString()).isEqualTo("RECEIVED");
        assertThat(refused.body().at("/matter/stepClock/dueAt").asString()).isEqualTo("2026-11-24T16:00:00Z");
        act(zone.lanheLiaison, matter, plan);
        var approved = act(zone.officer, matter, Map.of("act", "DECIDE_REQUEST", "approved", true, "opinion", "同意"));
        assertThat(approved.body().at("/matter/state").asString()).isEqualTo("IN_PROGRESS");
        assertThat(act(zone.lanheLiaison, matter, Map.of("act", "REPORT", "text", "已清理"))
                        .status())
                .isEqualTo(200);

        assertThat(code(act(zone.lanheLiaison, open("PROBLEM", Map.of()), plan)))
                .isEqualTo("MATTER-ACT-NOT-NOW");
        var other = open("PROBLEM", Map.of());
        act(zone.lanheLiaison, other, Map.of("act", "RECEIVE"));
        assertThat(code(act(zone.lanheLiaison, other, plan))).isEqualTo("MATTER-NO-PLAN-ASKED");
    }

    @Test
    void letsAnswersAndUnitsOfARunningMatterBeCorrectedByItsVersion() {
        publish(definition -> {
            var fields = (ArrayNode) definition.get("fields");
            fields.add(field("blocked", "YES_NO", "是否堵塞").put("required", true));
            fields.add(field("width", "NUMBER", "净宽").put("check", "width >= 4.0 || blocked"));
            fields.add(field("owner", "UNIT", "产权单位"));
        });
        var matter = open("FIRE_LANE", Map.of("fields", Map.of("blocked", "true", "width", "3.5")));
        var correct = new java.util.LinkedHashMap<String, Object>(Map.of("act", "CORRECT", "reason", "登记有误"));
        correct.put("fields", Map.of("blocked", "false"));
        assertThat(code(act(zone.officer, matter, correct))).isEqualTo("FORM-CHECK-FAILED");
        correct.put("fields", Map.of("blocked", ""));
        assertThat(code(act(zone.officer, matter, correct))).startsWith("FORM-");
        correct.put("fields", Map.of("blocked", "false", "width", "4.2", "owner", zone.xinqiao.toString()));
        correct.put("territorialUnit", zone.safetyOffice);
        correct.put("responsibleName", "沈立");
        assertThat(act(zone.lanheLiaison, matter, correct).status()).isEqualTo(403);

        var answer = act(zone.officer, matter, correct);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        var file = answer.body().at("/matter");
        assertThat(file.at("/fields/width").asString()).isEqualTo("4.2");
        assertThat(file.at("/responsible").toString()).contains("TERRITORIAL_UNIT", "区安委办", "沈立");
        assertThat(zone.officer
                        .get("/api/matters/" + file.at("/id").asString() + "/timeline")
                        .body()
                        .at("/items/0/facts/changes"))
                .isEqualTo(zones.json("""
                        {"responsibleName": {"before": null, "after": "沈立"},
                         "territorialUnit": {"before": null, "after": "区安委办"},
                         "fields.blocked": {"before": "true", "after": "false"},
                         "fields.width": {"before": "3.5", "after": "4.2"},
                         "fields.owner": {"before": null, "after": "新桥街道"}}"""));
        assertThat(code(act(zone.officer, matter, correct))).isEqualTo("MATTER-NOTHING-CHANGED");
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
