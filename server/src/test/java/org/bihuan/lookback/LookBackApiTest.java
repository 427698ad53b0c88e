package org.bihuan.lookback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class LookBackApiTest {

    @Autowired
    TestZones zones;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    JsonMapper json;

    private TestZone zone;
    private TestPerson looker;
    private TestPerson second;

    @BeforeEach
    void aZoneWithSomebodyWhoHadNoPart() {
        zone = zones.create();
        looker = zone.person(BuiltinRole.INSPECTOR, Scope.OWN, "何复核", zone.safetyOffice);
        second = zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.ALL, "李审批", zone.supervisionOffice);
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void drawsByWeightFreezesTheListAndCanBeRepeatedByAnybodyWhoSupervises() {
        var reworked = closed(true);
        for (int i = 0; i < 4; i++) {
            closed(false);
        }
        clock.set(Instant.parse("2027-01-10T01:00:00Z"));
        var draw = draw(List.of(looker));
        assertThat(draw.status()).as(draw.body().toString()).isEqualTo(201);
        assertThat(draw.body().at("/candidates").asInt()).isEqualTo(5);
        assertThat(draw.body().at("/sampled").asInt()).isEqualTo(3);
        assertThat(draw.body().at("/open").asInt()).isEqualTo(3);
        var path = "/api/look-back/draws/" + draw.body().at("/id").asString();

        var candidates = zone.officer.get(path + "/candidates").body().at("/items");
        assertThat(candidates.values().stream()
                        .filter(one -> one.at("/matter").asString().equals(reworked.toString()))
                        .findFirst()
                        .orElseThrow()
                        .at("/points"))
                .isEqualTo(zones.json("{\"base\": 1, \"rework\": 2}"));
        var repeat = second.get(path + "/repeat").body();
        assertThat(repeat.at("/listUnchanged").asBoolean()).isTrue();
        assertThat(repeat.at("/sameMatters").asBoolean()).isTrue();
        assertThat(repeat.at("/again")).isEqualTo(repeat.at("/kept"));
        assertThat(repeat.at("/seed")).isEqualTo(draw.body().at("/seed"));
        var drawn = zone.officer.get(path + "/candidates?drawn=true").body().at("/items");
        assertThat(drawn.values().stream().map(one -> one.at("/matter").asString()))
                .containsExactlyElementsOf(repeat.at("/kept").values().stream()
                        .map(one -> one.asString())
                        .toList());
    }

    @Test
    void drawsNothingTwiceAndNothingTooRecent() {
        closed(false);
        assertThat(draw(List.of(looker)).body().at("/errors/0/code").asString()).isEqualTo("LOOKBACK-NO-CANDIDATES");
        clock.set(Instant.parse("2027-01-10T01:00:00Z"));
        assertThat(draw(List.of(looker)).status()).isEqualTo(201);
        assertThat(draw(List.of(looker)).body().at("/errors/0/code").asString()).isEqualTo("LOOKBACK-NO-CANDIDATES");
    }

    @Test
    void answersTheSameCommandWithTheSameDraw() {
        closed(false);
        clock.set(Instant.parse("2027-01-10T01:00:00Z"));
        var body = wish(List.of(looker));
        var first = zone.officer.post("/api/look-back/draws", body).body();
        assertThat(zone.officer.post("/api/look-back/draws", body).body()).isEqualTo(first);
    }

    @Test
    void neverAppointsWhoHadAPart() {
        closed(false);
        clock.set(Instant.parse("2027-01-10T01:00:00Z"));
        draw(List.of(zone.inspector));
        var task = task(zone.officer);
        assertThat(task.at("/inspector").isNull()).isTrue();
        assertThat(task.at("/allowedActions").toString()).isEqualTo("[\"appoint\"]");
        assertThat(appoint(task, zone.inspector)).isEqualTo("LOOKBACK-TOOK-PART");
        assertThat(appoint(task, zone.lanheLiaison)).isEqualTo("LOOKBACK-INSPECTOR-UNKNOWN");
        assertThat(appoint(task, looker)).isEmpty();
        assertThat(task(looker).at("/inspector").asString()).isEqualTo("何复核");
    }

    @Test
    void neverAppointsThePrincipalWhoseDeputyVerified() {
        var deputy = zone.person(BuiltinRole.INSPECTOR, Scope.ALL, "代核查", zone.committee);
        var delegation = zone.inspector
                .post("/api/delegations", delegation(deputy, "2026-11-20"))
                .body()
                .at("/id")
                .asString();
        var id = reported();
        var verified = deputy.send(post("/api/matters/" + id + "/acts")
                .header("Acting-For", delegation)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsBytes(command(id, verify("PASSED")))));
        assertThat(verified.status()).as(verified.body().toString()).isEqualTo(200);
        clock.set(Instant.parse("2027-01-10T01:00:00Z"));

        draw(List.of(zone.inspector));

        assertThat(task(zone.officer).at("/inspector").isNull()).isTrue();
        assertThat(appoint(task(zone.officer), zone.inspector)).isEqualTo("LOOKBACK-TOOK-PART");
    }

    @Test
    void neverAppointsNorHearsTheDeputyOfWhoeverVerified() {
        closed(false);
        clock.set(Instant.parse("2027-01-10T01:00:00Z"));
        draw(List.of(looker));
        assertThat(zone.inspector
                        .post("/api/delegations", delegation(looker, "2027-01-10"))
                        .status())
                .isEqualTo(201);

        assertThat(settle(looker, task(looker), true, false, List.of())
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("LOOKBACK-TOOK-PART");
        assertThat(appoint(task(zone.officer), looker)).isEqualTo("LOOKBACK-TOOK-PART");
    }

    @Test
    void countsForTheAppointedWhatTheyAreShown() {
        closed(false);
        clock.set(Instant.parse("2027-01-10T01:00:00Z"));
        draw(List.of(looker));

        var seen = looker.get("/api/matters?stage=CLOSED").body();

        assertThat(seen.at("/items").size()).isEqualTo(1);
        assertThat(seen.at("/total").asInt()).isEqualTo(1);
    }

    @Test
    void letsTheAppointedSeeTheMatterWhileTheLookBackIsOpen() {
        var id = closed(false);
        assertThat(looker.get("/api/matters/" + id).status()).isEqualTo(404);
        clock.set(Instant.parse("2027-01-10T01:00:00Z"));
        draw(List.of(looker));
        assertThat(looker.get("/api/matters/" + id).status()).isEqualTo(200);
        assertThat(looker.get("/api/notices").body().at("/page/items/0/kind").asString())
                .isEqualTo("lookback.appointed");

        assertThat(settle(looker, task(looker), true, false, List.of()).status())
                .isEqualTo(204);

        assertThat(looker.get("/api/matters/" + id).status()).isEqualTo(404);
        var told = zone.officer.get("/api/matters/" + id + "/timeline").body().at("/items/0");
        assertThat(told.at("/event").asString()).isEqualTo("LookedBack");
        assertThat(told.at("/to").asString()).isEqualTo("CLOSED_OFF");
        assertThat(told.at("/facts/holds").asBoolean()).isTrue();
        assertThat(zone.officer
                        .get("/api/look-back/matters/" + id)
                        .body()
                        .at("/tasks/0/outcome")
                        .asString())
                .isEqualTo("HOLDS");
    }

    @Test
    void reopensWhatDoesNotHoldAndCountsAFalseReportOnlyWhenASecondPersonConfirmsIt() {
        var id = closed(false);
        clock.set(Instant.parse("2027-01-10T01:00:00Z"));
        draw(List.of(looker));
        var task = task(looker);
        assertThat(settle(looker, task, false, true, List.of())
                        .body()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("LOOKBACK-EVIDENCE-MISSING");
        assertThat(settle(zone.officer, task, true, false, List.of())
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("LOOKBACK-NOT-YOURS");
        var answer = settle(looker, task, false, true, List.of(upload(looker, "现场.txt", "旧照片")));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(204);

        assertThat(zone.officer.get("/api/matters/" + id).body().at("/state").asString())
                .isEqualTo("REWORK");
        var flag = zone.officer.get("/api/look-back/false-reports").body().at("/items/0");
        assertThat(flag.at("/raisedBy").asString()).isEqualTo("何复核");
        assertThat(flag.at("/confirmed").isNull()).isTrue();
        var path = "/api/look-back/false-reports/" + flag.at("/id").asString() + "/decision";
        var decision = Map.of("confirmed", true, "opinion", "照片为整改前拍摄");
        assertThat(zone.officer.post(path, decision).status()).isEqualTo(204);
        assertThat(second.post(path, decision).body().at("/code").asString()).isEqualTo("LOOKBACK-FLAG-DECIDED");
        assertThat(zone.officer
                        .get("/api/matters/" + id + "/timeline")
                        .body()
                        .at("/items/0/event")
                        .asString())
                .isEqualTo("FalselyReported");
        assertThat(zone.lanheLiaison
                        .get("/api/look-back/false-reports")
                        .body()
                        .at("/items/0/confirmed")
                        .asBoolean())
                .isTrue();
        assertThat(zone.xinqiaoLiaison
                        .get("/api/look-back/false-reports")
                        .body()
                        .at("/total")
                        .asInt())
                .isZero();
    }

    @Test
    void letsNobodyConfirmTheirOwnFlag() {
        var id = closed(false);
        var flag = Map.of("matter", id, "reason", "现场与照片不符");
        assertThat(zone.officer.post("/api/look-back/false-reports", flag).status())
                .isEqualTo(204);
        assertThat(second.post("/api/look-back/false-reports", flag)
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("LOOKBACK-FLAG-OPEN");
        var path = "/api/look-back/false-reports/"
                + zone.officer
                        .get("/api/look-back/false-reports?open=true")
                        .body()
                        .at("/items/0/id")
                        .asString()
                + "/decision";
        assertThat(zone.officer
                        .post(path, Map.of("confirmed", true, "opinion", "属实"))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("LOOKBACK-OWN-FLAG");
    }

    @Test
    void showsASupervisorOfOneUnitOnlyWhatIsInSight() {
        var id = closed(false);
        clock.set(Instant.parse("2027-01-10T01:00:00Z"));
        var path =
                "/api/look-back/draws/" + draw(List.of(looker)).body().at("/id").asString() + "/candidates";
        var task = task(zone.officer);
        var flag = Map.of("matter", id, "reason", "现场与照片不符");
        assertThat(zone.officer.post("/api/look-back/false-reports", flag).status())
                .isEqualTo(204);
        var decision = "/api/look-back/false-reports/"
                + zone.officer
                        .get("/api/look-back/false-reports")
                        .body()
                        .at("/items/0/id")
                        .asString()
                + "/decision";
        var far = zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.OWN_UNIT, "新桥督查", zone.xinqiao);
        var near = zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.OWN_UNIT, "澜河督查", zone.lanhe);

        assertThat(far.get("/api/look-back/tasks").body().at("/total").asInt()).isZero();
        assertThat(far.get(path).body().at("/total").asInt()).isZero();
        assertThat(appoint(far, task, looker)).isEqualTo("LOOKBACK-TASK-NOT-FOUND");
        assertThat(far.post(decision, Map.of("confirmed", true, "opinion", "属实"))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("LOOKBACK-FLAG-NOT-FOUND");
        assertThat(near.get("/api/look-back/tasks").body().at("/total").asInt()).isEqualTo(1);
        assertThat(near.get(path).body().at("/total").asInt()).isEqualTo(1);
        assertThat(near.post(decision, Map.of("confirmed", true, "opinion", "属实"))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("LOOKBACK-OWN-UNIT");
    }

    @Test
    void drawsNothingTwiceWhenTwoDrawAtOnce() throws Exception {
        closed(false);
        clock.set(Instant.parse("2027-01-10T01:00:00Z"));
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<TestPerson.Answer> draw = () -> draw(List.of(looker));
            var answers = threads.invokeAll(List.of(draw, draw));
            assertThat(List.of(
                            answers.getFirst().get().status(),
                            answers.getLast().get().status()))
                    .containsExactlyInAnyOrder(201, 422);
        }
        assertThat(zone.officer.get("/api/look-back/tasks").body().at("/total").asInt())
                .isEqualTo(1);
    }

    @Test
    void dropsTheLookBackOfWhatIsReopenedMeanwhile() {
        var id = closed(false);
        clock.set(Instant.parse("2027-01-10T01:00:00Z"));
        draw(List.of(looker));
        act(zone.officer, id, Map.of("act", "REOPEN", "reason", "群众再次反映"));

        assertThat(task(zone.officer).at("/outcome").asString()).isEqualTo("DROPPED");
        assertThat(looker.get("/api/matters/" + id).status()).isEqualTo(404);
    }

    @Test
    void changesTheSchemeForLaterDrawsOnly() {
        var before = zone.officer.get("/api/look-back/scheme").body();
        var rules = new LinkedHashMap<String, Object>();
        rules.put("percent", 100);
        rules.put("least", 1);
        rules.put("afterDays", 0);
        rules.put("types", List.of());
        rules.put(
                "weights",
                Map.of(
                        "base",
                        5,
                        "major",
                        0,
                        "rework",
                        0,
                        "extension",
                        0,
                        "reopening",
                        0,
                        "late",
                        0,
                        "notOnSite",
                        0,
                        "instructed",
                        0,
                        "falseReport",
                        0));
        var change = Map.of("version", before.at("/version").asInt(), "rules", rules);
        assertThat(zone.officer
                        .put("/api/look-back/scheme", change)
                        .body()
                        .at("/version")
                        .asInt())
                .isEqualTo(2);
        assertThat(zone.officer
                        .put("/api/look-back/scheme", change)
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("LOOKBACK-SCHEME-STALE");
        closed(false);
        assertThat(draw(List.of(looker)).body().at("/schemeVersion").asInt()).isEqualTo(2);
    }

    private static Map<String, Object> delegation(TestPerson to, String firstOn) {
        return Map.of(
                "deputy",
                to.person(),
                "firstOn",
                firstOn,
                "lastOn",
                firstOn,
                "reason",
                "出差",
                "duties",
                List.of("VERIFY"));
    }

    private UUID closed(boolean reworked) {
        var id = reported();
        if (reworked) {
            act(zone.inspector, id, verify("NOT_DONE"));
            report(id);
        }
        act(zone.inspector, id, verify("PASSED"));
        return id;
    }

    private UUID reported() {
        var opening = new LinkedHashMap<String, Object>();
        opening.put("commandId", Ids.next());
        opening.put("then", "ASSIGN");
        opening.put("typeCode", "PROBLEM");
        opening.put("title", "楼道堆放杂物");
        opening.put("requirement", "清理");
        opening.put("urgent", false);
        opening.put("sourceKind", "INSPECTION");
        opening.put("leadUnit", zone.lanhe);
        opening.put("dueOn", "2026-12-10");
        opening.put("unclassified", true);
        var id = UUID.fromString(
                zone.officer.post("/api/matters", opening).body().at("/id").asString());
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"));
        report(id);
        return id;
    }

    private static UUID upload(TestPerson person, String name, String text) {
        var id = Ids.next();
        var file = new MockMultipartFile("file", name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
        assertThat(person.send(multipart("/api/evidence").file(file).param("id", id.toString()))
                        .status())
                .isEqualTo(200);
        return id;
    }

    private void report(UUID id) {
        var file = upload(zone.lanheLiaison, "整改.txt", "整改情况 " + Ids.next());
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已清理", "files", List.of(file)));
    }

    private static Map<String, Object> verify(String conclusion) {
        return Map.of("act", "VERIFY", "conclusion", conclusion, "method", "SITE", "opinion", "已查看");
    }

    private void act(TestPerson person, UUID id, Map<String, Object> order) {
        var answer = person.post("/api/matters/" + id + "/acts", command(id, order));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private Map<String, Object> command(UUID id, Map<String, Object> order) {
        var version =
                zone.officer.get("/api/matters/" + id).body().at("/version").asInt();
        return Map.of("commandId", Ids.next(), "version", version, "order", order);
    }

    private Map<String, Object> wish(List<TestPerson> people) {
        return Map.of(
                "commandId", Ids.next(),
                "closedFrom", "2026-11-01",
                "closedTo", "2026-11-20",
                "dueOn", "2027-01-31",
                "inspectors", people.stream().map(each -> each.person().value()).toList());
    }

    private TestPerson.Answer draw(List<TestPerson> people) {
        return zone.officer.post("/api/look-back/draws", wish(people));
    }

    private static JsonNode task(TestPerson person) {
        return person.get("/api/look-back/tasks").body().at("/items/0");
    }

    private String appoint(JsonNode task, TestPerson person) {
        return appoint(zone.officer, task, person);
    }

    private static String appoint(TestPerson by, JsonNode task, TestPerson person) {
        var answer = by.put(
                "/api/look-back/tasks/" + task.at("/id").asString() + "/inspector",
                Map.of(
                        "version", task.at("/version").asInt(),
                        "inspector", person.person().value()));
        return answer.status() == 204 ? "" : answer.body().at("/code").asString();
    }

    private static TestPerson.Answer settle(
            TestPerson person, JsonNode task, boolean holds, boolean falseReport, List<UUID> files) {
        return person.post(
                "/api/look-back/tasks/" + task.at("/id").asString() + "/result",
                Map.of(
                        "version",
                        task.at("/version").asInt(),
                        "holds",
                        holds,
                        "method",
                        "SITE",
                        "opinion",
                        holds ? "整改成果保持" : "照片系旧照，现场未整改",
                        "falseReport",
                        falseReport,
                        "files",
                        files));
    }
}
