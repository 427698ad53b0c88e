package org.bihuan.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class AreaApiTest {

    @Autowired
    TestZones zones;

    @Autowired
    AreaDirectory areas;

    private TestZone zone;
    private final UUID town = Ids.next();
    private final UUID grid = Ids.next();

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @Test
    void keepsATreeWithTheUnitThatAnswersAndTheOfficer() {
        write(town, 0, facts("TOWN", "澜河街道", null, square(119.9, 31.7, 0.1)));
        var below = facts("GRID", "第一网格", town, square(119.92, 31.72, 0.02));
        below.put("officer", zone.lanheLiaison.person());
        var written = write(grid, 0, below);

        assertThat(written.status()).as(written.body().toString()).isEqualTo(200);
        var tree = zone.leader.get("/api/areas").body();
        assertThat(tree.values())
                .extracting(area -> area.at("/facts/name").asString() + " "
                        + area.at("/officerName").asString() + " "
                        + area.at("/version").asInt())
                .containsExactlyInAnyOrder("澜河街道  1", "第一网格 吕晓东 1");
        assertThat(code(zone.lanheLiaison.put("/api/areas/" + grid, Map.of("version", 1, "facts", below))))
                .isEqualTo("ACCESS-NOT-PERMITTED");
        assertThat(zones.create().officer.get("/api/areas").body().size()).isZero();
    }

    @Test
    void tellsTheSmallestAreaAPointLiesInAndTheUnitThatAnswersForIt() {
        var above = facts("TOWN", "澜河街道", null, square(119.9, 31.7, 0.1));
        above.put("unit", zone.lanhe);
        write(town, 0, above);
        write(grid, 0, facts("GRID", "第一网格", town, square(119.92, 31.72, 0.02)));

        assertThat(lies(119.93, 31.73)).isEqualTo(grid);
        assertThat(lies(119.99, 31.79)).isEqualTo(town);
        assertThat(lies(120.5, 31.7)).isNull();
        assertThat(zone.inZone(() -> areas.unitOf(zone.key, new AreaId(grid)))).contains(zone.lanhe);
        assertThat(zone.inZone(() -> areas.andBelow(zone.key, List.of(new AreaId(town)))))
                .containsExactlyInAnyOrder(new AreaId(town), new AreaId(grid));
    }

    private @Nullable UUID lies(double longitude, double latitude) {
        return zone.inZone(() -> areas.whereLies(zone.key, new Coordinates(longitude, latitude, null)))
                .map(AreaId::value)
                .orElse(null);
    }

    @Test
    void refusesRingsTwinsAndOutlinesThatAreNone() {
        write(town, 0, facts("TOWN", "澜河街道", null, null));
        write(grid, 0, facts("GRID", "第一网格", town, null));

        assertThat(code(write(town, 1, facts("TOWN", "澜河街道", grid, null)))).isEqualTo("PLACE-AREA-RING");
        assertThat(code(write(Ids.next(), 0, facts("GRID", "第一网格", town, null))))
                .isEqualTo("PLACE-NAME-TAKEN");
        assertThat(code(write(Ids.next(), 0, facts("GRID", "二", UUID.randomUUID(), null))))
                .isEqualTo("PLACE-PARENT-UNKNOWN");
        var bowTie = List.of(
                List.of(119.9, 31.7),
                List.of(120.0, 31.8),
                List.of(120.0, 31.7),
                List.of(119.9, 31.8),
                List.of(119.9, 31.7));
        for (var ring : List.of(
                bowTie,
                square(119.9, 31.7, 0.1).subList(0, 4),
                square(31.7, 119.9, 0.1),
                List.of(List.of(119.9, 31.7), List.of(119.9, 31.7)))) {
            assertThat(code(write(Ids.next(), 0, facts("GRID", "二", town, ring))))
                    .isEqualTo("PLACE-OUTLINE-WRONG");
        }
        var long_ = new java.util.ArrayList<>(square(119.9, 31.7, 0.1));
        for (int at = 0; at < Outline.MOST_POINTS; at++) {
            long_.add(1, List.of(119.9, 31.7));
        }
        assertThat(code(write(Ids.next(), 0, facts("GRID", "二", town, long_)))).isEqualTo("PLACE-OUTLINE-WRONG");
        var foreign = facts("GRID", "二", town, null);
        foreign.put("unit", zones.create().lanhe);
        assertThat(code(write(Ids.next(), 0, foreign))).isEqualTo("PLACE-UNIT-UNKNOWN");
    }

    @Test
    void isClosedOnlyWhenNothingLiesBelow() {
        write(town, 0, facts("TOWN", "澜河街道", null, null));
        write(grid, 0, facts("GRID", "第一网格", town, null));

        assertThat(code(close(town, 1))).isEqualTo("PLACE-AREA-HAS-PARTS");
        assertThat(code(close(grid, 2))).isEqualTo("PLACE-AREA-STALE");
        assertThat(close(grid, 1).status()).isEqualTo(200);
        assertThat(close(town, 1).status()).isEqualTo(200);
        assertThat(zone.officer.get("/api/areas").body().size()).isZero();
    }

    @Test
    void distancesAreMetresAlongTheSurface() {
        var here = new Coordinates(119.95, 31.78, null);

        assertThat(here.metresTo(here)).isZero();
        assertThat(here.metresTo(new Coordinates(119.95, 31.79, null))).isBetween(1111.0, 1113.0);
        assertThat(here.metresTo(new Coordinates(119.96, 31.78, null))).isBetween(944.0, 946.5);
    }

    private TestPerson.Answer write(UUID id, int version, Map<String, Object> facts) {
        return zone.officer.put("/api/areas/" + id, Map.of("version", version, "facts", facts));
    }

    private TestPerson.Answer close(UUID id, int version) {
        return zone.officer.post("/api/areas/" + id + "/closing", Map.of("version", version));
    }

    private static Map<String, Object> facts(
            String kind, String name, @Nullable UUID parent, @Nullable List<List<Double>> ring) {
        var facts = new HashMap<String, Object>();
        facts.put("kind", kind);
        facts.put("name", name);
        facts.put("parent", parent);
        facts.put("sort", 0);
        if (ring != null) {
            facts.put("outline", Map.of("type", "Polygon", "coordinates", List.of(ring)));
        }
        return facts;
    }

    private static List<List<Double>> square(double west, double south, double side) {
        return List.of(
                List.of(west, south),
                List.of(west + side, south),
                List.of(west + side, south + side),
                List.of(west, south + side),
                List.of(west, south));
    }

    private static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString();
    }
}
