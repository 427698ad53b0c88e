package org.bihuan.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import tools.jackson.databind.JsonNode;

/** A zone with a matter, an officer who drafts and a second one who reviews, and the steps they take over HTTP. */
@ApiTest
abstract class PaperApi {

    @Autowired
    TestZones zones;

    @Autowired
    TestClock.Settable clock;

    TestZone zone;
    TestPerson reviewer;

    @BeforeEach
    void aZone() {
        zone = zones.create();
        reviewer = zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.ALL, "蒋文清", zone.supervisionOffice);
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    UUID matter(String title) {
        var body = new LinkedHashMap<String, Object>();
        body.put("commandId", Ids.next());
        body.put("then", "ASSIGN");
        body.put("typeCode", "SUPERVISED_ITEM");
        body.put("title", title);
        body.put("requirement", "明确送电节点");
        body.put("urgent", false);
        body.put("sourceKind", "MEETING");
        body.put("sourceText", "党工委第31次会议");
        body.put("leadUnit", zone.lanhe);
        body.put("dueOn", "2026-12-10");
        body.put("unclassified", true);
        var answer = zone.officer.post("/api/matters", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/id").asString());
    }

    void act(TestPerson person, UUID matter, Map<String, Object> order) {
        var version =
                zone.officer.get("/api/matters/" + matter).body().at("/version").asInt();
        var answer = person.post(
                "/api/matters/" + matter + "/acts",
                Map.of("commandId", Ids.next(), "version", version, "order", order));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    UUID evidence(TestPerson person) {
        var id = Ids.next();
        var content = ("现场照片说明 " + id).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var file = new MockMultipartFile("file", "现场.txt", "text/plain", content);
        var answer = person.send(multipart("/api/evidence").file(file).param("id", id.toString()));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return id;
    }

    JsonNode draft(PaperKind kind, UUID matter) {
        var answer = zone.officer.post("/api/papers", Map.of("commandId", Ids.next(), "kind", kind, "matter", matter));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    static UUID id(JsonNode paper) {
        return UUID.fromString(paper.at("/id").asString());
    }

    TestPerson.Answer send(TestPerson person, UUID paper, String act, @Nullable String note) {
        var body = new HashMap<String, Object>();
        body.put("version", version(paper));
        body.put("act", act);
        if (note != null) {
            body.put("note", note);
        }
        return person.post("/api/papers/" + paper + "/acts", body);
    }

    int version(UUID paper) {
        return zone.officer.get("/api/papers/" + paper).body().at("/version").asInt();
    }

    JsonNode done(TestPerson person, UUID paper, String act) {
        var answer = send(person, paper, act, "同意");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    JsonNode issued(UUID paper) {
        done(zone.officer, paper, "SUBMIT");
        done(reviewer, paper, "APPROVE");
        return done(zone.officer, paper, "ISSUE");
    }

    List<JsonNode> papers(String query) {
        return List.copyOf(
                zone.officer.get("/api/papers" + query).body().at("/items").values());
    }

    TestPerson.Answer upload(String path, String name, byte[] content) {
        return zone.officer.send(multipart(path).file(new MockMultipartFile("file", name, "application/zip", content)));
    }

    byte[] bytes(String path) {
        return zone.officer.get(path).response().getContentAsByteArray();
    }
}
