package org.bihuan.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;
import static org.bihuan.schema.matter.Tables.NUMBER_COUNTER;

import java.util.List;
import java.util.Map;
import org.bihuan.testing.TestPerson;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

class TypeTrialApiTest extends EditorApi {

    @Autowired
    DSLContext sql;

    private JsonNode draft = MissingNode.getInstance();

    private TestPerson.Answer trial(String path, Object body) {
        return zone.officer.post(path(draft) + "/trial" + path, body);
    }

    private JsonNode act(String side, Map<String, Object> order) {
        var answer = trial("/acts", Map.of("as", side, "order", order));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().get("walk");
    }

    private void beginTrial() {
        draft = save(begin(Map.of()), fireLane());
        var begun = trial("", Map.of("fields", Map.of("blocked", "true", "by", "杂物")));
        assertThat(begun.status()).as(begun.body().toString()).isEqualTo(200);
        assertThat(begun.body().at("/walk/number").asString()).isEqualTo("消〔2026〕0号");
    }

    @Test
    void walksAMadeUpMatterThroughTheWholeLoopUnderTheRealPolicies() {
        beginTrial();
        act("OFFICE", Map.of("act", "ASSIGN"));
        assertThat(code(trial("/acts", Map.of("as", "OFFICE", "order", Map.of("act", "RECEIVE")))))
                .isEqualTo("ACCESS-NOT-PERMITTED");
        act("UNIT", Map.of("act", "RECEIVE"));
        act("UNIT", Map.of("act", "REPORT", "text", "已清理"));
        var verify = Map.<String, Object>of("act", "VERIFY", "conclusion", "PASSED", "method", "SITE", "opinion", "畅通");
        assertThat(code(trial("/acts", Map.of("as", "UNIT", "order", verify)))).isEqualTo("ACCESS-NOT-PERMITTED");
        act("VERIFIER", verify);
        var closed = act("OFFICE", Map.of("act", "CLOSE_OFF"));

        assertThat(closed.at("/state").asString()).isEqualTo("CLOSED_OFF");
        assertThat(closed.get("entries")
                        .valueStream()
                        .map(each -> each.get("as").asString() + " "
                                + each.get("event").asString()))
                .containsExactly(
                        "OFFICE Opened",
                        "OFFICE Assigned",
                        "UNIT Received",
                        "UNIT Reported",
                        "VERIFIER Verified",
                        "OFFICE ClosedOff");
    }

    @Test
    void leavesNoTraceInAnyListFigureSearchNoticeOrNumber() {
        beginTrial();
        act("OFFICE", Map.of("act", "ASSIGN"));
        act("UNIT", Map.of("act", "RECEIVE"));

        for (var list :
                List.of("/api/matters?stage=ALL", "/api/matters?stage=DRAFT", "/api/matters?q=" + encoded("试办"))) {
            assertThat(zone.officer.get(list).body().at("/total").asInt())
                    .as(list)
                    .isZero();
        }
        assertThat(zone.officer.get("/api/matters/totals").body().at("/all").asInt())
                .isZero();
        assertThat(zone.officer.get("/api/workbench").body().toString()).doesNotContain("试办", "消防通道");
        assertThat(zone.officer
                        .get("/api/statistics/matters?groupBy=TYPE")
                        .body()
                        .at("/lines"))
                .isEmpty();
        assertThat(zone.officer.get("/api/search?q=" + encoded("消防通道")).body().toString())
                .doesNotContain("试办");
        assertThat(zone.officer.get("/api/matter-types").body().toString()).doesNotContain("FIRE_LANE");
        assertThat(zone.lanheLiaison
                        .get("/api/notices")
                        .body()
                        .at("/page/total")
                        .asInt())
                .isZero();
        var rows = zone.inZone(() -> List.of(
                sql.fetchCount(MATTER_, MATTER_.ZONE_ID.eq(zone.key.value())),
                sql.fetchCount(MATTER_EVENT, MATTER_EVENT.ZONE_ID.eq(zone.key.value())),
                sql.fetchCount(NUMBER_COUNTER, NUMBER_COUNTER.ZONE_ID.eq(zone.key.value()))));
        assertThat(rows).containsOnly(0);

        publish(zone.officer.get(path(draft)).body());
        assertThat(open("FIRE_LANE", Map.of("fields", Map.of("blocked", "false")))
                        .at("/number")
                        .asString())
                .isEqualTo("消〔2026〕1号");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void runsAheadOfTheClockSoThatLightsAndLadderShow() {
        beginTrial();
        act("OFFICE", Map.of("act", "ASSIGN"));
        act("UNIT", Map.of("act", "RECEIVE"));

        var late = trial("/days", Map.of("days", 20)).body().get("walk");

        assertThat(late.at("/light").asString()).isEqualTo("RED");
        assertThat(late.at("/rung").asString()).isNotEmpty();
        assertThat(late.get("entries").valueStream().map(each -> each.get("as").asString()))
                .contains("RULES");
        assertThat(code(trial("/days", Map.of("days", 900)))).isEqualTo("DESIGN-DAYS-WRONG");
        var back = zone.officer.delete(path(draft) + "/trial/acts/last").body().get("walk");
        assertThat(back.at("/state").asString()).isEqualTo("ASSIGNED");
        assertThat(back.at("/light").asString()).isNotEqualTo("RED");
    }

    @Test
    void isToldAgainUnderTheRulesAsTheyAreNow() {
        beginTrial();
        act("OFFICE", Map.of("act", "ASSIGN"));
        act("UNIT", Map.of("act", "RECEIVE"));
        act("UNIT", Map.of("act", "REPORT", "text", "已清理"));
        var changed = save(
                zone.officer.get(path(draft)).body(),
                sketch -> ((ObjectNode) sketch.get("definition")).put("evidenceRequired", 1));

        assertThat(changed.at("/walk/refusal").toString())
                .contains("\"step\":2", "\"code\":\"MATTER-EVIDENCE-MISSING\"");
        assertThat(changed.at("/walk/state").asString()).isEqualTo("RECEIVED");
        var ended = zone.officer.delete(path(draft) + "/trial");
        assertThat(ended.body().get("walk").isNull()).isTrue();
        assertThat(code(trial("/days", Map.of("days", 1)))).isEqualTo("DESIGN-NO-TRIAL");
    }
}
