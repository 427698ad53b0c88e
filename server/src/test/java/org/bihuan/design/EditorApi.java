package org.bihuan.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A zone of its own for each test, and the steps somebody takes in the editor over HTTP. */
@ApiTest
abstract class EditorApi {

    @Autowired
    TestZones zones;

    @Autowired
    JsonMapper json;

    TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    JsonNode begin(Map<String, Object> body) {
        var answer = zone.officer.post("/api/type-drafts", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    /** Saves the draft with what the editor changes in it. */
    JsonNode save(JsonNode draft, Consumer<ObjectNode> change) {
        var answer = put(zone.officer, draft, change);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    TestPerson.Answer put(TestPerson person, JsonNode draft, Consumer<ObjectNode> change) {
        var sketch = (ObjectNode) draft.get("sketch").deepCopy();
        change.accept(sketch);
        return person.put(path(draft) + "?version=" + draft.get("version").asInt(), sketch);
    }

    JsonNode publish(JsonNode draft) {
        var answer = zone.officer.post(
                path(draft) + "/publish", Map.of("version", draft.get("version").asInt(), "note", "试行"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    static String path(JsonNode draft) {
        return "/api/type-drafts/" + draft.get("id").asString();
    }

    /** 消防通道: a new type in a few strokes. */
    Consumer<ObjectNode> fireLane() {
        return sketch -> {
            sketch.put("code", "FIRE_LANE")
                    .put("name", "消防通道")
                    .put("nameEn", "Fire lane")
                    .put("prefix", "消");
            var definition = (ObjectNode) sketch.get("definition");
            definition.put("evidenceRequired", 0);
            var fields = (ArrayNode) definition.get("fields");
            fields.add(field("blocked", "YES_NO", "是否堵塞").put("required", true));
            fields.add(field("by", "TEXT", "堵塞物").put("visibleWhen", "blocked").put("requiredWhen", "blocked"));
            fields.add(field("width", "NUMBER", "净宽")
                    .put("unit", "米")
                    .put("check", "width >= 4.0 || blocked")
                    .put("message", "净宽不足 4 米应填为堵塞。"));
        };
    }

    ObjectNode field(String key, String kind, String label) {
        return json.createObjectNode()
                .put("key", key)
                .put("kind", kind)
                .put("label", label)
                .put("labelEn", key)
                .put("required", false);
    }

    Map<String, Object> opening(String type, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("commandId", Ids.next());
        body.put("then", "ASSIGN");
        body.put("typeCode", type);
        body.put("title", "3 号楼消防通道堆物");
        body.put("urgent", false);
        body.put("sourceKind", "INSPECTION");
        body.put("leadUnit", zone.lanhe);
        body.put("unclassified", true);
        body.putAll(more);
        return body;
    }

    JsonNode open(String type, Map<String, Object> more) {
        var answer = zone.officer.post("/api/matters", opening(type, more));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    TestPerson.Answer act(TestPerson person, JsonNode matter, Map<String, Object> order) {
        var id = UUID.fromString(matter.get("id").asString());
        var version =
                zone.officer.get("/api/matters/" + id).body().at("/version").asInt();
        return person.post(
                "/api/matters/" + id + "/acts", Map.of("commandId", Ids.next(), "version", version, "order", order));
    }

    static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString();
    }
}
