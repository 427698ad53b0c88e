package org.bihuan.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class MatterTypeEditorApiTest extends EditorApi {

    @Test
    void publishesATypeWrittenOnTheScreenAndCarriesAMatterThroughTheLoop() {
        var draft = save(begin(Map.of()), fireLane());
        assertThat(draft.get("faults")).isEmpty();
        var type = publish(draft);
        assertThat(type.at("/version").asInt()).isEqualTo(1);
        assertThat(zone.officer.get(path(draft)).status()).isEqualTo(404);

        var matter = open("FIRE_LANE", Map.of("fields", Map.of("blocked", "true", "by", "电动车")));
        assertThat(matter.at("/number").asString()).isEqualTo("消〔2026〕1号");
        assertThat(matter.at("/fields/blocked").asString()).isEqualTo("true");
        assertThat(matter.at("/fields/by").asString()).isEqualTo("电动车");
        assertThat(matter.at("/type/version").asInt()).isEqualTo(1);
        assertThat(act(zone.lanheLiaison, matter, Map.of("act", "RECEIVE")).status())
                .isEqualTo(200);
        assertThat(act(zone.lanheLiaison, matter, Map.of("act", "REPORT", "text", "已清理"))
                        .status())
                .isEqualTo(200);
        var verify = Map.<String, Object>of("act", "VERIFY", "conclusion", "PASSED", "method", "SITE", "opinion", "畅通");
        assertThat(act(zone.inspector, matter, verify).status()).isEqualTo(200);
        var closed = act(zone.officer, matter, Map.of("act", "CLOSE_OFF"));
        assertThat(closed.body().at("/matter/state").asString()).isEqualTo("CLOSED_OFF");
    }

    @Test
    void refusesAnswersTheConditionsOfTheTypeRefuseAllAtOnce() {
        publish(save(begin(Map.of()), fireLane()));

        var refused = zone.officer.post("/api/matters", opening("FIRE_LANE", Map.of("fields", Map.of("width", "3.5"))));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors").toString())
                .contains("fields.width", "FORM-CHECK-FAILED", "净宽不足 4 米应填为堵塞。");
        var missing =
                zone.officer.post("/api/matters", opening("FIRE_LANE", Map.of("fields", Map.of("blocked", "true"))));
        assertThat(missing.body().at("/errors/0/field").asString()).isEqualTo("fields.by");
        assertThat(code(missing)).isEqualTo("FORM-FIELD-REQUIRED");
        var hidden = open("FIRE_LANE", Map.of("fields", Map.of("blocked", "false", "by", "电动车")));
        assertThat(hidden.at("/fields").toString()).isEqualTo("{\"blocked\":\"false\"}");
        var draft = opening("FIRE_LANE", Map.of("then", "DRAFT"));
        var kept = zone.officer.post("/api/matters", draft);
        assertThat(kept.status()).as("a draft may lack answers").isEqualTo(201);
        assertThat(code(act(zone.officer, kept.body(), Map.of("act", "OPEN")))).isEqualTo("FORM-FIELD-REQUIRED");
    }

    @Test
    void runningMattersKeepTheirVersionAndNewOnesTakeTheNext() {
        publish(save(begin(Map.of()), fireLane()));
        var running = open("FIRE_LANE", Map.of("fields", Map.of("blocked", "false")));
        var draft = save(begin(Map.of("code", "FIRE_LANE")), sketch -> {
            ((ObjectNode) sketch.get("definition")).put("evidenceRequired", 2);
            ((ArrayNode) sketch.at("/definition/fields")).remove(0);
            ((ObjectNode) sketch.at("/definition/fields/0")).remove(List.of("visibleWhen", "requiredWhen"));
            ((ObjectNode) sketch.at("/definition/fields/1")).remove(List.of("check", "message"));
        });
        assertThat(draft.at("/basedOn").asInt()).isEqualTo(1);
        assertThat(draft.at("/differences")
                        .valueStream()
                        .map(each -> each.get("path").asString()))
                .contains("definition.evidenceRequired", "definition.fields.blocked.key", "definition.fields.order");
        assertThat(publish(draft).at("/version").asInt()).isEqualTo(2);

        assertThat(zone.officer
                        .get("/api/matters/" + running.get("id").asString())
                        .body()
                        .at("/type/version")
                        .asInt())
                .isEqualTo(1);
        assertThat(act(zone.lanheLiaison, running, Map.of("act", "RECEIVE")).status())
                .isEqualTo(200);
        assertThat(act(zone.lanheLiaison, running, Map.of("act", "REPORT", "text", "已清理"))
                        .status())
                .isEqualTo(200);
        var next = open("FIRE_LANE", Map.of("fields", Map.of("by", "杂物")));
        assertThat(next.at("/number").asString()).isEqualTo("消〔2026〕2号");
        act(zone.lanheLiaison, next, Map.of("act", "RECEIVE"));
        assertThat(code(act(zone.lanheLiaison, next, Map.of("act", "REPORT", "text", "已清理"))))
                .isEqualTo("MATTER-EVIDENCE-MISSING");
        var versions = zone.officer.get("/api/matter-types/FIRE_LANE/versions").body();
        assertThat(versions.valueStream()
                        .map(each -> each.get("version").asInt() + " "
                                + each.get("retiredAt").isNull()))
                .containsExactly("2 true", "1 false");
        assertThat(zone.officer
                        .get("/api/matter-types/FIRE_LANE/differences?from=1&to=2")
                        .body()
                        .size())
                .isEqualTo(draft.at("/differences").size());
    }

    @Test
    void aWithdrawnTypeTakesNoNewMattersButKeepsItsNameForThoseRunning() {
        var running = open("PROBLEM", Map.of());
        assertThat(zone.officer
                        .post("/api/matter-types/PROBLEM/withdraw", Map.of("version", 1))
                        .status())
                .isEqualTo(204);

        assertThat(code(zone.officer.post("/api/matters", opening("PROBLEM", Map.of()))))
                .isEqualTo("MATTER-TYPE-UNKNOWN");
        assertThat(act(zone.lanheLiaison, running, Map.of("act", "RECEIVE")).status())
                .isEqualTo(200);
        assertThat(zone.officer
                        .get("/api/matter-types")
                        .body()
                        .valueStream()
                        .map(each -> each.get("code").asString() + " "
                                + each.get("withdrawn").asBoolean()))
                .containsExactly("SUPERVISED_ITEM false", "HAZARD false", "PROBLEM true");
        assertThat(code(zone.officer.post("/api/matter-types/PROBLEM/withdraw", Map.of("version", 1))))
                .isEqualTo("MATTER-TYPE-NOT-FOUND");
        zone.officer.post("/api/matter-types/HAZARD/withdraw", Map.of("version", 1));
        assertThat(code(zone.officer.post("/api/matter-types/SUPERVISED_ITEM/withdraw", Map.of("version", 1))))
                .isEqualTo("MATTER-TYPE-LAST");
        var again = publish(begin(Map.of("code", "PROBLEM")));
        assertThat(again.at("/version").asInt()).as("published anew").isEqualTo(2);
    }

    @Test
    void tellsEveryFaultByItsPathAndPublishesNothingFaulty() {
        var draft = save(begin(Map.of()), sketch -> {
            fireLane().accept(sketch);
            sketch.put("prefix", "患");
            ((ObjectNode) sketch.get("definition")).put("limitDays", 0).put("verifierSlot", "TERRITORIAL_UNIT");
            ((ObjectNode) sketch.at("/definition/fields/1")).put("visibleWhen", "blocket");
        });

        assertThat(draft.get("faults")
                        .valueStream()
                        .map(each -> each.get("path").asString() + " "
                                + each.get("code").asString()))
                .containsExactlyInAnyOrder(
                        "definition.limitDays MATTER-TYPE-LIMIT-WRONG",
                        "definition.verifierSlot MATTER-TYPE-VERIFIER-UNNAMED",
                        "definition.fields[1].visibleWhen FORM-CONDITION-WRONG",
                        "prefix MATTER-TYPE-PREFIX-TAKEN");
        var refused = zone.officer.post(path(draft) + "/publish", Map.of("version", 2));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("MATTER-TYPE-FAULTY");
        assertThat(refused.body().at("/errors").size()).isEqualTo(4);
    }

    @Test
    void twoWhoChangeTheSameTypeDoNotOverwriteEachOther() {
        var draft = begin(Map.of("code", "HAZARD"));
        assertThat(code(zone.officer.post("/api/type-drafts", Map.of("code", "HAZARD"))))
                .isEqualTo("DESIGN-DRAFT-EXISTS");
        save(draft, sketch -> sketch.put("name", "安全隐患"));
        assertThat(code(put(zone.officer, draft, sketch -> sketch.put("name", "隐患问题"))))
                .isEqualTo("DESIGN-DRAFT-STALE");
        var now = zone.officer.get(path(draft)).body();
        assertThat(code(put(zone.officer, now, sketch -> sketch.put("code", "OTHER"))))
                .isEqualTo("DESIGN-CODE-FIXED");
        var blank = begin(Map.of());
        assertThat(code(put(zone.officer, blank, sketch -> sketch.put("code", "HAZARD"))))
                .isEqualTo("DESIGN-DRAFT-EXISTS");
        assertThat(put(zone.leader, now, sketch -> {}).status()).isEqualTo(403);
        assertThat(zone.officer.delete(path(draft) + "?version=1").status()).isEqualTo(409);
        assertThat(zone.officer.delete(path(draft) + "?version=2").status()).isEqualTo(204);
        assertThat(code(zone.officer.post("/api/type-drafts", Map.of("code", "NOTHING"))))
                .isEqualTo("MATTER-TYPE-NOT-FOUND");
        var other = zones.create();
        assertThat(other.officer.get(path(blank)).status())
                .as("of another zone")
                .isEqualTo(404);
    }

    @Test
    void numbersAreGivenWithoutAGapHoweverManyOpenAtOnce() throws Exception {
        publish(save(begin(Map.of()), fireLane()));
        var body = Map.<String, Object>of("fields", Map.of("blocked", "false"));
        Callable<JsonNode> opens = () -> open("FIRE_LANE", body);
        var numbers = new HashSet<String>();
        try (var many = Executors.newFixedThreadPool(6)) {
            for (var each : many.invokeAll(java.util.Collections.nCopies(18, opens))) {
                numbers.add(each.get().at("/number").asString());
            }
        }

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 18)
                        .mapToObj(number -> "消〔2026〕" + number + "号")
                        .toList());
    }
}
