package org.bihuan.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parts given to two units over weeks; every figure is what a recount from the timelines says, and opens its rows. */
@ApiTest
class PartFiguresApiTest {

    @Autowired
    TestZones zones;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    DSLContext sql;

    @Autowired
    JsonMapper json;

    TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void everyFigureIsWhatTheTimelinesSay() {
        var first = open();
        var late = give(first, 2, "查清权属");
        var dropped = give(first, 5, "提供图纸");
        clock.advance(Duration.ofDays(1));
        var second = open();
        var onTime = give(second, 10, "现场指导");
        var standing = give(second, 3, "出具意见");
        report(first, late, zone.xinqiaoLiaison);
        part(first, "SEND_BACK_SUB_TASK", late, zone.lanheLiaison, Map.of("reason", "缺少附图"));
        clock.advance(Duration.ofDays(4));
        report(second, onTime, zone.xinqiaoLiaison);
        part(second, "ACCEPT_SUB_TASK", onTime, zone.lanheLiaison, Map.of());
        part(first, "REPORT_SUB_TASK", late, zone.xinqiaoLiaison, Map.of("text", "已补齐"));
        part(first, "ACCEPT_SUB_TASK", late, zone.lanheLiaison, Map.of());
        part(first, "DROP_SUB_TASK", dropped, zone.officer, Map.of("reason", "不再需要"));

        var shelved = open();
        give(shelved, 3, "补充材料");
        act(
                shelved,
                zone.officer,
                Map.of("act", "SHELVE", "reason", "等待规划", "approvedBy", "郑建国", "reviewOn", "2027-01-20"));
        clock.advance(Duration.ofDays(4));

        var table = zone.officer.get("/api/statistics/parts").body();
        assertThat(standing).isNotNull();
        assertThat(table.at("/lines").size()).isEqualTo(1);
        assertThat(table.at("/lines/0/name").asString()).isEqualTo("新桥街道");
        assertThat(counts(table.at("/lines/0/counts"))).isEqualTo(recount()).isEqualTo(counts(table.at("/total")));
        assertThat(recount())
                .isEqualTo(Map.of(
                        "GIVEN", 5, "ACCEPTED", 2, "ACCEPTED_ON_TIME", 1, "SENT_BACK", 1, "OPEN", 2, "OVERDUE", 1));
        for (var figure : PartFigure.values()) {
            var rows = rows(zone.officer, "?figure=" + figure + "&unit=" + zone.xinqiao);
            assertThat(rows.at("/total").asInt())
                    .as(figure.name())
                    .isEqualTo(recount().get(figure.name()));
        }
        var overdue = rows(zone.officer, "?figure=OVERDUE").at("/items/0");
        assertThat(overdue.at("/what").asString()).isEqualTo("出具意见");
        assertThat(overdue.at("/unitName").asString()).isEqualTo("新桥街道");
        assertThat(overdue.at("/state").asString()).isEqualTo("ASSIGNED");
    }

    @Test
    void countsAPeriodAndOnlyMattersTheReaderSees() {
        give(open(), 5, "提供图纸");
        var tomorrow = BusinessZone.today(clock).plusDays(1);
        clock.advance(Duration.ofDays(2));

        assertThat(zone.officer
                        .get("/api/statistics/parts?from=" + tomorrow)
                        .body()
                        .at("/total/GIVEN")
                        .asInt())
                .isZero();
        assertThat(rows(zone.officer, "?figure=GIVEN&from=" + tomorrow)
                        .at("/total")
                        .asInt())
                .isZero();
        var elsewhere = zones.create();
        assertThat(elsewhere
                        .officer
                        .get("/api/statistics/parts")
                        .body()
                        .at("/lines")
                        .size())
                .isZero();
        assertThat(rows(elsewhere.officer, "?figure=GIVEN").at("/total").asInt())
                .isZero();
        assertThat(zone.systemAdministrator
                        .get("/api/statistics/parts")
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("ACCESS-NOT-PERMITTED");
    }

    private JsonNode rows(TestPerson by, String query) {
        return by.get("/api/statistics/parts/rows" + query).body();
    }

    private static Map<String, Integer> counts(JsonNode node) {
        var counts = new TreeMap<String, Integer>();
        node.properties()
                .forEach(each -> counts.put(each.getKey(), each.getValue().asInt()));
        return counts;
    }

    /** A part as the timeline tells it. */
    private static final class Told {
        private LocalDate due = LocalDate.MIN;
        private String state = "";
        private final UUID matter;
        private Instant reported = Instant.EPOCH;

        private Told(UUID matter) {
            this.matter = matter;
        }
    }

    private Map<String, Integer> recount() {
        var parts = new HashMap<String, Told>();
        var states = new HashMap<UUID, String>();
        int[] back = {0};
        zone.inZone(() -> sql.selectFrom(MATTER_EVENT)
                        .where(MATTER_EVENT.ZONE_ID.eq(zone.key.value()))
                        .orderBy(MATTER_EVENT.MATTER_ID, MATTER_EVENT.SEQ)
                        .fetch())
                .forEach(row -> {
                    var facts = json.readTree(row.getFacts().data());
                    states.put(row.getMatterId(), row.getToState());
                    if (row.getEvent().equals("SubTasksGiven")) {
                        for (var given : facts.at("/subTasks")) {
                            var told = new Told(row.getMatterId());
                            told.due = LocalDate.parse(given.at("/dueOn").asString());
                            parts.put(given.at("/subTask").asString(), told);
                        }
                    }
                    var told = parts.get(facts.at("/subTask").asString(""));
                    if (told != null) {
                        told.state = row.getEvent();
                        told.reported = row.getEvent().equals("SubTaskReported") ? row.getAt() : told.reported;
                        back[0] += row.getEvent().equals("SubTaskSentBack") ? 1 : 0;
                    }
                });
        var today = BusinessZone.today(clock);
        var accepted = parts.values().stream()
                .filter(one -> one.state.equals("SubTaskAccepted"))
                .toList();
        var open = parts.values().stream()
                .filter(one -> !List.of("SubTaskAccepted", "SubTaskDropped").contains(one.state))
                .toList();
        return new TreeMap<>(Map.of(
                "GIVEN",
                parts.size(),
                "ACCEPTED",
                accepted.size(),
                "ACCEPTED_ON_TIME",
                (int) accepted.stream()
                        .filter(one -> !BusinessZone.dateOf(one.reported).isAfter(one.due))
                        .count(),
                "SENT_BACK",
                back[0],
                "OPEN",
                open.size(),
                "OVERDUE",
                (int) open.stream()
                        .filter(one -> !one.state.equals("SubTaskReported")
                                && !"SHELVED".equals(states.get(one.matter))
                                && one.due.isBefore(today))
                        .count()));
    }

    private UUID open() {
        var body = new LinkedHashMap<String, Object>();
        body.put("commandId", Ids.next());
        body.put("then", "ASSIGN");
        body.put("typeCode", "SUPERVISED_ITEM");
        body.put("title", "整治背街小巷");
        body.put("requirement", "消除隐患");
        body.put("urgent", false);
        body.put("sourceKind", "MEETING");
        body.put("leadUnit", zone.lanhe);
        body.put("dueOn", BusinessZone.today(clock).plusDays(30).toString());
        body.put("unclassified", true);
        var answer = zone.officer.post("/api/matters", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        var id = UUID.fromString(answer.body().at("/id").asString());
        act(id, zone.lanheLiaison, Map.of("act", "RECEIVE"));
        return id;
    }

    /** The id of the new part. */
    private UUID give(UUID matter, int days, String what) {
        var due = BusinessZone.today(clock).plusDays(days).toString();
        act(
                matter,
                zone.officer,
                Map.of("act", "ADD_SUB_TASK", "unit", zone.xinqiao, "what", what, "dueOn", due, "mandatory", true));
        for (var one : zone.officer.get("/api/matters/" + matter).body().at("/subTasks")) {
            if (one.at("/what").asString().equals(what)) {
                return UUID.fromString(one.at("/id").asString());
            }
        }
        throw new IllegalStateException(what);
    }

    private void report(UUID matter, UUID part, TestPerson by) {
        part(matter, "SIGN_SUB_TASK", part, by, Map.of());
        part(matter, "REPORT_SUB_TASK", part, by, Map.of("text", "已办理"));
    }

    private void part(UUID matter, String act, UUID part, TestPerson by, Map<String, Object> more) {
        var order = new HashMap<>(more);
        order.put("act", act);
        order.put("subTask", part);
        act(matter, by, order);
    }

    private void act(UUID matter, TestPerson by, Map<String, Object> order) {
        var version =
                zone.officer.get("/api/matters/" + matter).body().at("/version").asInt();
        var answer = by.post(
                "/api/matters/" + matter + "/acts",
                Map.of("commandId", Ids.next(), "version", version, "order", order));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }
}
