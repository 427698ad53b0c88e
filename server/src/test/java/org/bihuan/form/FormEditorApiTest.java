package org.bihuan.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ApiTest
class FormEditorApiTest {

    @Autowired
    TestZones zones;

    @Autowired
    JsonMapper json;

    @Autowired
    FormVersions versions;

    TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @Test
    void publishesAChecklistWrittenOnTheScreenAfterTryingIt() {
        var draft = save(begin(Map.of("copy", false)), fire());
        assertThat(draft.get("faults")).isEmpty();
        var trial = zone.officer.post(path(draft) + "/trial", Map.of("answers", Map.of("exit", "FAIL")));
        assertThat(trial.status()).isEqualTo(200);
        assertThat(trial.body().at("/failed/0/severity").asString()).isEqualTo("MAJOR");
        assertThat(trial.body().at("/missing/0/field").asString()).isEqualTo("answers.exit.photos");

        var published = publish(draft);

        assertThat(published.at("/version").asInt()).isEqualTo(1);
        assertThat(zone.officer.get(path(draft)).status()).isEqualTo(404);
        var listed = zone.inspector.get("/api/forms?use=CHECKLIST&q=消防").body();
        assertThat(listed.at("/total").asInt()).isEqualTo(1);
        var row = (ObjectNode) listed.at("/items/0");
        row.remove(List.of("id", "publishedAt"));
        assertThat(row).isEqualTo(json.readTree("""
                        {"code": "FIRE", "name": "消防检查表", "use": "CHECKLIST", "version": 1, "questions": 1,
                         "checks": 1, "withdrawn": false, "publishedByName": "%s"}
                        """.formatted(
                        published.get("publishedByName").asString())));
        var version =
                zone.inspector.get("/api/form-versions/" + published.get("id").asString());
        assertThat(version.body()).isEqualTo(published);
    }

    @Test
    void keepsWhatWasPublishedWhenANewVersionIsAndTellsTheDifferences() {
        var first = publish(save(begin(Map.of("copy", false)), fire()));
        var draft = begin(Map.of("code", "FIRE", "copy", false));
        assertThat(draft.at("/basedOn").asInt()).isEqualTo(1);
        var changed = (ObjectNode) draft.get("sketch").deepCopy();
        ((ObjectNode) changed.at("/sections/0/questions/0/check")).put("limitDays", 5);
        draft = save(draft, changed);
        assertThat(draft.get("differences"))
                .isEqualTo(
                        json.readTree(
                                "[{\"path\": \"sections.疏散.questions.exit.check.limitDays\", \"before\": \"3\", \"after\": \"5\"}]"));

        var second = publish(draft);

        assertThat(second.at("/version").asInt()).isEqualTo(2);
        var kept = zone.officer
                .get("/api/form-versions/" + first.get("id").asString())
                .body();
        assertThat(kept.at("/sketch/sections/0/questions/0/check/limitDays").asInt())
                .isEqualTo(3);
        assertThat(zone.officer.get("/api/forms/FIRE/versions").body().size()).isEqualTo(2);
        assertThat(zone.officer.get("/api/forms/FIRE/differences?from=1&to=2").body())
                .isEqualTo(draft.get("differences"));
        assertThat(inForce().orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void refusesFaultsWhatIsOldAndASecondDraft() {
        var draft = begin(Map.of("copy", false));
        assertThat(code(zone.officer.post(path(draft) + "/publish", Map.of("version", 1))))
                .isEqualTo("FORM-FAULTY");
        assertThat(code(zone.officer.post(path(draft) + "/trial", Map.of("answers", Map.of()))))
                .isEqualTo("FORM-TRIAL-FAULTY");
        draft = save(draft, fire());
        assertThat(code(zone.officer.put(path(draft) + "?version=1", fire()))).isEqualTo("FORM-DRAFT-STALE");
        publish(draft);
        var next = begin(Map.of("code", "FIRE", "copy", false));
        var again = zone.officer.post("/api/form-drafts", Map.of("code", "FIRE", "copy", false));
        assertThat(code(again)).isEqualTo("FORM-DRAFT-EXISTS");
        assertThat(again.body().get("draft")).isEqualTo(next.get("id"));
        assertThat(code(zone.officer.put(path(next) + "?version=1", fire().put("code", "OTHER"))))
                .isEqualTo("FORM-CODE-FIXED");
        assertThat(code(zone.officer.post(path(next) + "/publish", Map.of("version", 1))))
                .isEqualTo("FORM-NOTHING-CHANGED");
    }

    @Test
    void withdrawsAFormAndCopiesIt() {
        publish(save(begin(Map.of("copy", false)), fire()));

        assertThat(zone.officer
                        .post("/api/forms/FIRE/withdraw", Map.of("version", 1))
                        .status())
                .isEqualTo(204);

        assertThat(inForce()).isEmpty();
        assertThat(zone.officer.get("/api/forms").body().at("/total").asInt()).isZero();
        assertThat(zone.officer
                        .get("/api/forms?withdrawn=true")
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
        var copy = begin(Map.of("code", "FIRE", "copy", true));
        assertThat(copy.at("/sketch/name").asString()).isEqualTo("消防检查表（副本）");
        assertThat(copy.at("/sketch/code").asString()).isEmpty();
        assertThat(copy.at("/basedOn").asInt()).isZero();
        publish(begin(Map.of("code", "FIRE", "copy", false)));
        assertThat(inForce().orElseThrow().version()).as("comes back").isEqualTo(2);
    }

    private ObjectNode fire() {
        return (ObjectNode) json.readTree("""
                {"code": "FIRE", "name": "消防检查表", "nameEn": "Fire", "use": "CHECKLIST", "purpose": null, "basis": null,
                 "sections": [{"title": "疏散", "titleEn": "Escape", "questions": [
                   {"field": {"key": "exit", "label": "疏散通道畅通", "labelEn": "Exits free", "kind": "CHECK", "required": true},
                    "check": {"clause": "《消防法》第二十八条", "severity": "MAJOR", "measure": "立即清理", "limitDays": 3,
                              "points": 10, "failPhotos": 1, "failNote": false}}]}]}
                """);
    }

    private Optional<FormVersion> inForce() {
        return zone.inZone(() -> versions.inForce(zone.key, "FIRE"));
    }

    private JsonNode begin(Map<String, Object> body) {
        var answer = zone.officer.post("/api/form-drafts", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    private JsonNode save(JsonNode draft, ObjectNode sketch) {
        var answer = zone.officer.put(
                path(draft) + "?version=" + draft.get("version").asInt(), sketch);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode publish(JsonNode draft) {
        var answer = zone.officer.post(
                path(draft) + "/publish", Map.of("version", draft.get("version").asInt(), "note", "试行"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private static String path(JsonNode draft) {
        return "/api/form-drafts/" + draft.get("id").asString();
    }

    private static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString();
    }
}
