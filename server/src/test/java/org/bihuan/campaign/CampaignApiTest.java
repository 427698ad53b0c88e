package org.bihuan.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
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
class CampaignApiTest {

    @Autowired
    TestZones zones;

    private TestZone zone;
    private TestPerson deputy;
    private final UUID id = Ids.next();
    private final UUID team = Ids.next();

    @BeforeEach
    void aZone() {
        zone = zones.create();
        deputy = zone.person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "阮志远", zone.lanhe);
    }

    @Test
    void showsADraftWholeToWhoLeadsCampaignsAndToNobodyElse() {
        var written = write(0, plan(duty(zone.leader, deputy, zone.lanheLiaison)));

        assertThat(written.status()).as(written.body().toString()).isEqualTo(200);
        assertThat(zone.officer.get("/api/campaigns/" + id).body().toString())
                .isEqualTo("{\"id\":\"" + id + "\",\"name\":\"厂中厂安全整治\",\"basis\":\"党工委会议\",\"kind\":\"SPECIAL\","
                        + "\"state\":\"DRAFT\",\"parent\":null,\"children\":[],\"office\":{\"id\":\""
                        + zone.safetyOffice
                        + "\",\"name\":\"区安委办\"},\"startsOn\":\"2026-11-01\",\"endsOn\":\"2027-02-28\","
                        + "\"today\":\"2026-11-20\",\"sectors\":[\"PLANTS_WITHIN_PLANTS\"],"
                        + "\"subjectTypes\":[\"LESSOR\"],\"areas\":[],\"targetPercent\":95,"
                        + "\"duties\":[{\"unit\":{\"id\":\"" + zone.lanhe + "\",\"name\":\"澜河街道\"},"
                        + "\"principal\":{\"id\":\"" + zone.leader.person() + "\",\"name\":\"沈思远\"},"
                        + "\"deputy\":{\"id\":\"" + deputy.person() + "\",\"name\":\"阮志远\"},"
                        + "\"contact\":{\"id\":\"" + zone.lanheLiaison.person() + "\",\"name\":\"吕晓东\"},"
                        + "\"targetPercent\":null}],"
                        + "\"teams\":[{\"id\":\"" + team + "\",\"name\":\"第一检查组\",\"members\":[{\"id\":\""
                        + zone.inspector.person() + "\",\"name\":\"许文博\"}],\"units\":[{\"id\":\"" + zone.lanhe
                        + "\",\"name\":\"澜河街道\"}]}],\"conclusion\":null,\"version\":1,"
                        + "\"allowedActions\":[\"WRITE\",\"LAUNCH\",\"DISCARD\"]}");
        assertThat(zone.inspector.get("/api/campaigns/" + id).status()).isEqualTo(404);
        assertThat(zone.leader.get("/api/campaigns").body().at("/total").asInt())
                .isZero();
        assertThat(zones.create().officer.get("/api/campaigns/" + id).status()).isEqualTo(404);
        assertThat(zone.inspector
                        .put(
                                "/api/campaigns/" + Ids.next(),
                                Map.of("version", 0, "plan", plan(duty(zone.leader, deputy, deputy))))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("ACCESS-NOT-PERMITTED");
    }

    @Test
    void isNotLaunchedWhileAUnitLacksItsThreePeopleAndNamesTheRows() {
        write(0, plan(duty(zone.leader, null, null)));

        var refused = launch(1);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("CAMPAIGN-TRIPLE-MISSING");
        assertThat(refused.body().at("/errors").values())
                .extracting(error ->
                        error.at("/field").asString() + " " + error.at("/code").asString())
                .containsExactly("duties[0].deputy CAMPAIGN-NO-DEPUTY", "duties[0].contact CAMPAIGN-NO-CONTACT");
        assertThat(zone.officer
                        .get("/api/campaigns")
                        .body()
                        .at("/items/0/incomplete")
                        .asInt())
                .isEqualTo(1);
        write(1, plan());
        assertThat(code(launch(2))).isEqualTo("CAMPAIGN-NO-UNITS");
    }

    @Test
    void launchedIsSeenByThoseItConcernsAndKeepsItsScope() {
        write(0, plan(duty(zone.leader, deputy, zone.lanheLiaison)));
        var launched = launch(1);

        assertThat(launched.status()).as(launched.body().toString()).isEqualTo(200);
        assertThat(launched.body().at("/state").asString()).isEqualTo("LAUNCHED");
        assertThat(zone.lanheLiaison.get("/api/campaigns").body().at("/items").toString())
                .isEqualTo("[{\"id\":\"" + id + "\",\"name\":\"厂中厂安全整治\",\"kind\":\"SPECIAL\",\"state\":\"LAUNCHED\","
                        + "\"office\":\"区安委办\",\"parent\":null,\"startsOn\":\"2026-11-01\",\"endsOn\":\"2027-02-28\","
                        + "\"units\":1,\"incomplete\":0}]");
        assertThat(zone.xinqiaoLiaison.get("/api/campaigns").body().at("/total").asInt())
                .as("another subdistrict's campaign")
                .isZero();
        assertThat(zone.xinqiaoLiaison.get("/api/campaigns/" + id).status()).isEqualTo(404);
        assertThat(zone.lanheLiaison
                        .get("/api/campaigns/" + id)
                        .body()
                        .at("/allowedActions")
                        .toString())
                .isEqualTo("[]");
        assertThat(code(write(
                        2, with(plan(duty(zone.leader, deputy, zone.lanheLiaison)), "subjectTypes", List.of("SHOP")))))
                .isEqualTo("CAMPAIGN-SCOPE-FROZEN");
        assertThat(code(write(2, plan(duty(zone.leader, deputy, null))))).isEqualTo("CAMPAIGN-TRIPLE-MISSING");
        assertThat(write(2, with(plan(duty(zone.leader, deputy, deputy)), "endsOn", "2027-03-31"))
                        .body()
                        .at("/endsOn")
                        .asString())
                .isEqualTo("2027-03-31");
        assertThat(code(launch(3))).isEqualTo("CAMPAIGN-ACT-NOT-NOW");
    }

    @Test
    void endsWithAWordAndProposesTheNextWithTheSameScope() {
        write(0, plan(duty(zone.leader, deputy, zone.lanheLiaison)));
        launch(1);

        var ended =
                zone.officer.post("/api/campaigns/" + id + "/end", Map.of("version", 2, "conclusion", "隐患动态清零，转入常态。"));
        assertThat(ended.body().at("/state").asString()).isEqualTo("ENDED");
        assertThat(ended.body().at("/conclusion").asString()).isEqualTo("隐患动态清零，转入常态。");

        var next = Ids.next();
        var draft = zone.officer.post("/api/campaigns/" + id + "/next", Map.of("id", next));
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(200);
        assertThat(draft.body().at("/name").asString()).isEqualTo("厂中厂安全整治（下一期）");
        assertThat(draft.body().at("/state").asString()).isEqualTo("DRAFT");
        assertThat(draft.body().at("/startsOn").asString()).isEqualTo("2027-03-01");
        assertThat(draft.body().at("/duties/0/contact/name").asString()).isEqualTo("吕晓东");
        zone.officer.post("/api/campaigns/" + id + "/next", Map.of("id", next));
        assertThat(zone.officer.get("/api/campaigns").body().at("/total").asInt())
                .isEqualTo(2);
        assertThat(zone.officer
                        .post("/api/campaigns/" + next + "/discard", Map.of("version", 1))
                        .body()
                        .at("/state")
                        .asString())
                .isEqualTo("DISCARDED");
        assertThat(zone.officer.get("/api/campaigns").body().at("/total").asInt())
                .isEqualTo(1);
    }

    @Test
    void writesOneCampaignForTheSameSentTwiceAndRefusesWhatIsStaleOrForeign() {
        var plan = plan(duty(zone.leader, deputy, zone.lanheLiaison));
        write(0, plan);
        assertThat(write(0, plan).body().at("/version").asInt()).isEqualTo(1);
        assertThat(code(write(0, with(plan, "name", "另一行动")))).isEqualTo("CAMPAIGN-STALE");
        assertThat(code(write(7, plan))).isEqualTo("CAMPAIGN-STALE");
        assertThat(code(write(1, with(plan, "endsOn", "2026-10-01")))).isEqualTo("CAMPAIGN-PERIOD-WRONG");
        assertThat(code(write(1, with(plan, "parent", id)))).isEqualTo("CAMPAIGN-PARENT-ITSELF");
        assertThat(code(write(1, with(plan, "parent", Ids.next())))).isEqualTo("CAMPAIGN-PARENT-UNKNOWN");
        var foreign = zones.create();
        assertThat(code(write(1, with(plan, "office", foreign.lanhe.value())))).isEqualTo("CAMPAIGN-UNIT-UNKNOWN");
        assertThat(code(write(1, plan(duty(foreign.leader, deputy, deputy))))).isEqualTo("CAMPAIGN-PERSON-UNKNOWN");
        assertThat(code(zone.officer.put("/api/campaigns/" + Ids.next(), Map.of("version", 0, "plan", plan))))
                .as("the team's id belongs to the first campaign")
                .isEqualTo("CAMPAIGN-ID-TWICE");
    }

    @Test
    void listsTwentyEightSectorsUntilTheZoneMakesItsOwn() {
        var shipped = zone.leader.get("/api/campaign-sectors").body();
        assertThat(shipped.at("/sectors")).hasSize(28);
        var own = List.of(Map.of("code", "SCHOOLS", "name", "校园", "nameEn", "Schools", "subjectTypes", List.of()));
        var body = Map.of("version", 1, "sectors", own);
        assertThat(zone.officer.put("/api/campaign-sectors", body).body().toString())
                .isEqualTo(
                        "{\"version\":2,\"sectors\":[{\"code\":\"SCHOOLS\",\"name\":\"校园\",\"nameEn\":\"Schools\",\"subjectTypes\":[]}]}");
        assertThat(code(zone.officer.put("/api/campaign-sectors", body))).isEqualTo("CAMPAIGN-SECTORS-STALE");
        assertThat(zone.leader.get("/api/campaign-sectors").body().at("/sectors"))
                .hasSize(1);
        assertThat(zones.create().leader.get("/api/campaign-sectors").body().at("/sectors"))
                .hasSize(28);
        assertThat(zone.leader.put("/api/campaign-sectors", body).status()).isEqualTo(403);
    }

    @Test
    void proposesWhoAnswersByTheirPosts() {
        var answer = zone.officer.post("/api/campaign-duties", Map.of("units", List.of(zone.lanhe.value())));

        assertThat(answer.body().toString())
                .as("only members of staff hold posts there")
                .isEqualTo("[{\"unit\":{\"id\":\"" + zone.lanhe + "\",\"name\":\"澜河街道\"},\"principal\":null,"
                        + "\"deputy\":null,\"contact\":null,\"targetPercent\":null}]");
    }

    private TestPerson.Answer write(int version, Map<String, Object> plan) {
        return zone.officer.put("/api/campaigns/" + id, Map.of("version", version, "plan", plan));
    }

    private TestPerson.Answer launch(int version) {
        return zone.officer.post("/api/campaigns/" + id + "/launch", Map.of("version", version));
    }

    private static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString();
    }

    private Map<String, Object> duty(
            @Nullable TestPerson principal, @Nullable TestPerson second, @Nullable TestPerson contact) {
        var duty = new LinkedHashMap<String, Object>();
        duty.put("unit", zone.lanhe.value());
        duty.put("principal", person(principal));
        duty.put("deputy", person(second));
        duty.put("contact", person(contact));
        return duty;
    }

    private static @Nullable UUID person(@Nullable TestPerson person) {
        return person == null ? null : person.person().value();
    }

    @SafeVarargs
    private Map<String, Object> plan(Map<String, Object>... duties) {
        var plan = new LinkedHashMap<String, Object>();
        plan.put("name", "厂中厂安全整治");
        plan.put("basis", "党工委会议");
        plan.put("kind", "SPECIAL");
        plan.put("office", zone.safetyOffice.value());
        plan.put("startsOn", "2026-11-01");
        plan.put("endsOn", "2027-02-28");
        plan.put("sectors", List.of("PLANTS_WITHIN_PLANTS"));
        plan.put("subjectTypes", List.of("LESSOR"));
        plan.put("areas", List.of());
        plan.put("targetPercent", 95);
        plan.put("duties", new ArrayList<>(List.of(duties)));
        plan.put(
                "teams",
                List.of(Map.of(
                        "id",
                        team,
                        "name",
                        "第一检查组",
                        "members",
                        List.of(zone.inspector.person().value()),
                        "units",
                        List.of(zone.lanhe.value()))));
        return plan;
    }

    private static Map<String, Object> with(Map<String, Object> plan, String key, Object value) {
        var changed = new LinkedHashMap<>(plan);
        changed.put(key, value);
        return changed;
    }
}
