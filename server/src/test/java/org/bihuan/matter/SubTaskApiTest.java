package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.shared.UnitId;
import org.bihuan.testing.TestPerson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SubTaskApiTest extends MatterApi {

    @Test
    void givesEverySupportingUnitAPartAtTheHandingOver() {
        var id = supported(List.of(zone.xinqiao, zone.safetyOffice, zone.xinqiao, zone.lanhe));

        assertThat(file(zone.officer, id).at("/subTasks").values())
                .extracting(part -> part.at("/unit/name").asString() + " "
                        + part.at("/state").asString() + " " + part.at("/dueOn").asString() + " "
                        + part.at("/mandatory").asBoolean())
                .containsExactly("新桥街道 ASSIGNED 2026-12-10 false", "区安委办 ASSIGNED 2026-12-10 false");
        assertThat(events(id)).startsWith("SubTasksGiven", "Assigned");
        assertThat(zone.xinqiaoLiaison
                        .get("/api/notices")
                        .body()
                        .at("/page/items/0/kind")
                        .asString())
                .isEqualTo("matter.sub-task");
    }

    @Test
    void carriesASubTaskFromSigningToAcceptanceWithOneRoundSentBack() {
        var id = supported(List.of());
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        assertThat(zone.xinqiaoLiaison.get("/api/matters/" + id).status()).isEqualTo(404);
        act(zone.lanheLiaison, id, add("提供用电负荷数据", "2026-12-01", true), "RECEIVED");
        var part = part(id);

        assertThat(zone.xinqiaoLiaison
                        .get("/api/matters/" + id)
                        .body()
                        .at("/subTasks/0/allowedActs")
                        .toString())
                .isEqualTo("[\"SIGN_SUB_TASK\"]");
        assertThat(code(zone.lanheLiaison, id, of("SIGN_SUB_TASK", part))).isEqualTo("MATTER-NOT-HANDLER");
        act(zone.xinqiaoLiaison, id, of("SIGN_SUB_TASK", part), "RECEIVED");
        act(zone.xinqiaoLiaison, id, of("PROGRESS_SUB_TASK", part, "text", "已联系供电公司"), "RECEIVED");
        act(zone.xinqiaoLiaison, id, of("REPORT_SUB_TASK", part, "text", "负荷表已提供"), "RECEIVED");
        assertThat(code(zone.xinqiaoLiaison, id, of("ACCEPT_SUB_TASK", part))).isEqualTo("MATTER-NOT-HANDLER");
        act(zone.lanheLiaison, id, of("SEND_BACK_SUB_TASK", part, "reason", "缺少分时负荷"), "RECEIVED");
        assertThat(code(zone.lanheLiaison, id, of("ACCEPT_SUB_TASK", part))).isEqualTo("MATTER-SUBTASK-NOT-NOW");
        act(zone.xinqiaoLiaison, id, of("REPORT_SUB_TASK", part, "text", "已补分时负荷"), "RECEIVED");
        act(zone.lanheLiaison, id, of("ACCEPT_SUB_TASK", part, "opinion", "资料齐全"), "RECEIVED");

        assertThat(events(id))
                .startsWith(
                        "SubTaskAccepted",
                        "SubTaskReported",
                        "SubTaskSentBack",
                        "SubTaskReported",
                        "SubTaskProgressed",
                        "SubTaskSigned",
                        "SubTasksGiven",
                        "Received");
        var done =
                (tools.jackson.databind.node.ObjectNode) file(zone.officer, id).at("/subTasks/0");
        assertThat(done.remove(List.of("reportedAt", "endedAt")).toString())
                .isEqualTo(
                        "{\"id\":\"" + part + "\",\"unit\":{\"id\":\"" + zone.xinqiao
                                + "\",\"name\":\"新桥街道\"},\"what\":\"提供用电负荷数据\",\"dueOn\":\"2026-12-01\",\"mandatory\":true,"
                                + "\"state\":\"ACCEPTED\",\"round\":2,\"light\":\"GREEN\",\"word\":\"已补分时负荷\",\"urgeCount\":0,\"lastUrgedAt\":null,\"rung\":null,\"next\":null,\"allowedActs\":[]}");
        var row = zone.officer.get("/api/matters?unit=" + zone.lanhe).body().at("/items/0");
        assertThat(row.at("/subTasksDone").asInt() + "/" + row.at("/subTasks").asInt())
                .isEqualTo("1/1");
    }

    @Test
    void holdsTheLeadUnitsReportUpWhileAMandatorySubTaskIsOpenUntilItIsOverruled() {
        var id = supported(List.of());
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        act(zone.officer, id, add("核对变电站用地", "2026-12-05", true), "RECEIVED");
        var report = Map.<String, Object>of("act", "REPORT", "text", "已完成");

        var refused = send(zone.lanheLiaison, id, report);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().at("/code").asString()).isEqualTo("MATTER-SUBTASK-OPEN");
        assertThat(refused.body().at("/units").toString()).isEqualTo("[\"新桥街道\"]");
        assertThat(code(zone.lanheLiaison, id, Map.of("act", "OVERRULE", "reason", "先行反馈")))
                .isEqualTo("ACCESS-NOT-PERMITTED");

        act(zone.officer, id, Map.of("act", "OVERRULE", "reason", "用地核对另案办理"), "RECEIVED");
        act(zone.lanheLiaison, id, report, "REPORTED");

        var told = zone.officer.get("/api/matters/" + id + "/timeline").body().at("/items/1/facts");
        assertThat(told.toString()).isEqualTo("{\"units\":[\"新桥街道\"],\"reason\":\"用地核对另案办理\",\"children\":[]}");
        act(zone.inspector, id, verify("NOT_DONE", "未完成"), "REWORK");
        assertThat(code(zone.lanheLiaison, id, report))
                .as("the next round is held up again")
                .isEqualTo("MATTER-SUBTASK-OPEN");
    }

    @Test
    void overrulesOnlyWhatIsOpen() {
        var id = supported(List.of(zone.xinqiao));
        assertThat(code(zone.officer, id, Map.of("act", "OVERRULE", "reason", "先行反馈")))
                .isEqualTo("MATTER-NOTHING-TO-OVERRULE");
        act(zone.officer, id, add("核对用地", "2026-12-05", true), "ASSIGNED");
        act(zone.officer, id, Map.of("act", "OVERRULE", "reason", "先行反馈"), "ASSIGNED");
        act(zone.officer, id, add("再核对水电", "2026-12-05", true), "ASSIGNED");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");

        assertThat(code(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已完成")))
                .isEqualTo("MATTER-SUBTASK-OPEN");
    }

    @Test
    void refusesSubTasksThatDoNotFit() {
        var id = supported(List.of(zone.xinqiao));
        assertThat(code(zone.officer, id, add("晚于事项", "2026-12-11", true))).isEqualTo("MATTER-SUBTASK-DUE-LATE");
        assertThat(code(zone.officer, id, add("已过去", "2026-11-01", true))).isEqualTo("MATTER-DUE-PAST");
        assertThat(code(
                        zone.officer,
                        id,
                        Map.of("act", "ADD_SUB_TASK", "unit", zone.lanhe, "what", "自己", "mandatory", true)))
                .isEqualTo("MATTER-SUBTASK-OF-LEAD");
        assertThat(code(
                        zone.officer,
                        id,
                        Map.of("act", "ADD_SUB_TASK", "unit", UnitId.next(), "what", "外区", "mandatory", true)))
                .isEqualTo("MATTER-UNIT-UNKNOWN");
        assertThat(code(zone.xinqiaoLiaison, id, add("配合单位自己加", "2026-12-05", false)))
                .isEqualTo("MATTER-NOT-HANDLER");
        assertThat(code(zone.xinqiaoLiaison, id, of("SIGN_SUB_TASK", UUID.randomUUID())))
                .isEqualTo("MATTER-SUBTASK-MISSING");
        assertThat(zone.inspector.post("/api/matters/" + id + "/acts", Map.of()).status())
                .isEqualTo(422);
        assertThat(code(zone.inspector, id, of("SIGN_SUB_TASK", part(id)))).isEqualTo("ACCESS-NOT-PERMITTED");
    }

    @Test
    void amendsAndDropsASubTaskWithReasons() {
        var id = supported(List.of(zone.xinqiao));
        var part = part(id);
        act(
                zone.officer,
                id,
                of("AMEND_SUB_TASK", part, "what", "提供负荷表", "dueOn", "2026-12-02", "mandatory", true, "reason", "明确内容"),
                "ASSIGNED");
        assertThat(file(zone.officer, id).at("/subTasks/0/mandatory").asBoolean())
                .isTrue();
        assertThat(code(zone.lanheLiaison, id, of("DROP_SUB_TASK", part, "reason", "不需要")))
                .isEqualTo("ACCESS-NOT-PERMITTED");
        act(zone.officer, id, of("DROP_SUB_TASK", part, "reason", "不再需要"), "ASSIGNED");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已完成"), "REPORTED");
    }

    @Test
    void takesTheSubTaskFromAUnitThatComesToLead() {
        var id = supported(List.of(zone.xinqiao, zone.safetyOffice));
        act(zone.officer, id, Map.of("act", "REASSIGN", "leadUnit", zone.xinqiao, "reason", "属地负责"), "ASSIGNED");

        assertThat(file(zone.officer, id).at("/subTasks").values())
                .extracting(part -> part.at("/unit/name").asString() + " "
                        + part.at("/state").asString())
                .containsExactly("新桥街道 DROPPED", "区安委办 ASSIGNED");
    }

    @Test
    void takesTheSubTaskFromAUnitThatTurnsOutToHaveLed() {
        var id = supported(List.of(zone.xinqiao, zone.safetyOffice));
        act(zone.officer, id, Map.of("act", "CORRECT", "leadUnit", zone.xinqiao, "reason", "登记有误"), "ASSIGNED");

        assertThat(file(zone.officer, id).at("/subTasks").values())
                .extracting(part -> part.at("/unit/name").asString() + " "
                        + part.at("/state").asString())
                .containsExactly("新桥街道 DROPPED", "区安委办 ASSIGNED");
    }

    @Test
    void putsSubTasksOnTheDesksOfThoseWhoHaveToAct() {
        var id = supported(List.of(zone.xinqiao));
        var part = part(id);
        assertThat(desk(zone.xinqiaoLiaison)).containsExactly("SUB_TASK " + id);
        assertThat(rows("?waiting=SUB_TASK", zone.xinqiaoLiaison)).containsExactly(id.toString());
        assertThat(rows("?waiting=SUB_TASK", zone.lanheLiaison)).isEmpty();
        act(zone.xinqiaoLiaison, id, of("SIGN_SUB_TASK", part), "ASSIGNED");
        act(zone.xinqiaoLiaison, id, of("REPORT_SUB_TASK", part, "text", "已配合"), "ASSIGNED");

        assertThat(desk(zone.xinqiaoLiaison)).isEmpty();
        assertThat(desk(zone.lanheLiaison)).containsExactly("SIGN " + id, "ACCEPT_SUB_TASK " + id);
        assertThat(rows("?waiting=ACCEPTANCE", zone.lanheLiaison)).containsExactly(id.toString());
        act(zone.lanheLiaison, id, of("ACCEPT_SUB_TASK", part), "ASSIGNED");
        assertThat(desk(zone.lanheLiaison)).containsExactly("SIGN " + id);
    }

    private List<String> desk(TestPerson person) {
        return person.get("/api/workbench").body().at("/mine").values().stream()
                .flatMap(todo -> Stream.concat(
                        todo.at("/rows").values().stream()
                                .map(row -> todo.at("/task").asString() + " "
                                        + row.at("/id").asString()),
                        todo.at("/parts").values().stream()
                                .map(part -> todo.at("/task").asString() + " "
                                        + part.at("/matterId").asString())))
                .toList();
    }

    private List<String> rows(String query, TestPerson person) {
        return person.get("/api/matters" + query).body().at("/items").values().stream()
                .map(row -> row.at("/id").asString())
                .toList();
    }

    private UUID supported(List<UnitId> units) {
        var body = new LinkedHashMap<>(opening("SUPERVISED_ITEM"));
        body.put("supportingUnits", units);
        var answer = zone.officer.post("/api/matters", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/id").asString());
    }

    private Map<String, Object> add(String what, String dueOn, boolean mandatory) {
        return Map.of(
                "act", "ADD_SUB_TASK", "unit", zone.xinqiao, "what", what, "dueOn", dueOn, "mandatory", mandatory);
    }

    private static Map<String, Object> of(String act, UUID part, Object... more) {
        var order = new LinkedHashMap<String, Object>();
        order.put("act", act);
        order.put("subTask", part);
        for (int i = 0; i < more.length; i += 2) {
            order.put((String) more[i], more[i + 1]);
        }
        return order;
    }

    private UUID part(UUID id) {
        return UUID.fromString(file(zone.officer, id).at("/subTasks/0/id").asString());
    }

    private JsonNode file(TestPerson person, UUID id) {
        return person.get("/api/matters/" + id).body();
    }

    private String code(TestPerson person, UUID id, Map<String, Object> order) {
        return send(person, id, order).body().at("/code").asString();
    }

    private List<String> events(UUID id) {
        return zone.officer.get("/api/matters/" + id + "/timeline").body().at("/items").values().stream()
                .map(entry -> entry.at("/event").asString())
                .toList();
    }
}
