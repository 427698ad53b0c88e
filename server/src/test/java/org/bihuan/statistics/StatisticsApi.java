package org.bihuan.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Ids;
import org.bihuan.shared.UnitId;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A zone of its own for each test, matters taken to a close-off, and figures asked over HTTP. */
@ApiTest
abstract class StatisticsApi {

    @Autowired
    TestZones zones;

    @Autowired
    TestClock.Settable clock;

    TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    UUID open(UnitId unit, String dueOn) {
        var body = new LinkedHashMap<String, Object>();
        body.put("commandId", Ids.next());
        body.put("then", "ASSIGN");
        body.put("typeCode", "SUPERVISED_ITEM");
        body.put("title", "化解220千伏用电接入问题");
        body.put("requirement", "");
        body.put("urgent", false);
        body.put("sourceKind", "MEETING");
        body.put("leadUnit", unit);
        body.put("dueOn", dueOn);
        body.put("unclassified", true);
        var answer = zone.officer.post("/api/matters", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/id").asString());
    }

    /** From the opening now to the report at one moment and the close-off at another. */
    UUID closed(UnitId unit, TestPerson liaison, String dueOn, String reportedAt, String closedAt) {
        var id = open(unit, dueOn);
        act(liaison, id, Map.of("act", "RECEIVE"));
        clock.set(Instant.parse(reportedAt));
        act(liaison, id, Map.of("act", "REPORT", "text", "已办结"));
        clock.set(Instant.parse(closedAt));
        act(zone.inspector, id, Map.of("act", "VERIFY", "conclusion", "PASSED", "method", "SITE", "opinion", "属实"));
        if (zone.officer
                .get("/api/matters/" + id)
                .body()
                .at("/state")
                .asString()
                .equals("PASSED")) {
            act(zone.officer, id, Map.of("act", "CLOSE_OFF"));
        }
        return id;
    }

    void act(TestPerson person, UUID id, Map<String, Object> order) {
        var answer = send(person, id, order);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    TestPerson.Answer send(TestPerson person, UUID id, Map<String, Object> order) {
        var version =
                zone.officer.get("/api/matters/" + id).body().at("/version").asInt();
        return person.post(
                "/api/matters/" + id + "/acts", Map.of("commandId", Ids.next(), "version", version, "order", order));
    }

    JsonNode ask(TestPerson person, String path) {
        var answer = person.get("/api/statistics/" + path);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    String value(String query) {
        var value = ask(zone.officer, "value?" + query);
        return value.at("/numerator").asInt() + "/" + value.at("/denominator").asInt();
    }
}
