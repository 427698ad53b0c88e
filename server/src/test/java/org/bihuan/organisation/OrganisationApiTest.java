package org.bihuan.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.bihuan.shared.UnitId;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class OrganisationApiTest {

    @Autowired
    TestZones zones;

    @Autowired
    UnitDirectory directory;

    @Autowired
    Units units;

    TestZone zone;
    TestPerson administrator;

    @BeforeEach
    void newZone() {
        zone = zones.create();
        administrator = zone.systemAdministrator;
    }

    @Test
    void opensAUnitAndShowsItsWholeFile() {
        var answer = administrator.post(
                "/api/units",
                Map.of("facts", facts(" 住房和城乡建设局 ", "住建局", "DEPARTMENT", zone.committee), "from", "2021-03-01"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body())
                .isEqualTo(zones.json("""
                {"id": %s, "name": "住房和城乡建设局", "shortName": "住建局", "code": null, "kind": "DEPARTMENT",
                 "parent": {"id": "%s", "name": "东澜经开区管委会"}, "supervisedBy": null, "sort": 0,
                 "validFrom": "2021-03-01", "validTo": null, "successor": null, "version": 1, "asOf": "2026-11-20",
                 "aliases": [], "posts": [], "portfolios": [],
                 "history": [{"name": "住房和城乡建设局", "shortName": "住建局", "kind": "DEPARTMENT",
                              "parent": {"id": "%s", "name": "东澜经开区管委会"}, "supervisedBy": null,
                              "from": "2021-03-01", "to": null, "reason": null}],
                 "allowedActions": ["change", "close", "alias", "appoint", "portfolio", "add-below"]}
                """.formatted(answer.body().get("id"), zone.committee, zone.committee)));
    }

    @Test
    void keepsTheFormerNameAndPlaceAsHistoryAndReadsThemAsAtADay() {
        var id = zone.lanhe;

        var renamed = change(id, 1, facts("澜河新城管理办公室", "澜河新城", "OFFICE", null), "2026-07-01");

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(names(administrator.get("/api/units").body()))
                .contains("澜河新城管理办公室")
                .doesNotContain("澜河街道");
        assertThat(names(administrator.get("/api/units?asOf=2026-06-30").body()))
                .contains("澜河街道")
                .doesNotContain("澜河新城管理办公室");
        assertThat(names(administrator.get("/api/units?asOf=2026-07-01").body()))
                .contains("澜河新城管理办公室");
        assertThat(names(administrator.get("/api/units?asOf=2019-12-31").body()))
                .isEmpty();
        var before = administrator.get("/api/units/" + id + "?asOf=2026-06-30").body();
        assertThat(before.get("name").asString()).isEqualTo("澜河街道");
        assertThat(before.at("/parent/name").asString()).isEqualTo("东澜经开区管委会");
        assertThat(before.get("allowedActions")).isEmpty();
        assertThat(renamed.body().get("history").get(1).get("name").asString()).isEqualTo("澜河街道");
        assertThat(renamed.body().get("history").get(1).get("to").asString()).isEqualTo("2026-07-01");
        assertThat(renamed.body().get("aliases").get(0).get("alias").asString()).isEqualTo("澜河街道");
    }

    @Test
    void correctsTheStateWithoutHistoryWhenNoDayIsGiven() {
        var answer = change(zone.lanhe, 1, facts("澜河街道办事处", "澜河街道", "SUBDISTRICT", zone.committee), null);

        assertThat(answer.body().get("name").asString()).isEqualTo("澜河街道办事处");
        assertThat(answer.body().get("history")).hasSize(1);
        assertThat(names(administrator.get("/api/units?asOf=2022-01-01").body()))
                .contains("澜河街道办事处");
    }

    @Test
    void refusesAStaleChangeAndTellsWhatIsThereNow() {
        change(zone.lanhe, 1, facts("澜河街道办事处", "澜河街道", "SUBDISTRICT", zone.committee), null);

        var answer = change(zone.lanhe, 1, facts("澜河街办", "澜河", "SUBDISTRICT", zone.committee), null);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().get("code").asString()).isEqualTo("ORGANISATION-STALE");
        assertThat(answer.body().at("/current/facts/name").asString()).isEqualTo("澜河街道办事处");
        assertThat(answer.body().at("/current/version").asInt()).isEqualTo(2);
    }

    @Test
    void mergesAUnitIntoItsSuccessorWhichInheritsItsNames() {
        administrator.post("/api/units/" + zone.xinqiao + "/aliases", Map.of("alias", "新桥办"));

        var answer = administrator.post(
                "/api/units/" + zone.xinqiao + "/close",
                Map.of("on", "2026-11-01", "successor", zone.lanhe.value(), "version", 1));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/successor/name").asString()).isEqualTo("澜河街道");
        assertThat(answer.body().get("posts")).isEmpty();
        assertThat(answer.body().get("allowedActions")).isEmpty();
        var names = zone.inZone(() -> directory.names(zone.key));
        for (var written : List.of("新桥街道", "新桥办")) {
            assertThat(names.meaningOf(written)).isEqualTo(new UnitNames.Meaning.Known(zone.lanhe));
        }
        assertThat(names(administrator.get("/api/units?asOf=2026-10-31").body()))
                .contains("新桥街道");
        assertThat(names(administrator.get("/api/units").body())).doesNotContain("新桥街道");
    }

    @Test
    void refusesWhatWouldBreakTheTree() {
        assertThat(code(change(zone.committee, 1, facts("管委会", "管委会", "ADMIN_COMMITTEE", zone.lanheVillage), null)))
                .isEqualTo("ORGANISATION-TREE-RING");
        assertThat(code(change(zone.lanhe, 1, facts("澜河街道", "澜河", "SUBDISTRICT", zone.lanhe), null)))
                .isEqualTo("ORGANISATION-TREE-RING");
        assertThat(code(change(zone.lanhe, 1, facts("新桥街道", "澜河", "SUBDISTRICT", zone.committee), null)))
                .isEqualTo("ORGANISATION-NAME-TAKEN");
        assertThat(code(change(zone.lanhe, 1, facts("澜河", "澜河", "SUBDISTRICT", zone.committee), "2026-11-21")))
                .isEqualTo("ORGANISATION-DATE-IN-FUTURE");
        assertThat(code(change(zone.lanhe, 1, facts("澜河", "澜河", "SUBDISTRICT", zone.committee), "2019-01-01")))
                .isEqualTo("ORGANISATION-DATE-BEFORE-STATE");
        assertThat(code(administrator.post(
                        "/api/units/" + zone.lanhe + "/close", Map.of("on", "2026-11-01", "version", 1))))
                .isEqualTo("ORGANISATION-UNIT-HAS-CHILDREN");
        assertThat(code(administrator.post(
                        "/api/units", Map.of("facts", facts("x", "y", "OTHER", zones.create().lanhe)))))
                .isEqualTo("ORGANISATION-UNIT-NOT-OPEN");
    }

    @Test
    void refusesFieldsThatAreWrongAtTheirPlace() {
        var answer = administrator.post("/api/units", Map.of("facts", facts(" ", "长".repeat(51), "OTHER", null)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("facts.name", "facts.shortName");
    }

    @Test
    void learnsWhatALedgerCallsAUnit() {
        zone.inZone(() -> {
            units.learn(zone.officer.viewer(), zone.lanhe, "澜河 办事处");
            return true;
        });

        var names = zone.inZone(() -> directory.names(zone.key));
        assertThat(names.meaningOf("澜河办事处")).isEqualTo(new UnitNames.Meaning.Known(zone.lanhe));
        var taken = administrator.post("/api/units/" + zone.xinqiao + "/aliases", Map.of("alias", "澜河办事处"));
        assertThat(code(taken)).isEqualTo("ORGANISATION-NAME-TAKEN");
    }

    @Test
    void appointsAPersonToAMainPostAndAPartTimeOne() {
        var person = administrator.post("/api/people", Map.of("name", "单立人", "mobile", "13800000001"));
        assertThat(person.status()).isEqualTo(201);
        var id = person.body().at("/person/id").asString();

        assertThat(appoint(id, zone.lanhe, "主任", "PRINCIPAL", false).status()).isEqualTo(201);
        assertThat(code(appoint(id, zone.xinqiao, "主任", "PRINCIPAL", false)))
                .isEqualTo("ORGANISATION-MAIN-POST-EXISTS");
        assertThat(appoint(id, zone.xinqiao, "指挥长", "DEPUTY", true).status()).isEqualTo(201);

        for (var text : List.of("立人", "shanliren", "slr", "0001", "13800000001")) {
            var found = administrator.get(
                    "/api/people?q=" + java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(found.body().get("total").asInt()).as(text).isEqualTo(1);
            assertThat(found.body().at("/items/0/posts/0/unit/name").asString()).isEqualTo("澜河街道");
            assertThat(found.body().at("/items/0/posts/1/partTime").asBoolean()).isTrue();
        }
        assertThat(administrator.get("/api/people?q=%25").body().get("total").asInt())
                .isZero();
        assertThat(administrator
                        .get("/api/people?unitId=" + zone.xinqiao)
                        .body()
                        .get("total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void endsPostsAndPortfoliosWhenAPersonLeaves() {
        var person = zone.leader.person();
        var portfolio = administrator.post(
                "/api/portfolios",
                Map.of("person", person.value(), "unit", zone.lanhe.value(), "field", "安全生产", "from", "2026-01-01"));
        assertThat(portfolio.status()).isEqualTo(201);
        assertThat(administrator
                        .get("/api/units/" + zone.lanhe)
                        .body()
                        .at("/portfolios/0/field")
                        .asString())
                .isEqualTo("安全生产");

        var left = administrator.post("/api/people/" + person + "/leave", Map.of("on", "2026-11-01", "version", 1));

        assertThat(left.body().at("/person/validTo").asString()).isEqualTo("2026-11-01");
        assertThat(left.body().at("/person/posts/0/validTo").asString()).isEqualTo("2026-11-01");
        assertThat(left.body().at("/portfolios/0/validTo").asString()).isEqualTo("2026-11-01");
        assertThat(administrator
                        .get("/api/units/" + zone.lanhe + "?asOf=2026-10-31")
                        .body()
                        .get("portfolios"))
                .hasSize(1);
    }

    @Test
    void receivesForAUnitThroughItsLiaisonsThenItsPrincipals() {
        assertThat(zone.inZone(() -> directory.liaisons(zone.key, zone.lanhe)))
                .containsExactly(zone.lanheLiaison.person());
        var liaison = administrator
                .post("/api/people", Map.of("name", "联络员甲"))
                .body()
                .at("/person/id")
                .asString();

        appoint(liaison, zone.lanhe, "联络员", "LIAISON", false);

        assertThat(zone.inZone(() -> directory.liaisons(zone.key, zone.lanhe)))
                .extracting(each -> each.value().toString())
                .containsExactly(liaison);
        assertThat(zone.inZone(() -> directory.supervisorOf(zone.key, zone.lanhe)))
                .contains(zone.committee);
    }

    @Test
    void showsNothingOfAForeignZone() {
        var foreign = zones.create();
        assertThat(administrator.get("/api/units/" + foreign.lanhe).status()).isEqualTo(404);
        assertThat(administrator.get("/api/people/" + foreign.leader.person()).status())
                .isEqualTo(404);
        assertThat(administrator
                        .get("/api/people?unitId=" + foreign.lanhe)
                        .body()
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(appoint(zone.leader.person().toString(), foreign.lanhe, "x", "STAFF", true)
                        .status())
                .isEqualTo(404);
    }

    private TestPerson.Answer change(UnitId id, int version, Map<String, Object> facts, @Nullable String from) {
        var body = new HashMap<String, Object>(Map.of("facts", facts, "version", version, "reason", "机构改革"));
        if (from != null) {
            body.put("from", LocalDate.parse(from).toString());
        }
        return administrator.put("/api/units/" + id, body);
    }

    private TestPerson.Answer appoint(String person, UnitId unit, String title, String rank, boolean partTime) {
        return administrator.post(
                "/api/posts",
                Map.of(
                        "person",
                        UUID.fromString(person),
                        "unit",
                        unit.value(),
                        "facts",
                        Map.of("title", title, "rank", rank, "partTime", partTime)));
    }

    private static Map<String, Object> facts(String name, String shortName, String kind, @Nullable UnitId parent) {
        var facts = new HashMap<String, Object>(Map.of("name", name, "shortName", shortName, "kind", kind, "sort", 0));
        if (parent != null) {
            facts.put("parent", parent.value());
        }
        return facts;
    }

    private static List<String> names(JsonNode tree) {
        return StreamSupport.stream(tree.get("units").spliterator(), false)
                .map(unit -> unit.get("name").asString())
                .toList();
    }

    private static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString();
    }
}
