package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.access.Tables.DELEGATION;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class DelegationApiTest {

    @Autowired
    TestZones zones;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    JsonMapper json;

    @Autowired
    DSLContext sql;

    TestZone zone;
    TestPerson deputy;

    @BeforeEach
    void aZoneWithADeputy() {
        zone = zones.create();
        deputy = zone.person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "卢雪梅", zone.lanhe);
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void letsTheDeputyDoExactlyWhatWasLeftAndRecordsBoth() {
        var id = open();
        var delegation = leave(zone.officer, deputy, List.of("SUPERVISE"));

        assertThat(deputy.get("/api/delegations/acting-for").body())
                .isEqualTo(json.readTree("""
                [{"id": "%s", "principal": "%s", "principalName": "秦明辉", "deputy": "%s", "deputyName": "卢雪梅",
                  "duties": ["SUPERVISE"], "types": [], "units": [], "firstOn": "2026-11-20", "lastOn": "2026-11-25", "reason": "赴省里开会",
                  "standing": "IN_FORCE", "recalledAt": null}]""".formatted(delegation, zone.officer.account(), deputy.account())));
        assertThat(deputy.get("/api/notices").body().at("/page/items/0/kind").asString())
                .isEqualTo("delegation.made");
        assertThat(code(act(deputy, null, id, urge()))).isEqualTo("ACCESS-NOT-PERMITTED");
        var urged = act(deputy, delegation, id, urge());
        assertThat(urged.status()).as(urged.body().toString()).isEqualTo(200);
        assertThat(zone.officer
                        .get("/api/matters/" + id + "/timeline")
                        .body()
                        .at("/items/0/actor")
                        .asString())
                .isEqualTo("卢雪梅 代 秦明辉");
        var audited = zone.auditAdministrator.get("/api/audit/records?size=5").body().at("/items").values().stream()
                .filter(record -> record.at("/act").asString().equals("matter.Urged"))
                .findFirst()
                .orElseThrow();
        assertThat(audited.at("/actor").asString()).isEqualTo("卢雪梅 代 秦明辉");
        assertThat(audited.at("/accountId").asString())
                .isEqualTo(deputy.account().toString());
        assertThat(audited.at("/facts/onBehalfOf").asString())
                .isEqualTo(zone.officer.account().toString());

        assertThat(code(send(deputy, delegation, "POST", "/api/matters", opening())))
                .isEqualTo("ACCESS-NOT-PERMITTED");
        assertThat(code(send(deputy, delegation, "GET", "/api/matters/export?format=csv&columns=title", null)))
                .isEqualTo("ACCESS-NOT-PERMITTED");
        assertThat(code(send(
                        deputy, delegation, "POST", "/api/handovers", Map.of("post", Ids.next(), "taker", Ids.next()))))
                .isEqualTo("ACCESS-ACTING");
    }

    @Test
    void letsTheDeputyOfTheLeadUnitSignAskReportAndAccept() {
        var id = open();
        var other = zone.person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "尤海涛", zone.xinqiao);
        var delegation = leave(zone.lanheLiaison, other, List.of("HANDLE"));

        assertThat(code(act(other, null, id, Map.of("act", "RECEIVE")))).isEqualTo("MATTER-NOT-FOUND");
        for (var order : List.<Map<String, Object>>of(
                Map.of("act", "RECEIVE"),
                Map.of("act", "REQUEST_EXTENSION", "reason", "材料未到", "dueOn", "2026-12-20"),
                Map.of("act", "REPORT", "text", "已完成"))) {
            var answer = act(other, delegation, id, order);
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        }
        assertThat(zone.officer
                        .get("/api/matters/" + id + "/timeline")
                        .body()
                        .at("/items/0/actor")
                        .asString())
                .isEqualTo("尤海涛 代 吕晓东");
    }

    @Test
    void countsForTheDeputyWhatThePrincipalOpened() {
        var author = zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.OWN, "郭立项", null);
        assertThat(author.post("/api/matters", opening()).status()).isEqualTo(201);
        var delegation = leave(author, deputy, List.of("SUPERVISE"));

        var seen = send(deputy, delegation, "GET", "/api/matters", null).body();

        assertThat(seen.at("/items").size()).isEqualTo(1);
        assertThat(seen.at("/total").asInt()).isEqualTo(1);
    }

    @Test
    void showsTheDeputyTheAbsentPersonsDeskAndOnlyTheDutiesLeft() {
        var id = open();
        act(zone.lanheLiaison, null, id, Map.of("act", "RECEIVE"));
        act(zone.lanheLiaison, null, id, Map.of("act", "REQUEST_EXTENSION", "reason", "材料未到", "dueOn", "2026-12-20"));
        var other = zone.person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "尤海涛", zone.xinqiao);
        var delegation = leave(zone.officer, other, List.of("DECIDE"));

        assertThat(other.get("/api/matters/" + id).status()).isEqualTo(404);
        var desk = send(other, delegation, "GET", "/api/workbench", null).body().at("/mine");
        assertThat(desk.values().stream().map(todo -> todo.at("/task").asString()))
                .containsExactly("DECIDE");
        assertThat(send(other, delegation, "GET", "/api/matters/" + id, null)
                        .body()
                        .at("/allowedActs")
                        .toString())
                .doesNotContain("URGE", "AMEND");
        assertThat(code(act(other, delegation, id, urge()))).isEqualTo("ACCESS-NOT-PERMITTED");
        var decided = act(other, delegation, id, Map.of("act", "DECIDE_REQUEST", "approved", true));
        assertThat(decided.status()).as(decided.body().toString()).isEqualTo(200);
    }

    @Test
    void countsBothAsOneWhereTwoPeopleAreNeeded() {
        var id = open();
        var delegation = leave(zone.officer, zone.inspector, null);
        // The deputy asks in the principal's name; the principal may not decide what was asked in theirs.
        assertThat(act(zone.inspector, delegation, id, Map.of("act", "REQUEST_CANCELLATION", "reason", "重复"))
                        .status())
                .isEqualTo(200);
        assertThat(code(act(zone.officer, null, id, Map.of("act", "DECIDE_REQUEST", "approved", true))))
                .isEqualTo("MATTER-OWN-REQUEST");
        assertThat(code(act(zone.inspector, delegation, id, Map.of("act", "DECIDE_REQUEST", "approved", true))))
                .isEqualTo("MATTER-OWN-REQUEST");
        clock.advance(Duration.ofDays(30));
        assertThat(code(act(zone.officer, null, id, Map.of("act", "DECIDE_REQUEST", "approved", true))))
                .as("also long after")
                .isEqualTo("MATTER-OWN-REQUEST");
    }

    @Test
    void letsNobodyVerifyThroughADeputyWhatTheyHandled() {
        var id = open();
        act(zone.lanheLiaison, null, id, Map.of("act", "RECEIVE"));
        act(zone.lanheLiaison, null, id, Map.of("act", "REPORT", "text", "已完成"));
        // The handling unit's liaison stands in for the inspector, and the inspector for the liaison.
        var inspects = leave(zone.inspector, zone.lanheLiaison, null);
        assertThat(code(act(zone.lanheLiaison, inspects, id, verify()))).isEqualTo("MATTER-VERIFIER-IS-HANDLER");
        assertThat(code(act(zone.inspector, null, id, verify())))
                .as("while their deputy is the handler")
                .isEqualTo("MATTER-VERIFIER-IS-HANDLER");
        zone.inspector.post("/api/delegations/" + inspects + "/recall", null);
        var passed = act(zone.inspector, null, id, verify());
        assertThat(passed.status()).as(passed.body().toString()).isEqualTo(200);
    }

    @Test
    void tellsTheDeputyWhatTheAbsentPersonIsToldWhileItLasts() {
        var id = open();
        var delegation = leave(zone.officer, deputy, null);
        act(zone.lanheLiaison, null, id, Map.of("act", "RETURN", "reason", "不属我街道"));

        var told = deputy.get("/api/notices").body().at("/page/items/0");
        assertThat(told.at("/kind").asString()).isEqualTo("matter.returned");
        assertThat(told.at("/facts/principal").asString()).isEqualTo("秦明辉");
        assertThat(told.at("/facts/delegation").asString()).isEqualTo(delegation);
        assertThat(zone.officer
                        .get("/api/notices")
                        .body()
                        .at("/page/items/0/facts/principal")
                        .isMissingNode())
                .isTrue();
        zone.officer.post("/api/delegations/" + delegation + "/recall", null);
        act(zone.officer, null, id, Map.of("act", "ASSIGN"));
        act(zone.lanheLiaison, null, id, Map.of("act", "RETURN", "reason", "仍不属我街道"));
        assertThat(deputy.get("/api/notices").body().at("/page/items").values().stream()
                        .filter(each -> each.at("/kind").asString().equals("matter.returned"))
                        .count())
                .as("the second came after it was recalled")
                .isEqualTo(1);
    }

    @Test
    void reachesOnlyThePartOfTheMattersItWasMadeFor() {
        var lanhe = open();
        var elsewhere = opening();
        elsewhere.put("leadUnit", zone.xinqiao);
        var xinqiao = UUID.fromString(
                zone.officer.post("/api/matters", elsewhere).body().at("/id").asString());
        var hazard = opening();
        hazard.put("typeCode", "PROBLEM");
        var problem = UUID.fromString(
                zone.officer.post("/api/matters", hazard).body().at("/id").asString());
        var body = body(deputy, null);
        body.put("units", List.of(zone.lanhe));
        body.put("types", List.of("SUPERVISED_ITEM"));
        var delegation =
                zone.officer.post("/api/delegations", body).body().at("/id").asString();

        assertThat(act(deputy, delegation, lanhe, urge()).status()).isEqualTo(200);
        assertThat(code(act(deputy, delegation, xinqiao, urge()))).isEqualTo("MATTER-NOT-FOUND");
        assertThat(code(act(deputy, delegation, problem, urge()))).isEqualTo("MATTER-NOT-FOUND");
        var seen = send(deputy, delegation, "GET", "/api/matters", null).body();
        assertThat(seen.at("/total").asInt()).isEqualTo(1);
        assertThat(seen.at("/items/0/id").asString()).isEqualTo(lanhe.toString());
        assertThat(send(deputy, delegation, "GET", "/api/matters/totals", null)
                        .body()
                        .at("/all")
                        .asInt())
                .isEqualTo(1);
        var before = deputy.get("/api/notices").body().at("/page/total").asInt();
        act(zone.xinqiaoLiaison, null, xinqiao, Map.of("act", "RETURN", "reason", "不属我街道"));
        assertThat(deputy.get("/api/notices").body().at("/page/total").asInt()).isEqualTo(before);

        body.put("units", List.of(Ids.next()));
        assertThat(code(zone.officer.post("/api/delegations", body))).isEqualTo("ACCESS-UNIT-UNKNOWN");
    }

    @Test
    void beginsAndEndsAtMidnightByTheClock() {
        var id = open();
        var body = body(deputy, null);
        body.put("firstOn", "2026-11-22");
        var delegation =
                zone.officer.post("/api/delegations", body).body().at("/id").asString();
        clock.set(Instant.parse("2026-11-21T15:59:59Z"));
        assertThat(code(act(deputy, delegation, id, urge()))).isEqualTo("ACCESS-DELEGATION-OVER");
        clock.set(Instant.parse("2026-11-21T16:00:00Z"));
        assertThat(act(deputy, delegation, id, urge()).status()).isEqualTo(200);
        clock.set(Instant.parse("2026-11-25T15:59:59Z"));
        assertThat(act(deputy, delegation, id, urge()).status()).isEqualTo(200);
        clock.set(Instant.parse("2026-11-25T16:00:00Z"));
        assertThat(code(act(deputy, delegation, id, urge()))).isEqualTo("ACCESS-DELEGATION-OVER");
    }

    @Test
    void endsByItselfAfterTheLastDayAndAtOnceWhenRecalled() {
        var id = open();
        var delegation = leave(zone.officer, deputy, null);
        clock.advance(Duration.ofDays(5));
        assertThat(act(deputy, delegation, id, urge()).status()).isEqualTo(200);
        clock.advance(Duration.ofDays(1));
        assertThat(code(act(deputy, delegation, id, urge()))).isEqualTo("ACCESS-DELEGATION-OVER");

        clock.set(TestClock.START);
        assertThat(code(send(zone.inspector, delegation, "GET", "/api/workbench", null)))
                .as("somebody else's delegation")
                .isEqualTo("ACCESS-DELEGATION-OVER");
        assertThat(code(zone.inspector.post("/api/delegations/" + delegation + "/recall", null)))
                .isEqualTo("ACCESS-DELEGATION-MISSING");
        assertThat(zone.officer
                        .post("/api/delegations/" + delegation + "/recall", null)
                        .status())
                .isEqualTo(204);
        assertThat(code(act(deputy, delegation, id, urge()))).isEqualTo("ACCESS-DELEGATION-OVER");
        assertThat(code(deputy.post("/api/delegations/" + delegation + "/recall", null)))
                .isEqualTo("ACCESS-DELEGATION-OVER");
    }

    @Test
    void refusesChainsOverlapsAdministratorsAndWhatIsNotOnesOwn() {
        leave(zone.officer, deputy, null);
        assertThat(code(zone.officer.post("/api/delegations", body(zone.inspector, null))))
                .isEqualTo("ACCESS-DELEGATION-OVERLAP");
        assertThat(code(deputy.post("/api/delegations", body(zone.lanheLiaison, null))))
                .as("who acts for another leaves nothing on")
                .isEqualTo("ACCESS-DELEGATION-CHAIN");
        assertThat(code(zone.inspector.post("/api/delegations", body(zone.officer, null))))
                .as("whoever is away stands in for nobody")
                .isEqualTo("ACCESS-DELEGATION-CHAIN");
        assertThat(code(zone.inspector.post("/api/delegations", body(zone.systemAdministrator, null))))
                .isEqualTo("ACCESS-DELEGATION-ADMINISTRATOR");
        assertThat(code(zone.systemAdministrator.post("/api/delegations", body(zone.inspector, null))))
                .isEqualTo("ACCESS-DUTY-NONE");
        assertThat(code(zone.inspector.post("/api/delegations", body(zone.inspector, null))))
                .isEqualTo("ACCESS-DEPUTY-ONESELF");
        assertThat(code(zone.inspector.post("/api/delegations", body(zone.leader, List.of("INSTRUCT")))))
                .isEqualTo("ACCESS-DUTY-NOT-OWN");
        var stranger = zones.create().inspector;
        assertThat(code(zone.inspector.post("/api/delegations", body(stranger, null))))
                .isEqualTo("ACCESS-DEPUTY-MISSING");
    }

    @Test
    void letsNobodyStandInForTooManyAtOnce() {
        zone.inZone(() -> {
            for (int count = 0; count < DelegationRepository.MOST_IN_FORCE; count++) {
                sql.insertInto(DELEGATION)
                        .set(DELEGATION.ZONE_ID, zone.key.value())
                        .set(DELEGATION.ID, Ids.next())
                        .set(DELEGATION.PRINCIPAL_ID, zone.leader.account().value())
                        .set(DELEGATION.DEPUTY_ID, deputy.account().value())
                        .set(DELEGATION.DUTIES, new String[] {"INSTRUCT"})
                        .set(DELEGATION.FIRST_ON, LocalDate.of(2026, 11, 25))
                        .set(DELEGATION.LAST_ON, LocalDate.of(2026, 11, 30))
                        .set(DELEGATION.REASON, "外出")
                        .set(DELEGATION.MADE_AT, clock.instant())
                        .execute();
            }
            return true;
        });

        assertThat(code(zone.officer.post("/api/delegations", body(deputy, null))))
                .isEqualTo("ACCESS-DEPUTY-FULL");
        leave(zone.officer, zone.person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "贺长青", zone.lanhe), null);
    }

    @Test
    void keepsTheAbsentPersonsDraftsTheirOwn() {
        var body = opening();
        body.put("then", "DRAFT");
        var draft = zone.officer.post("/api/matters", body).body().at("/id").asString();
        var delegation = leave(zone.officer, deputy, null);

        assertThat(send(deputy, delegation, "GET", "/api/matters/" + draft, null)
                        .status())
                .isEqualTo(404);
        assertThat(zone.officer.get("/api/matters/" + draft).status()).isEqualTo(200);
    }

    private String leave(TestPerson principal, TestPerson to, @Nullable List<String> duties) {
        var answer = principal.post("/api/delegations", body(to, duties));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().at("/id").asString();
    }

    private static Map<String, Object> body(TestPerson to, @Nullable List<String> duties) {
        var body = new LinkedHashMap<String, Object>();
        body.put("deputy", to.person());
        body.put("firstOn", "2026-11-20");
        body.put("lastOn", "2026-11-25");
        body.put("reason", "赴省里开会");
        if (duties != null) {
            body.put("duties", duties);
        }
        return body;
    }

    private static String code(TestPerson.Answer answer) {
        var errors = answer.body().at("/errors/0/code").asString("");
        return errors.isEmpty() ? answer.body().at("/code").asString("status " + answer.status()) : errors;
    }

    private TestPerson.Answer act(TestPerson person, @Nullable String delegation, UUID id, Map<String, Object> order) {
        var version =
                zone.leader.get("/api/matters/" + id).body().at("/version").asInt();
        return send(
                person,
                delegation,
                "POST",
                "/api/matters/" + id + "/acts",
                Map.of("commandId", Ids.next(), "version", version, "order", order));
    }

    private TestPerson.Answer send(
            TestPerson person, @Nullable String delegation, String method, String path, @Nullable Object body) {
        var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(method), java.net.URI.create(path));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsBytes(body));
        }
        if (delegation != null) {
            request.header("Acting-For", delegation);
        }
        return person.send(request);
    }

    private static Map<String, Object> urge() {
        return Map.of("act", "URGE", "text", "请抓紧");
    }

    private static Map<String, Object> verify() {
        return Map.of("act", "VERIFY", "conclusion", "PASSED", "method", "SITE", "opinion", "同意");
    }

    private UUID open() {
        var answer = zone.officer.post("/api/matters", opening());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/id").asString());
    }

    private Map<String, Object> opening() {
        var body = new LinkedHashMap<String, Object>();
        body.put("commandId", Ids.next());
        body.put("then", "ASSIGN");
        body.put("typeCode", "SUPERVISED_ITEM");
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
}
