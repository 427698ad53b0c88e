package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Ids;
import org.bihuan.testing.StatementCount;
import org.bihuan.testing.TestPerson;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The same act on many matters leaves each as the act alone would have left it, in a few statements for all. */
class MatterBatchTest extends MatterApi {

    private record Step(TestPerson by, Map<String, Object> order) {}

    private record Item(UUID id, int version) {}

    @Autowired
    StatementCount statements;

    @Test
    void doesToEachWhatTheActAloneWouldDo() {
        var alone = opened();
        var one = opened();
        var other = opened();

        for (var step : loop()) {
            var answer = send(step.by(), alone, step.order());
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
            var outcomes =
                    together(step.by(), List.of(one, other), step.order()).body();

            assertThat(outcomes.at("/0/done").asBoolean())
                    .as(outcomes.toString())
                    .isTrue();
            assertThat(outcomes.at("/1/done").asBoolean())
                    .as(outcomes.toString())
                    .isTrue();
            assertThat(file(one)).as(step.order().toString()).isEqualTo(file(alone));
            assertThat(file(other)).as(step.order().toString()).isEqualTo(file(alone));
        }
        assertThat(timeline(one)).isEqualTo(timeline(alone));
        assertThat(audited(one)).isEqualTo(audited(alone)).hasSizeGreaterThan(loop().size());
        for (var person : List.of(zone.officer, zone.lanheLiaison, zone.xinqiaoLiaison)) {
            assertThat(told(person, one)).as(person.name()).isEqualTo(told(person, alone));
        }
        assertThat(told(zone.lanheLiaison, one)).contains("matter.assigned", "matter.urged", "matter.closed-off");
    }

    @Test
    void leavesWhatIsRefusedAloneAndTellsWhy() {
        var fresh = opened();
        var assigned = open("SUPERVISED_ITEM");
        var stale = open("SUPERVISED_ITEM");
        act(zone.leader, stale, Map.of("act", "INSTRUCT", "text", "加快"), "ASSIGNED");
        var foreign = Ids.next();
        var items = List.of(new Item(assigned, 1), new Item(fresh, 1), new Item(stale, 1), new Item(foreign, 1));

        var outcomes = zone.lanheLiaison
                .post("/api/matters/acts", body(UUID.randomUUID(), items, Map.of("act", "RECEIVE")))
                .body();

        assertThat(codes(outcomes)).containsExactly("done", "MATTER-ACT-NOT-NOW", "MATTER-STALE", "MATTER-NOT-FOUND");
        assertState(assigned, "RECEIVED");
        assertState(fresh, "OPENED");
        assertState(stale, "ASSIGNED");
    }

    @Test
    void isDoneOnceWhenItIsSentTwice() {
        var items = List.of(new Item(open("SUPERVISED_ITEM"), 1), new Item(open("SUPERVISED_ITEM"), 1));
        var body = body(UUID.randomUUID(), items, Map.of("act", "RECEIVE"));

        var first = zone.lanheLiaison.post("/api/matters/acts", body).body();
        var again = zone.lanheLiaison.post("/api/matters/acts", body).body();

        assertThat(codes(first)).containsExactly("done", "done");
        assertThat(again).isEqualTo(first);
        assertThat(timeline(items.getFirst().id())).hasSize(3);
    }

    @Test
    void goesToTheDatabaseByTheHundredAndNotByTheMatter() {
        var few = many(5);
        var many = many(60);
        for (var order : List.<Map<String, Object>>of(
                Map.of("act", "RECEIVE"),
                Map.of("act", "PROGRESS", "text", "已进场", "percent", 30),
                Map.of("act", "REPORT", "text", "整改完成"))) {
            int little = counted(zone.lanheLiaison, few, order);
            int much = counted(zone.lanheLiaison, many, order);
            assertThat(much)
                    .as(order.toString())
                    .isLessThanOrEqualTo(little + 5)
                    .isLessThan(45);
        }
    }

    private List<Step> loop() {
        return List.of(
                new Step(zone.officer, Map.of("act", "ASSIGN", "leadUnit", zone.lanhe, "dueOn", "2026-12-10")),
                new Step(zone.officer, Map.of("act", "URGE", "text", "请抓紧")),
                new Step(zone.leader, Map.of("act", "INSTRUCT", "text", "限期办结")),
                new Step(zone.lanheLiaison, Map.of("act", "RECEIVE", "responsibleName", "曹晓东")),
                new Step(zone.lanheLiaison, Map.of("act", "PROGRESS", "text", "已进场", "percent", 30)),
                new Step(zone.lanheLiaison, Map.of("act", "REPORT", "text", "整改完成")),
                new Step(zone.officer, verify("NOT_DONE", "仍未送电")),
                new Step(zone.lanheLiaison, Map.of("act", "REPORT", "text", "已送电")),
                new Step(zone.officer, verify("PASSED", "属实")),
                new Step(zone.officer, Map.of("act", "CLOSE_OFF", "opinion", "同意销号")),
                new Step(zone.officer, Map.of("act", "EVALUATE", "grade", "A")),
                new Step(zone.officer, Map.of("act", "ARCHIVE")));
    }

    private UUID opened() {
        var body = opening("SUPERVISED_ITEM");
        body.put("then", "OPEN");
        body.put("supportingUnits", List.of(zone.xinqiao));
        var answer = zone.officer.post("/api/matters", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/id").asString());
    }

    private List<Item> many(int count) {
        var items = new ArrayList<Item>();
        for (int at = 0; at < count; at++) {
            items.add(new Item(open("SUPERVISED_ITEM"), 1));
        }
        return items;
    }

    private int counted(TestPerson by, List<Item> items, Map<String, Object> order) {
        statements.requests(zone);
        var outcomes = by.post("/api/matters/acts", body(UUID.randomUUID(), items, order))
                .body();
        int count = statements.requests(zone);
        assertThat(codes(outcomes)).containsOnly("done");
        items.replaceAll(item -> new Item(item.id(), item.version() + 1));
        return count;
    }

    private TestPerson.Answer together(TestPerson by, List<UUID> matters, Map<String, Object> order) {
        var items = matters.stream()
                .map(id -> new Item(
                        id,
                        zone.officer
                                .get("/api/matters/" + id)
                                .body()
                                .at("/version")
                                .asInt()))
                .toList();
        return by.post("/api/matters/acts", body(UUID.randomUUID(), items, order));
    }

    private static Map<String, Object> body(UUID command, List<Item> items, Map<String, Object> order) {
        return Map.of("commandId", command, "items", items, "order", order);
    }

    private static List<String> codes(JsonNode outcomes) {
        return outcomes.valueStream()
                .map(each ->
                        each.at("/done").asBoolean() ? "done" : each.at("/code").asString())
                .toList();
    }

    /** Without what names the one matter. */
    private JsonNode file(UUID id) {
        var file = (ObjectNode) zone.officer.get("/api/matters/" + id).body();
        file.remove(List.of("id", "number"));
        file.get("subTasks").forEach(part -> ((ObjectNode) part).remove("id"));
        return file;
    }

    private List<String> timeline(UUID id) {
        return zone.officer
                .get("/api/matters/" + id + "/timeline")
                .body()
                .get("items")
                .valueStream()
                .map(each -> each.at("/seq").asString() + " "
                        + each.at("/event").asString() + " "
                        + each.at("/from").asString("") + " " + each.at("/to").asString("") + " "
                        + each.at("/actor").asString(""))
                .toList();
    }

    private List<String> audited(UUID id) {
        return zone.auditAdministrator
                .get("/api/audit/records?size=200&object=" + id)
                .body()
                .get("items")
                .valueStream()
                .map(each -> each.at("/actor").asString() + " "
                        + each.at("/act").asString() + " " + each.at("/outcome").asString())
                .sorted()
                .toList();
    }

    private List<String> told(TestPerson person, UUID id) {
        return person.get("/api/notices?size=200")
                .body()
                .at("/page/items")
                .valueStream()
                .filter(each -> each.at("/objectId").asString().equals(id.toString()))
                .map(each -> each.at("/kind").asString())
                .sorted()
                .toList();
    }
}
