package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class SavedViewApiTest {

    @Autowired
    TestZones zones;

    TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @Test
    void keepsAViewForItsOwnerAlone() {
        var saved = zone.officer.post("/api/saved-views", Map.of("name", " 红黄灯优先 ", "query", "light=red&light=yellow"));

        assertThat(saved.status()).isEqualTo(201);
        var id = saved.body().at("/id").asString();
        assertThat(zone.officer.get("/api/saved-views").body()).isEqualTo(zones.json("""
                        [{"id": "%s", "name": "红黄灯优先", "query": "light=red&light=yellow"}]""".formatted(id)));
        assertThat(zone.inspector.get("/api/saved-views").body()).isEqualTo(zones.json("[]"));
        assertThat(zones.create().officer.get("/api/saved-views").body()).isEqualTo(zones.json("[]"));
    }

    @Test
    void refusesASecondViewOfTheSameName() {
        zone.officer.post("/api/saved-views", Map.of("name", "本周到期", "query", ""));

        var again = zone.officer.post("/api/saved-views", Map.of("name", "本周到期", "query", "type=HAZARD"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().at("/code").asString()).isEqualTo("MATTER-VIEW-NAME-TAKEN");
        assertThat(zone.inspector
                        .post("/api/saved-views", Map.of("name", "本周到期", "query", ""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void removesOnlyOnesOwn() {
        var id = zone.officer
                .post("/api/saved-views", Map.of("name", "一", "query", ""))
                .body()
                .at("/id")
                .asString();

        assertThat(zone.inspector.delete("/api/saved-views/" + id).status()).isEqualTo(404);
        assertThat(zones.create().officer.delete("/api/saved-views/" + id).status())
                .isEqualTo(404);
        assertThat(zone.officer.delete("/api/saved-views/" + id).status()).isEqualTo(204);
        assertThat(zone.officer.delete("/api/saved-views/" + id).status()).isEqualTo(404);
    }

    @Test
    void refusesWhoeverMayNotReadMatters() {
        assertThat(zone.systemAdministrator.get("/api/saved-views").status()).isEqualTo(403);
        assertThat(zone.systemAdministrator
                        .post("/api/saved-views", Map.of("name", "一", "query", ""))
                        .status())
                .isEqualTo(403);
        assertThat(zone.systemAdministrator
                        .delete("/api/saved-views/" + UUID.randomUUID())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refusesNamesThatAreEmptyOrTooLong() {
        assertThat(zone.officer
                        .post("/api/saved-views", Map.of("name", " ", "query", ""))
                        .status())
                .isEqualTo(422);
        assertThat(zone.officer
                        .post("/api/saved-views", Map.of("name", "长".repeat(31), "query", ""))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void keepsFiftyViewsAtMost() {
        for (int i = 0; i < 50; i++) {
            zone.officer.post("/api/saved-views", Map.of("name", "视图" + i, "query", ""));
        }

        var refused = zone.officer.post("/api/saved-views", Map.of("name", "再一个", "query", ""));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().at("/code").asString()).isEqualTo("MATTER-VIEWS-TOO-MANY");
    }
}
