package org.bihuan.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.subject.SubjectApi.code;
import static org.bihuan.subject.SubjectApi.facts;
import static org.bihuan.subject.SubjectApi.file;
import static org.bihuan.subject.SubjectApi.recorded;
import static org.bihuan.subject.SubjectApi.write;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class RelationApiTest {

    @Autowired
    TestZones zones;

    private TestZone zone;
    private UUID lessor;
    private UUID building;
    private UUID floor;

    @BeforeEach
    void aPlantWithABuilding() {
        zone = zones.create();
        lessor = recorded(zone.officer, facts("LESSOR", "东澜星海纺织有限公司", zone.lanhe));
        building = recorded(zone.officer, facts("BUILDING", "星海 1# 楼", zone.lanhe));
        floor = recorded(zone.officer, facts("FLOOR", "星海 1# 楼二层", zone.lanhe));
    }

    @Test
    void saysHowTwoStandToEachOtherFromBothSidesAndEndsIt() {
        var lessee = recorded(zone.officer, facts("LESSEE", "瑞丰包装", zone.lanhe));
        var told = relate(lessor, "LESSOR_OF", true, lessee);

        assertThat(told.status()).as(told.body().toString()).isEqualTo(200);
        assertThat(lines(zone.officer, lessor)).containsExactly("LESSOR_OF true 瑞丰包装 2026-01-01 ");
        assertThat(lines(zone.officer, lessee)).containsExactly("LESSOR_OF false 东澜星海纺织有限公司 2026-01-01 ");
        assertThat(code(relate(lessee, "LESSOR_OF", false, lessor))).isEqualTo("SUBJECT-RELATED-ALREADY");
        var relation = told.body().at("/0/id").asString();
        var ending = "/api/subjects/" + lessee + "/relations/" + relation + "/ending";
        assertThat(code(zone.officer.post(ending, Map.of("to", "2025-01-01")))).isEqualTo("SUBJECT-RELATION-DAY");
        zone.officer.post(ending, Map.of("to", "2026-10-31"));
        assertThat(lines(zone.officer, lessor)).containsExactly("LESSOR_OF true 瑞丰包装 2026-01-01 2026-10-31");
        assertThat(code(zone.officer.post(ending, Map.of("to", "2026-10-31")))).isEqualTo("SUBJECT-RELATION-ENDED");
        assertThat(kinds(lessor)).containsExactly("RELATION_ENDED", "RELATED", "OPENED");
        assertThat(kinds(lessee)).containsExactly("RELATION_ENDED", "RELATED", "OPENED");
    }

    @Test
    void nothingIsAPartOfItsOwnPart() {
        relate(floor, "PART_OF", true, building);
        relate(building, "PART_OF", true, lessor);

        assertThat(code(relate(lessor, "PART_OF", true, floor))).isEqualTo("SUBJECT-RELATION-RING");
        assertThat(code(relate(floor, "PART_OF", false, lessor))).isEqualTo("SUBJECT-RELATION-RING");
        assertThat(code(relate(floor, "PART_OF", true, floor))).isEqualTo("SUBJECT-RELATED-TO-ITSELF");
    }

    @Test
    void whoDoesNotSeeTheOtherIsNotToldOfIt() {
        var far = recorded(zone.officer, facts("LESSEE", "新桥的承租方", zone.xinqiao));
        relate(lessor, "LESSOR_OF", true, far);

        assertThat(lines(zone.lanheLiaison, lessor)).isEmpty();
        assertThat(code(zone.lanheLiaison.post(
                        "/api/subjects/" + lessor + "/relations", relation("MANAGES", true, far))))
                .isEqualTo("SUBJECT-OTHER-UNKNOWN");
        assertThat(code(zone.leader.post("/api/subjects/" + lessor + "/relations", relation("MANAGES", true, far))))
                .isEqualTo("ACCESS-NOT-PERMITTED");
    }

    @Test
    void proposesWhatMayBeTheSameUntilSomebodyTellsThemApart() {
        var twin = recorded(zone.officer, facts("ENTERPRISE", "东澜星海纺织厂有限公司", zone.lanhe));
        recorded(zone.officer, facts("ENTERPRISE", "东澜星海机械有限公司", zone.lanhe));

        var likes = zone.officer.get("/api/subjects/" + lessor + "/likenesses").body();
        assertThat(likes.values())
                .extracting(like ->
                        like.at("/name").asString() + " " + like.at("/reason").asString())
                .containsExactly("东澜星海纺织厂有限公司 NAME");
        assertThat(likes.at("/0/percent").asInt()).isBetween(80, 99);
        var apart = zone.officer.post("/api/subjects/" + lessor + "/likenesses/" + twin + "/dismissal", null);
        assertThat(apart.status()).isEqualTo(200);
        assertThat(zone.officer
                        .get("/api/subjects/" + twin + "/likenesses")
                        .body()
                        .size())
                .isZero();
    }

    @Test
    void oneGoesIntoTheOtherWithItsRelationsAndComesOutAgain() {
        var twin = recorded(zone.officer, facts("ENTERPRISE", "星海纺织", zone.lanhe));
        var lessee = recorded(zone.officer, facts("LESSEE", "瑞丰包装", zone.lanhe));
        relate(twin, "LESSOR_OF", true, lessee);
        relate(building, "PART_OF", true, twin);
        relate(building, "PART_OF", true, lessor);
        int version = file(zone.officer, twin).at("/version").asInt();
        var body = Map.of("version", version, "into", lessor, "reason", "同一企业");

        var merged = zone.officer.post("/api/subjects/" + twin + "/merging", body);

        assertThat(merged.status()).as(merged.body().toString()).isEqualTo(200);
        assertThat(file(zone.officer, twin).at("/mergedInto/name").asString()).isEqualTo("东澜星海纺织有限公司");
        assertThat(lines(zone.officer, lessor))
                .containsExactlyInAnyOrder("LESSOR_OF true 瑞丰包装 2026-01-01 ", "PART_OF false 星海 1# 楼 2026-01-01 ");
        assertThat(zone.officer
                        .get("/api/subjects?q=" + URLEncoder.encode("星海纺织", StandardCharsets.UTF_8))
                        .body()
                        .at("/total")
                        .asInt())
                .as("a merged one is no longer in the ledger")
                .isEqualTo(1);
        assertThat(code(write(zone.officer, twin, version + 1, facts("ENTERPRISE", "改名", zone.lanhe))))
                .isEqualTo("SUBJECT-MERGED");
        assertThat(code(zone.officer.post(
                        "/api/subjects/" + lessor + "/merging", Map.of("version", 1, "into", twin, "reason", "反了"))))
                .isIn("SUBJECT-STALE", "SUBJECT-MERGED");

        var parted = zone.officer.post("/api/subjects/" + twin + "/parting", Map.of("version", version + 1));

        assertThat(parted.status()).as(parted.body().toString()).isEqualTo(200);
        assertThat(file(zone.officer, twin).at("/state").asString()).isEqualTo("IN_OPERATION");
        assertThat(lines(zone.officer, twin))
                .containsExactlyInAnyOrder("LESSOR_OF true 瑞丰包装 2026-01-01 ", "PART_OF false 星海 1# 楼 2026-01-01 ");
        assertThat(lines(zone.officer, lessor)).containsExactly("PART_OF false 星海 1# 楼 2026-01-01 ");
        assertThat(kinds(twin)).startsWith("PARTED", "MERGED");
    }

    @Test
    void theMapShowsWhatLiesInTheWindow() {
        var placed = facts("ENTERPRISE", "地图上的厂", zone.lanhe);
        placed.put("position", Map.of("longitude", 119.95, "latitude", 31.75));
        recorded(zone.officer, placed);

        var shown = zone.officer
                .get("/api/subjects/map?west=119.9&south=31.7&east=120&north=31.8")
                .body();
        assertThat(shown.at("/points").size()).isEqualTo(1);
        assertThat(shown.at("/points/0/name").asString()).isEqualTo("地图上的厂");
        assertThat(zone.officer
                        .get("/api/subjects/map?west=120&south=31.7&east=120.1&north=31.8")
                        .body()
                        .at("/points")
                        .size())
                .isZero();
        assertThat(code(zone.officer.get("/api/subjects/map?west=120&south=31.7&east=119&north=31.8")))
                .isEqualTo("SUBJECT-MAP-WINDOW-WRONG");
        assertThat(zone.officer
                        .get("/api/search?q=" + URLEncoder.encode("地图", StandardCharsets.UTF_8))
                        .body()
                        .at("/subjects/items/0/name")
                        .asString())
                .isEqualTo("地图上的厂");
    }

    private TestPerson.Answer relate(UUID subject, String kind, boolean outward, UUID other) {
        return zone.officer.post("/api/subjects/" + subject + "/relations", relation(kind, outward, other));
    }

    private static Map<String, Object> relation(String kind, boolean outward, UUID other) {
        var relation = new HashMap<String, Object>();
        relation.put("id", Ids.next());
        relation.put("kind", kind);
        relation.put("outward", outward);
        relation.put("other", other);
        relation.put("from", "2026-01-01");
        return relation;
    }

    private static List<String> lines(TestPerson who, UUID subject) {
        return who.get("/api/subjects/" + subject + "/relations").body().values().stream()
                .map(line ->
                        line.at("/kind").asString() + " " + line.at("/outward").asBoolean() + " "
                                + line.at("/otherName").asString() + " "
                                + line.at("/from").asString() + " "
                                + line.at("/to").asString())
                .toList();
    }

    private List<String> kinds(UUID subject) {
        return zone.officer.get("/api/subjects/" + subject + "/timeline").body().at("/items").values().stream()
                .map(row -> row.at("/kind").asString())
                .toList();
    }
}
