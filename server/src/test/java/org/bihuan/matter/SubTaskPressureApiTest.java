package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

/** What presses on a single sub-task: urging, the ladder, and what becomes of it with its matter. */
class SubTaskPressureApiTest extends MatterApi {

    @Autowired
    TestClock.Settable clock;

    @Autowired
    SubTaskRounds rounds;

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void urgesASinglePartOnceInTheHoursOfTheType() {
        var id = withPart("2026-12-01", true);
        act(zone.lanheLiaison, id, part(id, "URGE_SUB_TASK", "text", "请抓紧提供"), "RECEIVED");

        assertThat(subTask(id).at("/urgeCount").asInt()).isEqualTo(1);
        var told = zone.xinqiaoLiaison.get("/api/notices").body().at("/page/items/0");
        assertThat(told.at("/kind").asString()).isEqualTo("matter.sub-task-urged");
        assertThat(told.at("/facts/count").asString()).isEqualTo("1");
        var again = send(zone.officer, id, part(id, "URGE_SUB_TASK"));
        assertThat(again.status()).isEqualTo(429);
        assertThat(again.body().at("/code").asString()).isEqualTo("MATTER-URGED-RECENTLY");
        assertThat(code(zone.xinqiaoLiaison, id, part(id, "URGE_SUB_TASK"))).isEqualTo("MATTER-NOT-HANDLER");

        act(zone.officer, id, Map.of("act", "URGE"), "RECEIVED");
        clock.set(TestClock.START.plus(Duration.ofDays(3)));
        act(zone.officer, id, part(id, "URGE_SUB_TASK"), "RECEIVED");
        assertThat(subTask(id).at("/urgeCount").asInt()).isEqualTo(2);
        act(zone.xinqiaoLiaison, id, part(id, "SIGN_SUB_TASK"), "RECEIVED");
        act(zone.xinqiaoLiaison, id, part(id, "REPORT_SUB_TASK", "text", "已提供"), "RECEIVED");
        clock.set(TestClock.START.plus(Duration.ofDays(6)));
        assertThat(code(zone.officer, id, part(id, "URGE_SUB_TASK"))).isEqualTo("MATTER-SUBTASK-NOT-NOW");
    }

    @Test
    void takesAnOverdueMandatoryPartUpTheLadderAndShowsItOneLevelUpUntilItIsAccepted() {
        var above = zone.person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "赵明", zone.committee);
        var id = withPart("2026-12-01", true);
        assertThat(subTask(id).at("/next/rule").asString()).isEqualTo("near-due");
        on("2026-12-01");
        assertThat(subTask(id).at("/rung").asString()).isEqualTo("BLUE");
        assertThat(subTask(id).at("/next/rule").asString()).isEqualTo("overdue-1");
        assertThat(subTask(id).at("/next/on").asString()).isEqualTo("2026-12-02");
        on("2026-12-02");

        assertThat(subTask(id).at("/rung").asString()).isEqualTo("RED");
        assertThat(subTask(id).at("/light").asString()).isEqualTo("RED");
        assertThat(zone.officer
                        .get("/api/matters/" + id)
                        .body()
                        .at("/ladder/rung")
                        .isNull())
                .as("the lead unit has not fallen behind")
                .isTrue();
        assertThat(kind(zone.xinqiaoLiaison)).isEqualTo("matter.sub-task-climbed");
        assertThat(kind(above)).isEqualTo("matter.sub-task-climbed");
        assertThat(above.get("/api/matters/" + id).status()).isEqualTo(200);
        on("2026-12-10");
        assertThat(subTask(id).at("/rung").asString()).as("never listed").isEqualTo("RED");

        act(zone.xinqiaoLiaison, id, part(id, "SIGN_SUB_TASK"), "RECEIVED");
        act(zone.xinqiaoLiaison, id, part(id, "REPORT_SUB_TASK", "text", "已提供"), "RECEIVED");
        assertThat(above.get("/api/matters/" + id).status()).isEqualTo(200);
        act(zone.lanheLiaison, id, part(id, "ACCEPT_SUB_TASK"), "RECEIVED");
        assertThat(above.get("/api/matters/" + id).status()).isEqualTo(404);
        assertThat(events(id))
                .containsSubsequence("SubTaskAccepted", "SubTaskReported", "SubTaskSigned", "SubTaskRaised");
    }

    @Test
    void climbsWithAPartOfARestrictedMatterWithoutTellingItsTitle() {
        var above = zone.person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "赵明", zone.committee);
        var body = opening("SUPERVISED_ITEM");
        body.put("title", "核查梧桐里举报线索");
        body.put("restrictedBecause", "涉及举报人");
        body.put("subTasks", List.of(planned("调取台账", "2026-12-01")));
        var id = UUID.fromString(
                zone.officer.post("/api/matters", body).body().at("/id").asString());
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        on("2026-12-02");

        assertThat(subTask(id).at("/rung").asString()).isEqualTo("RED");
        assertThat(told(above)).contains("matter.sub-task-climbed").doesNotContain("梧桐里");
        assertThat(told(zone.xinqiaoLiaison))
                .contains("matter.sub-task-climbed", Restriction.TITLE)
                .doesNotContain("梧桐里");
    }

    private static String told(TestPerson person) {
        return person.get("/api/notices").body().toString();
    }

    @Test
    void comesDownOnALaterDayWhenItsLimitLiesAheadAgainAndLeavesVoluntaryPartsAlone() {
        var id = withPart("2026-12-01", true);
        on("2026-12-02");
        act(
                zone.officer,
                id,
                part(
                        id,
                        "AMEND_SUB_TASK",
                        "what",
                        "提供负荷表",
                        "dueOn",
                        "2026-12-09",
                        "mandatory",
                        true,
                        "reason",
                        "等待供电公司"),
                "RECEIVED");
        rounds();
        assertThat(subTask(id).at("/rung").asString()).as("the same day").isEqualTo("RED");
        on("2026-12-03");
        assertThat(subTask(id).at("/rung").isNull()).isTrue();

        var other = withPart("2026-12-04", false);
        on("2026-12-09");
        assertThat(subTask(other).at("/rung").isNull()).isTrue();
        assertThat(subTask(other).at("/next").isNull()).isTrue();
    }

    @Test
    void keepsThePlanOfADraftAndGivesItAtTheHandingOver() {
        var body = new LinkedHashMap<>(opening("SUPERVISED_ITEM"));
        body.put("then", "DRAFT");
        body.put("subTasks", List.of(planned("提供负荷表", "2026-12-01")));
        var draft = zone.officer.post("/api/matters", body);
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(201);
        var id = UUID.fromString(draft.body().at("/id").asString());
        assertThat(draft.body().at("/plannedSubTasks").toString())
                .isEqualTo("[{\"unit\":\"" + zone.xinqiao
                        + "\",\"what\":\"提供负荷表\",\"dueOn\":\"2026-12-01\",\"mandatory\":true}]");
        assertThat(draft.body().at("/subTasks").size()).isZero();
        act(zone.officer, id, Map.of("act", "OPEN"), "OPENED");
        act(zone.officer, id, Map.of("act", "ASSIGN"), "ASSIGNED");

        assertThat(subTask(id).at("/what").asString()).isEqualTo("提供负荷表");
        assertThat(subTask(id).at("/mandatory").asBoolean()).isTrue();
        assertThat(zone.officer
                        .get("/api/matters/" + id)
                        .body()
                        .at("/plannedSubTasks")
                        .size())
                .isZero();
        assertThat(zone.officer.get("/api/matters/" + id).body().at("/subTasks").size())
                .as("one part, not a second one for having been named")
                .isEqualTo(1);
    }

    @Test
    void refusesAPlanThatDoesNotFitTheMatterAtItsRow() {
        assertThat(planError(planned("晚于事项", "2026-12-11"))).isEqualTo("subTasks[0].dueOn MATTER-SUBTASK-DUE-LATE");
        assertThat(planError(planned("已过去", "2026-11-01"))).isEqualTo("subTasks[0].dueOn MATTER-DUE-PAST");
        assertThat(planError(Map.of("unit", zone.lanhe, "what", "自己", "mandatory", true)))
                .isEqualTo("subTasks[0].unit MATTER-SUBTASK-OF-LEAD");
        assertThat(planError(Map.of("unit", UUID.randomUUID(), "what", "外区", "mandatory", true)))
                .isEqualTo("supportingUnits MATTER-UNIT-UNKNOWN");
    }

    @Test
    void endsWithAMatterThatTurnsOutToBeAnotherAndGoesOnWhenThatWasWrong() {
        var id = withPart("2026-12-01", true);
        act(zone.xinqiaoLiaison, id, part(id, "SIGN_SUB_TASK"), "RECEIVED");
        var other = open("SUPERVISED_ITEM");
        var number =
                zone.officer.get("/api/matters/" + other).body().at("/number").asString();
        act(zone.officer, id, Map.of("act", "MERGE", "into", other, "reason", "重复登记"), "CANCELLED");

        assertThat(subTask(id).at("/state").asString()).isEqualTo("DROPPED");
        assertThat(subTask(id).at("/word").asString()).isEqualTo("并入 " + number);
        assertThat(zone.xinqiaoLiaison.get("/api/workbench").body().at("/mine").toString())
                .doesNotContain(id.toString());
        act(zone.officer, id, Map.of("act", "UNMERGE", "reason", "两处不同地块"), "RECEIVED");
        assertThat(subTask(id).at("/state").asString()).isEqualTo("SIGNED");
        assertThat(events(id)).startsWith("SubTaskTakenUp", "Unmerged", "Merged", "SubTaskDropped");
        act(zone.xinqiaoLiaison, id, part(id, "REPORT_SUB_TASK", "text", "已提供"), "RECEIVED");
    }

    @Test
    void showsEachPartOnTheDeskByItsOwnClock() {
        var id = withPart("2026-12-01", true);
        clock.set(Instant.parse("2026-12-02T01:00:00Z"));

        var part = zone.xinqiaoLiaison.get("/api/workbench").body().at("/mine/0/parts/0");
        assertThat(part.at("/matterId").asString() + " " + part.at("/dueOn").asString() + " "
                        + part.at("/daysLeft").asInt() + " " + part.at("/light").asString() + " "
                        + part.at("/what").asString())
                .isEqualTo(id + " 2026-12-01 -1 RED 提供负荷数据");
    }

    private UUID withPart(String dueOn, boolean mandatory) {
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        act(
                zone.officer,
                id,
                Map.of(
                        "act",
                        "ADD_SUB_TASK",
                        "unit",
                        zone.xinqiao,
                        "what",
                        "提供负荷数据",
                        "dueOn",
                        dueOn,
                        "mandatory",
                        mandatory),
                "RECEIVED");
        return id;
    }

    private Map<String, Object> planned(String what, String dueOn) {
        return Map.of("unit", zone.xinqiao, "what", what, "dueOn", dueOn, "mandatory", true);
    }

    private String planError(Map<String, Object> part) {
        var body = new LinkedHashMap<>(opening("SUPERVISED_ITEM"));
        body.put("subTasks", List.of(part));
        var answer = zone.officer.post("/api/matters", body);
        assertThat(answer.status()).isEqualTo(422);
        return answer.body().at("/errors/0/field").asString() + " "
                + answer.body().at("/errors/0/code").asString();
    }

    private Map<String, Object> part(UUID id, String act, Object... more) {
        var order = new LinkedHashMap<String, Object>();
        order.put("act", act);
        order.put("subTask", subTask(id).at("/id").asString());
        for (int i = 0; i < more.length; i += 2) {
            order.put((String) more[i], more[i + 1]);
        }
        return order;
    }

    private JsonNode subTask(UUID id) {
        return zone.officer.get("/api/matters/" + id).body().at("/subTasks/0");
    }

    private static String kind(TestPerson person) {
        return person.get("/api/notices").body().at("/page/items/0/kind").asString();
    }

    private String code(TestPerson person, UUID id, Map<String, Object> order) {
        return send(person, id, order).body().at("/code").asString();
    }

    private List<String> events(UUID id) {
        return zone.officer.get("/api/matters/" + id + "/timeline").body().at("/items").values().stream()
                .map(entry -> entry.at("/event").asString())
                .toList();
    }

    private void on(String day) {
        clock.set(Instant.parse(day + "T00:30:00Z"));
        rounds();
    }

    private void rounds() {
        CurrentZone.run(zone.key, () -> rounds.run(zone.key));
    }
}
