package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;

/** A zone of its own for each test, and the steps its people take over HTTP. */
@ApiTest
abstract class MatterApi {

    @Autowired
    TestZones zones;

    TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    static Map<String, Object> verify(String conclusion, String opinion) {
        return Map.of("act", "VERIFY", "conclusion", conclusion, "method", "SITE", "opinion", opinion);
    }

    static Map<String, Object> acceptance(boolean passed, List<UUID> files) {
        return Map.of(
                "act", "ACCEPT_ON_SITE", "passed", passed, "opinion", passed ? "现场已清理" : "现场仍有堆物", "files", files);
    }

    List<UUID> evidence(TestPerson person) {
        var id = Ids.next();
        var content = ("现场照片说明 " + id).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var file = new MockMultipartFile("file", "现场.txt", "text/plain", content);
        var answer = person.send(multipart("/api/evidence").file(file).param("id", id.toString()));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return List.of(id);
    }

    UUID open(String type) {
        var answer = zone.officer.post("/api/matters", opening(type));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/id").asString());
    }

    Map<String, Object> opening(String type) {
        var body = new LinkedHashMap<String, Object>();
        body.put("commandId", Ids.next());
        body.put("then", "ASSIGN");
        body.put("typeCode", type);
        body.put("title", "化解220千伏用电接入问题");
        body.put("requirement", "明确送电节点");
        body.put("urgent", false);
        body.put("sourceKind", "MEETING");
        body.put("sourceText", "党工委会议");
        body.put("leadUnit", zone.lanhe);
        body.put("dueOn", "2026-12-10");
        body.put("unclassified", true);
        return body;
    }

    void act(TestPerson person, UUID id, Map<String, Object> order, String expected) {
        var answer = send(person, id, order);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().at("/matter/state").asString()).isEqualTo(expected);
    }

    TestPerson.Answer send(TestPerson person, UUID id, Map<String, Object> order) {
        var version =
                zone.officer.get("/api/matters/" + id).body().at("/version").asInt();
        return person.post(
                "/api/matters/" + id + "/acts", Map.of("commandId", Ids.next(), "version", version, "order", order));
    }

    void assertState(UUID id, String state) {
        assertThat(zone.officer.get("/api/matters/" + id).body().at("/state").asString())
                .isEqualTo(state);
    }
}
