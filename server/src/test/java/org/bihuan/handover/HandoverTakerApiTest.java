package org.bihuan.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever takes work over must serve where it is, or would see nothing of it. */
@ApiTest
class HandoverTakerApiTest {

    @Autowired
    TestZones zones;

    TestZone zone;
    TestPerson giver;
    TestPerson elsewhere;

    @BeforeEach
    void aTakerOfAnotherUnit() {
        zone = zones.create();
        giver = zone.lanheLiaison;
        elsewhere = zone.person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "尤海涛", zone.xinqiao);
    }

    @Test
    void refusesATakerWhoDoesNotServeInTheUnit() {
        var refused = giver.post("/api/handovers", Map.of("post", post(giver), "taker", elsewhere.person()));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("taker");
        assertThat(refused.body().at("/errors/0/code").asString()).isEqualTo("HANDOVER-TAKER-ELSEWHERE");
    }

    @Test
    void refusesOneForSingleItemsToo() {
        var successor = zone.person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "卢雪梅", zone.lanhe);
        var made = giver.post("/api/handovers", Map.of("post", post(giver), "taker", successor.person()));
        var id = made.body().at("/head/id").asString();
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        var choice = Map.of("version", 1, "taker", elsewhere.person(), "items", List.of());

        var refused = giver.post("/api/handovers/" + id + "/choose", choice);

        assertThat(refused.body().at("/errors/0/code").asString()).isEqualTo("HANDOVER-TAKER-ELSEWHERE");
    }

    @Test
    void takesOneWhoHasComeToTheUnit() {
        var appointed = zone.systemAdministrator.post(
                "/api/posts",
                Map.of(
                        "person",
                        elsewhere.person(),
                        "unit",
                        zone.lanhe,
                        "facts",
                        Map.of("title", "科员", "rank", "STAFF", "partTime", true)));
        assertThat(appointed.status()).as(appointed.body().toString()).isEqualTo(201);

        var prepared = giver.post("/api/handovers", Map.of("post", post(giver), "taker", elsewhere.person()));

        assertThat(prepared.status()).as(prepared.body().toString()).isEqualTo(201);
    }

    private UUID post(TestPerson person) {
        return UUID.fromString(zone.officer
                .get("/api/people/" + person.person())
                .body()
                .at("/person/posts/0/id")
                .asString());
    }
}
