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

class ChildrenApiTest extends MatterApi {

    @Test
    void splitsADirectiveToThreeUnitsInOneAct() {
        var id = open("SUPERVISED_ITEM");
        var number = zone.officer.get("/api/matters/" + id).body().at("/number").asString();
        split(
                id,
                child(zone.lanhe, "排查用电企业", "2026-12-01", 2),
                child(zone.xinqiao, "明确送电节点", "2026-12-08", 1),
                child(zone.safetyOffice, "核查用电安全", null, 1));

        var children = zone.officer.get("/api/matters/" + id + "/children").body();
        assertThat(children.at("/rows").values())
                .extracting(row -> row.at("/matter/title").asString() + " "
                        + row.at("/matter/leadUnit/name").asString() + " "
                        + row.at("/matter/state").asString() + " "
                        + row.at("/matter/dueOn").asString() + " "
                        + row.at("/matter/parentNumber").asString() + " "
                        + row.at("/weight").asInt())
                .containsExactly(
                        "排查用电企业 澜河街道 ASSIGNED 2026-12-01 " + number + " 2",
                        "明确送电节点 新桥街道 ASSIGNED 2026-12-08 " + number + " 1",
                        "核查用电安全 区安委办 ASSIGNED 2026-12-10 " + number + " 1");
        assertThat(children.at("/together").toString())
                .isEqualTo("{\"all\":3,\"closed\":0,\"overdue\":0,\"percent\":0,\"light\":\"GREY\"}");
        assertThat(rows("?parent=" + id, zone.officer)).hasSize(3);
        assertThat(zone.officer.get("/api/matters/" + id).body().at("/children").asInt())
                .isEqualTo(3);
        assertThat(events(id)).startsWith("Split");
        assertThat(zone.xinqiaoLiaison
                        .get("/api/notices")
                        .body()
                        .at("/page/items/0/kind")
                        .asString())
                .isEqualTo("matter.assigned");
    }

    @Test
    void mergesNoParentWithOpenChildrenAndNoneIntoItsOwnChild() {
        var id = open("SUPERVISED_ITEM");
        var other = open("SUPERVISED_ITEM");
        split(id, child(zone.lanhe, "排查用电企业", "2026-12-01", 1));
        var child = zone.officer
                .get("/api/matters/" + id + "/children")
                .body()
                .at("/rows/0/matter/id")
                .asString();

        assertThat(code(id, Map.of("act", "MERGE", "into", child, "reason", "重复")))
                .isEqualTo("MATTER-MERGE-OWN-CHILD");
        assertThat(code(id, Map.of("act", "MERGE", "into", other, "reason", "重复")))
                .isEqualTo("MATTER-CHILD-OPEN");
    }

    @Test
    void rollsUpByWeightAndHoldsTheParentUpUntilAllAreDoneThenProposesToReport() {
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        split(id, child(zone.xinqiao, "明确送电节点", "2026-12-08", 3), child(zone.safetyOffice, "核查用电安全", null, 1));
        var ids = rows("?parent=" + id + "&sort=number", zone.officer);
        var first = UUID.fromString(ids.getFirst());
        var second = UUID.fromString(ids.getLast());
        act(zone.xinqiaoLiaison, first, Map.of("act", "RECEIVE"), "RECEIVED");
        act(zone.xinqiaoLiaison, first, Map.of("act", "PROGRESS", "text", "过半", "percent", 60), "IN_PROGRESS");
        assertThat(together(id).at("/percent").asInt()).isEqualTo(45);

        var refused = send(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已完成"));
        assertThat(refused.body().at("/code").asString()).isEqualTo("MATTER-CHILD-OPEN");
        assertThat(refused.body().at("/children").size()).isEqualTo(2);

        close(zone.xinqiaoLiaison, first);
        assertThat(together(id).toString())
                .isEqualTo("{\"all\":2,\"closed\":1,\"overdue\":0,\"percent\":75,\"light\":\"GREY\"}");
        act(zone.officer, second, Map.of("act", "REQUEST_CANCELLATION", "reason", "并入其他检查"), "ASSIGNED");
        assertThat(kinds(zone.lanheLiaison)).doesNotContain("matter.children-done");
        act(supervisor(), second, Map.of("act", "DECIDE_REQUEST", "approved", true), "CANCELLED");

        assertThat(kinds(zone.lanheLiaison)).first().isEqualTo("matter.children-done");
        assertThat(together(id).toString())
                .isEqualTo("{\"all\":1,\"closed\":1,\"overdue\":0,\"percent\":100,\"light\":\"GREEN\"}");
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已完成"), "REPORTED");
    }

    @Test
    void movesTheParentWithItsChildrenAndAsksWhyItSaysSomethingElse() {
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        split(id, child(zone.xinqiao, "明确送电节点", "2026-12-08", 1), child(zone.safetyOffice, "核查用电安全", null, 1));
        var first = UUID.fromString(
                rows("?parent=" + id + "&sort=number", zone.officer).getFirst());
        act(zone.xinqiaoLiaison, first, Map.of("act", "RECEIVE"), "RECEIVED");
        var seen = zone.officer.get("/api/matters/" + id).body().at("/version").asInt();
        act(zone.xinqiaoLiaison, first, Map.of("act", "PROGRESS", "text", "过半", "percent", 60), "IN_PROGRESS");

        var parent = zone.officer.get("/api/matters/" + id).body();
        assertThat(parent.at("/percent").asInt()).isEqualTo(30);
        assertThat(parent.at("/version").asInt()).isEqualTo(seen + 1);
        var told = zone.officer.get("/api/matters/" + id + "/timeline").body().at("/items/0");
        assertThat(told.at("/event").asString() + " " + told.at("/actor").asString() + " "
                        + told.at("/facts/percentBefore").asInt() + " "
                        + told.at("/facts/percent").asInt())
                .isEqualTo("PercentRolledUp 系统自动 0 30");

        var refused = send(zone.lanheLiaison, id, Map.of("act", "PROGRESS", "text", "已过半", "percent", 50));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/code").asString()).isEqualTo("MATTER-PERCENT-OF-CHILDREN");
        act(zone.lanheLiaison, id, Map.of("act", "PROGRESS", "text", "与汇总一致", "percent", 30), "IN_PROGRESS");
        act(
                zone.lanheLiaison,
                id,
                Map.of("act", "PROGRESS", "text", "已过半", "percent", 50, "why", "本单位承担的部分已完成"),
                "IN_PROGRESS");
        var facts = zone.officer.get("/api/matters/" + id + "/timeline").body().at("/items/0/facts");
        assertThat(facts.at("/childrenPercent").asInt() + " " + facts.at("/why").asString())
                .isEqualTo("30 本单位承担的部分已完成");
        act(zone.xinqiaoLiaison, first, Map.of("act", "PROGRESS", "text", "快了", "percent", 80), "IN_PROGRESS");
        assertThat(zone.officer.get("/api/matters/" + id).body().at("/percent").asInt())
                .isEqualTo(40);
    }

    @Test
    void letsTheParentBeReportedAheadOfItsChildrenWhenOverruled() {
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        split(id, child(zone.xinqiao, "明确送电节点", null, 1));
        act(zone.officer, id, Map.of("act", "OVERRULE", "reason", "子事项转常态推进"), "RECEIVED");
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已完成"), "REPORTED");
    }

    @Test
    void showsTheChildrenToWhoeverLeadsTheParentNowAndNoLonger() {
        var id = open("SUPERVISED_ITEM");
        split(id, child(zone.xinqiao, "明确送电节点", null, 1), child(zone.safetyOffice, "核查用电安全", null, 1));
        assertThat(rows("?parent=" + id, zone.lanheLiaison)).hasSize(2);
        var own = zone.xinqiaoLiaison.get("/api/matters?parent=" + id).body().at("/items/0");
        assertThat(zone.xinqiaoLiaison.get("/api/matters/" + id).status())
                .as("a child does not open the parent")
                .isEqualTo(404);
        assertThat(zone.xinqiaoLiaison
                        .get("/api/matters/" + own.at("/id").asString())
                        .body()
                        .at("/parent")
                        .isNull())
                .isTrue();
        assertThat(zone.xinqiaoLiaison.get("/api/matters/" + id + "/children").status())
                .isEqualTo(404);

        act(zone.officer, id, Map.of("act", "REASSIGN", "leadUnit", zone.xinqiao, "reason", "属地负责"), "ASSIGNED");
        assertThat(rows("?parent=" + id, zone.lanheLiaison)).isEmpty();
        assertThat(rows("?parent=" + id, zone.xinqiaoLiaison)).hasSize(2);
    }

    @Test
    void showsTheParentsLeadAChildItHasGivenAway() {
        var id = open("SUPERVISED_ITEM");
        var own = only(id);
        act(zone.officer, own, Map.of("act", "REASSIGN", "leadUnit", zone.xinqiao, "reason", "属地负责"), "ASSIGNED");

        assertThat(rows("?parent=" + id, zone.lanheLiaison)).containsExactly(own.toString());
    }

    @Test
    void showsTheParentsLeadAChildGivenAwayTogetherWithOthers() {
        var id = open("SUPERVISED_ITEM");
        var own = only(id);
        var other = open("SUPERVISED_ITEM");
        for (var each : List.of(own, other)) {
            act(zone.lanheLiaison, each, Map.of("act", "RETURN", "reason", "不属本街道职责"), "RETURNED");
        }
        var items = Stream.of(own, other)
                .map(each -> Map.of(
                        "id",
                        each,
                        "version",
                        zone.officer
                                .get("/api/matters/" + each)
                                .body()
                                .at("/version")
                                .asInt()))
                .toList();
        var order = Map.of("act", "ASSIGN", "leadUnit", zone.xinqiao);
        var answer = zone.officer.post(
                "/api/matters/acts", Map.of("commandId", UUID.randomUUID(), "items", items, "order", order));
        assertThat(answer.body().values())
                .as(answer.body().toString())
                .allMatch(each -> each.at("/done").asBoolean());

        assertThat(rows("?parent=" + id, zone.lanheLiaison)).containsExactly(own.toString());
    }

    @Test
    void showsTheChildrenToTheLeadPutRight() {
        var id = open("SUPERVISED_ITEM");
        split(id, child(zone.safetyOffice, "核查用电安全", null, 1));
        act(zone.officer, id, Map.of("act", "CORRECT", "leadUnit", zone.xinqiao, "reason", "登记有误"), "ASSIGNED");

        assertThat(rows("?parent=" + id, zone.lanheLiaison)).isEmpty();
        assertThat(rows("?parent=" + id, zone.xinqiaoLiaison)).hasSize(1);
    }

    @Test
    void holdsTheParentUpForAChildPutUnderItAfterTheOverruling() {
        var top = open("SUPERVISED_ITEM");
        var other = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, top, Map.of("act", "RECEIVE"), "RECEIVED");
        split(top, child(zone.xinqiao, "明确送电节点", null, 1));
        act(zone.officer, top, Map.of("act", "OVERRULE", "reason", "子事项转常态推进"), "RECEIVED");
        var seen = zone.officer.get("/api/matters/" + top).body().at("/version").asInt();
        act(zone.officer, other, attach(top), "ASSIGNED");

        assertThat(events(top)).startsWith("ChildAttached");
        assertThat(zone.officer.get("/api/matters/" + top).body().at("/version").asInt())
                .as("whoever reports on what they saw before is told")
                .isEqualTo(seen + 1);
        assertThat(send(zone.lanheLiaison, top, Map.of("act", "REPORT", "text", "已完成"))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("MATTER-CHILD-OPEN");
    }

    @Test
    void refusesAChildUnderWhatHasBeenReported() {
        var top = open("SUPERVISED_ITEM");
        var other = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, top, Map.of("act", "RECEIVE"), "RECEIVED");
        act(zone.lanheLiaison, top, Map.of("act", "REPORT", "text", "已完成"), "REPORTED");

        assertThat(code(other, attach(top))).isEqualTo("MATTER-PARENT-NOT-LIVE");
    }

    @Test
    void refusesAChildDueAfterItsParentUnlessOverruledWithAReason() {
        var id = open("SUPERVISED_ITEM");
        var late = child(zone.xinqiao, "明确送电节点", "2026-12-20", 1);
        var refused = send(zone.officer, id, Map.of("act", "SPLIT", "children", List.of(late)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0").toString()).contains("MATTER-CHILD-DUE-LATE", "children[0].dueOn");
        assertThat(rows("?parent=" + id, zone.officer)).isEmpty();

        act(zone.officer, id, Map.of("act", "SPLIT", "children", List.of(late), "overrule", "上级统一验收在后"), "ASSIGNED");
        assertThat(rows("?parent=" + id, zone.officer)).hasSize(1);
    }

    @Test
    void refusesAFourthLevelAndRings() {
        var top = open("SUPERVISED_ITEM");
        var second = only(top);
        var third = only(second);
        assertThat(code(third, Map.of("act", "SPLIT", "children", List.of(child(zone.lanhe, "第四级", null, 1)))))
                .isEqualTo("MATTER-TOO-DEEP");
        assertThat(code(top, attach(third))).isEqualTo("MATTER-PARENT-CYCLE");
        assertThat(code(top, attach(top))).isEqualTo("MATTER-PARENT-CYCLE");
        assertThat(code(third, attach(top))).isEqualTo("MATTER-HAS-PARENT");
        var other = open("SUPERVISED_ITEM");
        assertThat(code(top, attach(other))).isEqualTo("MATTER-TOO-DEEP");
        assertThat(code(other, attach(UUID.randomUUID()))).isEqualTo("MATTER-NOT-FOUND");
        assertThat(code(other, attach(zone2Matter()))).isEqualTo("MATTER-NOT-FOUND");
    }

    @Test
    void attachesAStandingMatterAndDetachesIt() {
        var top = open("SUPERVISED_ITEM");
        var other = open("SUPERVISED_ITEM");
        act(zone.officer, other, attach(top), "ASSIGNED");
        assertThat(rows("?parent=" + top, zone.officer)).containsExactly(other.toString());
        assertThat(zone.officer
                        .get("/api/matters/" + other)
                        .body()
                        .at("/parent/id")
                        .asString())
                .isEqualTo(top.toString());
        act(zone.officer, other, Map.of("act", "DETACH", "reason", "单独督办"), "ASSIGNED");
        assertThat(rows("?parent=" + top, zone.officer)).isEmpty();
        assertThat(code(other, Map.of("act", "DETACH", "reason", "再次"))).isEqualTo("MATTER-HAS-NO-PARENT");
    }

    @Test
    void refusesSplittingToWhoeverMayNotSupervise() {
        var id = open("SUPERVISED_ITEM");
        var order = Map.<String, Object>of("act", "SPLIT", "children", List.of(child(zone.lanhe, "排查企业", null, 1)));
        assertThat(send(zone.lanheLiaison, id, order).body().at("/code").asString())
                .isEqualTo("ACCESS-NOT-PERMITTED");
        assertThat(send(zone.leader, id, order).body().at("/code").asString()).isEqualTo("ACCESS-NOT-PERMITTED");
        assertThat(code(id, Map.of("act", "SPLIT", "children", List.of(child(UnitId.next(), "外区单位", null, 1)))))
                .isEqualTo("MATTER-UNIT-UNKNOWN");
        assertThat(send(zone.officer, id, Map.of("act", "SPLIT", "children", List.of()))
                        .status())
                .isEqualTo(422);
    }

    private UUID zone2Matter() {
        var mine = zone;
        zone = zones.create();
        var id = open("SUPERVISED_ITEM");
        zone = mine;
        return id;
    }

    private UUID only(UUID parent) {
        split(parent, child(zone.lanhe, "下一级工作", null, 1));
        return UUID.fromString(rows("?parent=" + parent, zone.officer).getFirst());
    }

    private static Map<String, Object> attach(UUID parent) {
        return Map.of("act", "ATTACH", "parent", parent, "weight", 1, "reason", "同一工作");
    }

    private TestPerson supervisor() {
        return zone.person(
                org.bihuan.access.BuiltinRole.SUPERVISION_OFFICER,
                org.bihuan.access.Scope.ALL,
                "方志远",
                zone.supervisionOffice);
    }

    private void close(TestPerson handler, UUID id) {
        act(handler, id, Map.of("act", "REPORT", "text", "已完成"), "REPORTED");
        act(zone.inspector, id, verify("PASSED", "同意"), "PASSED");
        act(zone.officer, id, Map.of("act", "CLOSE_OFF"), "CLOSED_OFF");
    }

    @SafeVarargs
    private void split(UUID id, Map<String, Object>... children) {
        var state = zone.officer.get("/api/matters/" + id).body().at("/state").asString();
        act(zone.officer, id, Map.of("act", "SPLIT", "children", List.of(children)), state);
    }

    private static Map<String, Object> child(
            UnitId unit, String title, @org.jspecify.annotations.Nullable String dueOn, int weight) {
        var child = new LinkedHashMap<String, Object>();
        child.put("leadUnit", unit);
        child.put("title", title);
        child.put("dueOn", dueOn);
        child.put("weight", weight);
        return child;
    }

    private JsonNode together(UUID id) {
        return zone.officer.get("/api/matters/" + id + "/children").body().at("/together");
    }

    private List<String> kinds(TestPerson person) {
        return person.get("/api/notices").body().at("/page/items").values().stream()
                .map(notice -> notice.at("/kind").asString())
                .toList();
    }

    private List<String> rows(String query, TestPerson person) {
        var stage = query.contains("stage") ? "" : "&stage=ALL";
        return person.get("/api/matters" + query + stage).body().at("/items").values().stream()
                .map(row -> row.at("/id").asString())
                .toList();
    }

    private String code(UUID id, Map<String, Object> order) {
        var body = send(zone.officer, id, order).body();
        return body.at("/errors/0/code").asString(body.at("/code").asString());
    }

    private List<String> events(UUID id) {
        return zone.officer.get("/api/matters/" + id + "/timeline").body().at("/items").values().stream()
                .map(entry -> entry.at("/event").asString())
                .toList();
    }
}
