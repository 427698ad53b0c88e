package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.shared.CurrentZone;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Evaluation, shelving, mergers, and the edges of the ladder they touch. */
class AfterCloseApiTest extends MatterApi {

    @Autowired
    TestClock.Settable clock;

    @Autowired
    ShelfRounds shelf;

    @Autowired
    LadderRounds ladder;

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void evaluatesWhatIsClosedWithItsFiguresCounted() {
        var id = open("SUPERVISED_ITEM");
        closed(id);
        assertThat(after(id).at("/evaluation/grade").isNull()).isTrue();
        act(zone.officer, id, Map.of("act", "EVALUATE", "grade", "B", "opinion", "办理及时"), "EVALUATED");

        var evaluation = after(id).at("/evaluation");
        assertThat(evaluation.at("/grade").asString()).isEqualTo("B");
        assertThat(evaluation.at("/opinion").asString()).isEqualTo("办理及时");
        assertThat(evaluation.at("/by").asString()).isEqualTo(zone.officer.name());
        assertThat(evaluation.at("/days").asString()).isEqualTo("WORKING");
        assertThat(evaluation.at("/performance")).isEqualTo(zones.json("""
                                {"daysAllowed": 14, "daysUsed": 4, "onTimeByOriginalDate": true, "onTimeByExtendedDate": true,
                                 "returns": 0, "rounds": 2, "urges": 1, "extensions": 0, "reopenings": 0}"""));
    }

    @Test
    void evaluatesManyAtOnceAndTellsWhichCouldNot() {
        var done = open("SUPERVISED_ITEM");
        closed(done);
        var open = open("SUPERVISED_ITEM");
        var items = List.of(Map.of("id", done, "version", version(done)), Map.of("id", open, "version", version(open)));

        var answer = zone.officer.post(
                "/api/matters/acts",
                Map.of(
                        "commandId",
                        UUID.randomUUID(),
                        "items",
                        items,
                        "order",
                        Map.of("act", "EVALUATE", "grade", "A")));

        assertThat(answer.body().at("/0/done").asBoolean()).isTrue();
        assertThat(answer.body().at("/1/code").asString()).isEqualTo("MATTER-ACT-NOT-NOW");
    }

    @Test
    void leavesTheEvaluationToOthersThanTheHandler() {
        var own = zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.ALL, "钱进", zone.lanhe);
        var id = open("SUPERVISED_ITEM");
        closed(id);

        assertThat(code(own, id, Map.of("act", "EVALUATE", "grade", "A"))).isEqualTo("MATTER-VERIFIER-IS-HANDLER");
        assertThat(code(zone.lanheLiaison, id, Map.of("act", "EVALUATE", "grade", "A")))
                .isEqualTo("ACCESS-NOT-PERMITTED");
    }

    @Test
    void keepsShelvedMattersInAListAndRemindsOnceOnTheReviewDate() {
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        act(zone.officer, id, shelve("2026-12-01"), "SHELVED");
        var row = zone.officer.get("/api/shelved-matters").body().at("/items/0");
        assertThat(row.at("/id").asString()).isEqualTo(id.toString());
        assertThat(row.at("/reason").asString()).isEqualTo("等待规划调整");
        assertThat(row.at("/approvedBy").asString()).isEqualTo("周分管");
        assertThat(row.at("/reviewOn").asString()).isEqualTo("2026-12-01");
        assertThat(row.at("/due").asBoolean()).isFalse();
        assertThat(zone.xinqiaoLiaison
                        .get("/api/shelved-matters")
                        .body()
                        .at("/total")
                        .asInt())
                .isZero();

        reviewOn("2026-11-30");
        assertThat(notices("matter.review-due")).isZero();
        reviewOn("2026-12-01");
        reviewOn("2026-12-02");
        assertThat(notices("matter.review-due")).isEqualTo(1);
        assertThat(zone.officer
                        .get("/api/shelved-matters?due=true")
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);

        act(zone.officer, id, shelve("2026-12-20"), "SHELVED");
        reviewOn("2026-12-20");
        assertThat(notices("matter.review-due")).isEqualTo(2);
        assertThat(after(id).at("/shelf/reviewOn").asString()).isEqualTo("2026-12-20");
        act(zone.officer, id, Map.of("act", "RESUME", "note", "规划已批"), "RECEIVED");
    }

    @Test
    void mergesOneIntoAnotherKeepsItsSourceAndGivesItBack() {
        var survivor = open("SUPERVISED_ITEM");
        var other = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, other, Map.of("act", "RECEIVE"), "RECEIVED");
        act(zone.officer, other, merge(survivor), "CANCELLED");

        assertThat(after(other).at("/mergedInto/id").asString()).isEqualTo(survivor.toString());
        assertThat(after(survivor).at("/absorbed/0/id").asString()).isEqualTo(other.toString());
        var told = zone.officer
                .get("/api/matters/" + survivor + "/timeline")
                .body()
                .at("/items/0");
        assertThat(told.at("/event").asString()).isEqualTo("Absorbed");
        assertThat(told.at("/facts/sourceText").asString()).isEqualTo("党工委会议");

        act(zone.officer, other, Map.of("act", "UNMERGE", "reason", "核实后为两件事"), "RECEIVED");
        assertThat(after(survivor).at("/absorbed").size()).isZero();
        assertThat(code(zone.officer, other, Map.of("act", "UNMERGE", "reason", "再次")))
                .isEqualTo("MATTER-ACT-NOT-NOW");
    }

    @Test
    void refusesMergersThatLeadNowhere() {
        var id = open("SUPERVISED_ITEM");
        var done = open("SUPERVISED_ITEM");
        closed(done);
        assertThat(code(zone.officer, id, merge(id))).isEqualTo("MATTER-MERGE-ITSELF");
        assertThat(code(zone.officer, id, merge(done))).isEqualTo("MATTER-MERGE-NOT-LIVE");
        assertThat(code(zone.officer, id, merge(UUID.randomUUID()))).isEqualTo("MATTER-NOT-FOUND");
        assertThat(code(zone.lanheLiaison, id, merge(done))).isEqualTo("ACCESS-NOT-PERMITTED");
        var cancelled = open("SUPERVISED_ITEM");
        act(zone.officer, cancelled, Map.of("act", "REQUEST_CANCELLATION", "reason", "重复交办"), "ASSIGNED");
        assertThat(code(zone.officer, cancelled, merge(id))).isEqualTo("MATTER-REQUEST-PENDING");
        act(another(), cancelled, Map.of("act", "DECIDE_REQUEST", "approved", true), "CANCELLED");
        assertThat(code(zone.officer, cancelled, Map.of("act", "UNMERGE", "reason", "再次")))
                .isEqualTo("MATTER-NOT-MERGED");
    }

    @Test
    void givesTheStepOfAReworkBackWithTheReport() {
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已完成"), "REPORTED");
        act(zone.inspector, id, verify("NOT_DONE", "未完成"), "REWORK");
        act(zone.lanheLiaison, id, Map.of("act", "PROGRESS", "text", "返工过半", "percent", 55), "REWORK");
        var before = zone.officer.get("/api/matters/" + id).body().at("/stepClock/dueAt");
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已返工"), "REPORTED");
        act(zone.lanheLiaison, id, Map.of("act", "WITHDRAW_REPORT", "reason", "照片有误"), "REWORK");

        var file = zone.officer.get("/api/matters/" + id).body();
        assertThat(file.at("/stepClock/dueAt")).isEqualTo(before);
        assertThat(file.at("/percent").asInt()).isEqualTo(55);
    }

    @Test
    void leavesNoRungOnWhatIsCancelled() {
        var id = open("SUPERVISED_ITEM");
        act(zone.officer, id, raise("LISTED"), "ASSIGNED");
        act(zone.officer, id, Map.of("act", "REQUEST_CANCELLATION", "reason", "重复交办"), "ASSIGNED");
        act(another(), id, Map.of("act", "DECIDE_REQUEST", "approved", true), "CANCELLED");

        assertThat(zone.officer
                        .get("/api/matters?stage=ALL&rung=LISTED")
                        .body()
                        .at("/total")
                        .asInt())
                .isZero();
    }

    @Test
    void keepsTheRungUntilTheDelistingIsDecidedAndAsksAgainWhetherItHasRecovered() {
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        act(zone.officer, id, raise("LISTED"), "RECEIVED");
        act(zone.lanheLiaison, id, Map.of("act", "REQUEST_DELISTING", "reason", "按期推进"), "RECEIVED");
        assertThat(code(zone.officer, id, raise("BULLETIN"))).isEqualTo("MATTER-REQUEST-PENDING");

        clock.set(Instant.parse("2026-12-15T01:00:00Z"));
        assertThat(code(zone.officer, id, Map.of("act", "DECIDE_REQUEST", "approved", true)))
                .isEqualTo("MATTER-NOT-RECOVERED");
        act(zone.officer, id, Map.of("act", "DECIDE_REQUEST", "approved", false), "RECEIVED");
    }

    @Test
    void letsNoPassedMatterBeReopenedPastAPendingDelisting() {
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        act(zone.officer, id, raise("LISTED"), "RECEIVED");
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已完成"), "REPORTED");
        act(zone.inspector, id, verify("PASSED", "同意"), "PASSED");
        act(zone.lanheLiaison, id, Map.of("act", "REQUEST_DELISTING", "reason", "已整改"), "PASSED");

        assertThat(code(zone.officer, id, Map.of("act", "REOPEN", "reason", "复核发现问题")))
                .isEqualTo("MATTER-REQUEST-PENDING");
    }

    @Test
    void showsAnEscalatedMatterToTheSupervisorOfTheUnitThatHasItNow() {
        var above = zone.person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "赵明", zone.committee);
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        clock.set(Instant.parse("2026-12-11T01:00:00Z"));
        CurrentZone.run(zone.key, () -> ladder.run(zone.key));
        assertThat(above.get("/api/matters/" + id).status()).isEqualTo(200);

        act(zone.officer, id, Map.of("act", "REASSIGN", "leadUnit", zone.committee, "reason", "由管委会直接办理"), "ASSIGNED");

        assertThat(zone.officer.get("/api/matters/" + id).body().at("/responsible").values().stream()
                        .map(one -> one.at("/slot").asString()))
                .doesNotContain("ESCALATED_UNIT");
    }

    private TestPerson another() {
        return zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.ALL, "李审批", zone.supervisionOffice);
    }

    private void closed(UUID id) {
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        act(zone.officer, id, Map.of("act", "URGE"), "RECEIVED");
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已完成"), "REPORTED");
        act(zone.inspector, id, verify("NOT_DONE", "未完成"), "REWORK");
        clock.set(Instant.parse("2026-11-26T01:00:00Z"));
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已返工"), "REPORTED");
        act(zone.inspector, id, verify("PASSED", "同意"), "PASSED");
        act(zone.officer, id, Map.of("act", "CLOSE_OFF"), "CLOSED_OFF");
    }

    private static Map<String, Object> shelve(String day) {
        return Map.of("act", "SHELVE", "reason", "等待规划调整", "approvedBy", "周分管", "reviewOn", day);
    }

    private static Map<String, Object> merge(UUID into) {
        var order = new LinkedHashMap<String, Object>();
        order.put("act", "MERGE");
        order.put("into", into);
        order.put("reason", "同一问题重复登记");
        return order;
    }

    private static Map<String, Object> raise(String rung) {
        return Map.of("act", "RAISE", "rung", rung, "reason", "群众反映强烈");
    }

    private JsonNode after(UUID id) {
        return zone.officer.get("/api/matters/" + id + "/after").body();
    }

    private int version(UUID id) {
        return zone.officer.get("/api/matters/" + id).body().at("/version").asInt();
    }

    private void reviewOn(String day) {
        clock.set(Instant.parse(day + "T01:00:00Z"));
        CurrentZone.run(zone.key, () -> shelf.run(zone.key));
    }

    private long notices(String kind) {
        return zone.officer.get("/api/notices?size=100").body().at("/page/items").values().stream()
                .filter(one -> one.at("/kind").asString().equals(kind))
                .count();
    }

    private String code(TestPerson person, UUID id, Map<String, Object> order) {
        return send(person, id, order).body().at("/code").asString();
    }
}
