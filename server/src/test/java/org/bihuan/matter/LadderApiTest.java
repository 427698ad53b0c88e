package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class LadderApiTest extends MatterApi {

    @Autowired
    TestClock.Settable clock;

    @Autowired
    LadderRounds rounds;

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void climbsByItselfRuleByRule() {
        var id = open("SUPERVISED_ITEM");
        act(zone.leader, id, Map.of("act", "INSTRUCT", "text", "逾期通报"), "ASSIGNED");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        on("2026-12-07");
        assertThat(rung(id)).isEqualTo("YELLOW");
        on("2026-12-11");
        assertThat(rung(id)).isEqualTo("RED");
        on("2026-12-17");
        assertThat(rung(id)).isEqualTo("LISTED");

        assertThat(zone.officer.get("/api/matters/" + id + "/timeline").body().at("/items").values().stream()
                        .map(entry -> entry.at("/event").asString() + " "
                                + entry.at("/facts/cause/rule").asString("-") + " "
                                + entry.at("/actor").asString()))
                .startsWith("RungRaised instructed-5 系统自动", "RungRaised overdue-1 系统自动", "RungRaised behind-pace 系统自动");
        assertThat(zone.officer
                        .get("/api/matters?rung=LISTED")
                        .body()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(id.toString());
        assertThat(zone.auditAdministrator.get("/api/audit/records?size=3").body().at("/items").values().stream()
                        .map(record -> record.at("/act").asString()))
                .as("the rung, and the paper it drafted")
                .contains("matter.RungRaised", "bulletin.draft");
        assertThat(zone.officer.get("/api/matters?rung=RED").body().at("/total").asInt())
                .isZero();
    }

    @Test
    void leavesAColourOnALaterDayButNeverAListing() {
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        on("2026-12-04");
        assertThat(rung(id)).isEqualTo("YELLOW");
        act(zone.lanheLiaison, id, Map.of("act", "PROGRESS", "text", "赶上进度", "percent", 95), "IN_PROGRESS");
        rounds();
        assertThat(rung(id)).as("the same day").isEqualTo("YELLOW");
        on("2026-12-06");
        assertThat(rung(id)).isEmpty();

        act(zone.officer, id, Map.of("act", "RAISE", "rung", "LISTED", "reason", "群众反映强烈"), "IN_PROGRESS");
        on("2026-12-08");
        assertThat(rung(id)).isEqualTo("LISTED");
        assertThat(code(id, Map.of("act", "LOWER", "reason", "降级"))).isEqualTo("MATTER-LISTED");
    }

    @Test
    void takesAListedMatterDownByAcceptanceAndApprovalBeforeItCanBeClosedOff() {
        var id = open("SUPERVISED_ITEM");
        act(zone.leader, id, Map.of("act", "INSTRUCT", "text", "逾期通报"), "ASSIGNED");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        on("2026-12-21");
        assertThat(rung(id)).isEqualTo("LISTED");
        assertThat(send(zone.lanheLiaison, id, Map.of("act", "REQUEST_DELISTING", "reason", "已整改"))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("MATTER-NOT-RECOVERED");
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已完成"), "REPORTED");
        act(zone.inspector, id, verify("PASSED", "同意"), "PASSED");
        assertThat(code(id, Map.of("act", "CLOSE_OFF"))).isEqualTo("MATTER-LISTED");
        act(zone.lanheLiaison, id, Map.of("act", "REQUEST_DELISTING", "reason", "已整改并通过核查"), "PASSED");
        assertThat(code(id, Map.of("act", "DECIDE_REQUEST", "approved", true, "opinion", "同意摘牌")))
                .isEqualTo("MATTER-NOT-ACCEPTED");
        act(zone.inspector, id, acceptance(true, evidence(zone.inspector)), "PASSED");
        act(zone.officer, id, Map.of("act", "DECIDE_REQUEST", "approved", true, "opinion", "同意摘牌"), "PASSED");
        assertThat(rung(id)).isEmpty();
        act(zone.officer, id, Map.of("act", "CLOSE_OFF"), "CLOSED_OFF");
    }

    @Test
    void isAcceptedOnSiteBySomebodyApartAndStaysListedWhenThatFails() {
        var colleague = zone.person(BuiltinRole.INSPECTOR, Scope.ALL, "汤晓峰", zone.lanhe);
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        act(zone.officer, id, Map.of("act", "RAISE", "rung", "LISTED", "reason", "群众反映强烈"), "RECEIVED");
        assertThat(send(zone.inspector, id, acceptance(true, evidence(zone.inspector)))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("MATTER-NOTHING-TO-ACCEPT");
        act(zone.lanheLiaison, id, Map.of("act", "REQUEST_DELISTING", "reason", "已整改"), "RECEIVED");
        assertThat(tasks(zone.inspector)).contains("ACCEPT_ON_SITE");
        assertThat(tasks(zone.officer)).doesNotContain("DECIDE");

        assertThat(send(zone.lanheLiaison, id, acceptance(true, List.of())).status())
                .isEqualTo(403);
        assertThat(send(colleague, id, acceptance(true, evidence(colleague)))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("MATTER-VERIFIER-IS-HANDLER");
        assertThat(send(zone.inspector, id, acceptance(false, List.of()))
                        .body()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("MATTER-EVIDENCE-MISSING");
        act(zone.inspector, id, acceptance(false, evidence(zone.inspector)), "RECEIVED");
        var failed = zone.officer.get("/api/matters/" + id).body();
        assertThat(failed.at("/ladder/rung").asString()).isEqualTo("LISTED");
        assertThat(failed.at("/pending").isNull()).isTrue();
        assertThat(zone.lanheLiaison
                        .get("/api/notices")
                        .body()
                        .at("/page/items/0/kind")
                        .asString())
                .isEqualTo("matter.not-accepted");

        act(zone.lanheLiaison, id, Map.of("act", "REQUEST_DELISTING", "reason", "再次整改"), "RECEIVED");
        act(zone.inspector, id, acceptance(true, evidence(zone.inspector)), "RECEIVED");
        var passed = zone.officer.get("/api/matters/" + id).body();
        assertThat(passed.at("/pending/accepted"))
                .isEqualTo(zones.json("{\"on\": \"2026-11-20\", \"by\": \"许文博\", \"opinion\": \"现场已清理\"}"));
        assertThat(passed.at("/allowedActs").values().stream().map(JsonNode::asString))
                .contains("DECIDE_REQUEST")
                .doesNotContain("ACCEPT_ON_SITE");
        assertThat(tasks(zone.officer)).contains("DECIDE");
        var entry = zone.officer.get("/api/matters/" + id + "/timeline").body().at("/items/0");
        assertThat(entry.at("/event").asString()).isEqualTo("AcceptanceHeld");
        assertThat(entry.at("/facts/passed").asBoolean()).isTrue();
        assertThat(entry.at("/evidence").size()).isEqualTo(1);
    }

    private List<String> tasks(TestPerson person) {
        return person.get("/api/workbench").body().at("/mine").values().stream()
                .map(each -> each.at("/task").asString())
                .toList();
    }

    @Test
    void showsAMatterOneLevelUpWhileItStandsThere() {
        var above = zone.person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "赵明", zone.committee);
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        assertThat(above.get("/api/matters/" + id).status()).isEqualTo(404);
        on("2026-12-11");

        assertThat(above.get("/api/matters/" + id).status()).isEqualTo(200);
        assertThat(above.get("/api/notices").body().at("/page/items/0/kind").asString())
                .isEqualTo("matter.climbed");
        act(zone.officer, id, Map.of("act", "LOWER", "reason", "不可抗力"), "RECEIVED");
        assertThat(above.get("/api/matters/" + id).status()).isEqualTo(404);
    }

    @Test
    void raisesWhatLiesInASharedInboxToTheSupervisorAfterHours() {
        var above = zone.person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "赵明", zone.committee);
        var id = open("SUPERVISED_ITEM");
        var next = zone.officer.get("/api/matters/" + id).body().at("/ladder/next");
        assertThat(next.at("/rule").asString()).isEqualTo("shared-inbox-24h");
        assertThat(next.at("/at").asString()).isEqualTo("2026-11-21T01:30:00Z");
        clock.set(Instant.parse("2026-11-21T01:29:00Z"));
        rounds();
        assertThat(rung(id)).isEmpty();
        clock.set(Instant.parse("2026-11-21T01:30:00Z"));
        rounds();

        assertThat(rung(id)).isEqualTo("ORANGE");
        assertThat(above.get("/api/matters/" + id).status()).isEqualTo(200);
    }

    @Test
    void doesNotHinderSomebodyWhoseScreenShowsTheMatterBeforeItClimbed() {
        var id = open("SUPERVISED_ITEM");
        on("2026-12-11");

        var answer = zone.lanheLiaison.post(
                "/api/matters/" + id + "/acts",
                Map.of("commandId", Ids.next(), "version", 1, "order", Map.of("act", "RECEIVE")));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    @Test
    void foretellsTheNextClimbAndFollowsNewRules() {
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        var before = zone.officer.get("/api/matters/" + id).body().at("/ladder");
        assertThat(before.at("/next/rule").asString()).isEqualTo("behind-pace");
        assertThat(before.at("/version").asInt()).isEqualTo(1);
        var rules =
                List.of(Map.of("id", "overdue-2", "rung", "ORANGE", "trigger", "OVERDUE", "days", 2, "levelUp", false));

        var published = zone.officer.put("/api/ladder", Map.of("version", 1, "rules", rules));
        assertThat(published.status()).as(published.body().toString()).isEqualTo(200);

        var after = zone.officer.get("/api/matters/" + id).body().at("/ladder");
        assertThat(after.at("/version").asInt()).isEqualTo(2);
        assertThat(after.at("/next/rung").asString()).isEqualTo("ORANGE");
        assertThat(after.at("/next/on").asString()).isEqualTo("2026-12-14");
        assertThat(zone.officer
                        .put("/api/ladder", Map.of("version", 1, "rules", rules))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("MATTER-LADDER-STALE");
    }

    private void on(String day) {
        clock.set(Instant.parse(day + "T02:00:00Z"));
        rounds();
    }

    private void rounds() {
        CurrentZone.run(zone.key, () -> rounds.run(zone.key));
    }

    private String rung(UUID id) {
        return zone.officer.get("/api/matters/" + id).body().at("/ladder/rung").asString("");
    }

    private String code(UUID id, Map<String, Object> order) {
        return send(zone.officer, id, order).body().at("/code").asString();
    }
}
