package org.bihuan.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.shared.Ids;
import org.bihuan.shared.UnitId;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * The organisation changes in the middle of the year: units are renamed, divided and merged, a leader's portfolio and a
 * post change hands, somebody leaves. What was counted before by unit and by leader is counted the same afterwards.
 */
@ApiTest
class YearOfChangeTest {

    private static final List<String> FIGURES =
            List.of("OPENINGS", "CLOSINGS", "LIVE", "OVERDUE", "ON_TIME_BY_ORIGINAL", "RETURNS", "EVER_OVERDUE");

    @Autowired
    TestZones zones;

    @Autowired
    TestClock.Settable clock;

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
    void lastYearsFiguresStayWithLastYearsOrganisationAndPeople() {
        var successor = zone.person(BuiltinRole.ZONE_LEADER, Scope.ALL, "顾远征", zone.committee);
        var other = zone.person(BuiltinRole.ZONE_LEADER, Scope.ALL, "段文博", zone.committee);
        portfolio(zone.leader, zone.lanhe);
        portfolio(other, zone.xinqiao);
        var live = open(zone.lanhe, "2026-11-22");
        open(zone.lanhe, "2026-12-30");
        var moving = open(zone.xinqiao, "2026-12-01");
        var done = open(zone.xinqiao, "2026-12-01");
        act(zone.lanheLiaison, live, Map.of("act", "RECEIVE"));
        close(done, zone.xinqiaoLiaison);
        clock.advance(Duration.ofDays(10));
        var unitsBefore = table("UNIT");
        var leadersBefore = table("LEADER");
        assertThat(unitsBefore.toString()).contains("澜河街道", "新桥街道");
        assertThat(leadersBefore.toString()).contains("沈思远", "段文博").doesNotContain("顾远征");

        clock.advance(Duration.ofDays(20));
        rename(zone.lanhe, "澜河新城街道");
        var divided = divide("澜河北街道");
        act(zone.officer, live, Map.of("act", "REASSIGN", "leadUnit", divided, "reason", "区划调整"));
        act(zone.officer, moving, Map.of("act", "REASSIGN", "leadUnit", zone.lanhe, "reason", "机构合并"));
        merge(zone.xinqiao, zone.lanhe);
        handOver(zone.leader, successor);
        leave(other);
        clock.advance(Duration.ofDays(30));

        assertThat(table("UNIT")).isEqualTo(unitsBefore);
        assertThat(table("LEADER")).isEqualTo(leadersBefore);
        var now = present("UNIT").toString();
        assertThat(now).contains("澜河新城街道", "澜河北街道");
        assertThat(present("LEADER").toString()).contains("顾远征").doesNotContain("沈思远");
    }

    /** As at the thirtieth of November, over the days before it. */
    private JsonNode table(String groupBy) {
        return ask(groupBy, "&from=2026-11-20&to=2026-11-30&asAt=2026-11-30T01:00:00Z");
    }

    private JsonNode present(String groupBy) {
        return ask(groupBy, "&from=2026-11-20&to=2027-01-19");
    }

    private JsonNode ask(String groupBy, String when) {
        return ok(zone.officer.get(
                "/api/statistics/table?groupBy=" + groupBy + "&figure=" + String.join("&figure=", FIGURES) + when));
    }

    private void portfolio(TestPerson leader, UnitId unit) {
        ok(zone.systemAdministrator.post("/api/portfolios", Map.of("person", leader.person(), "unit", unit)));
    }

    private void rename(UnitId unit, String name) {
        ok(zone.systemAdministrator.put(
                "/api/units/" + unit,
                Map.of(
                        "facts",
                        facts(name, "SUBDISTRICT"),
                        "version",
                        version(unit),
                        "reason",
                        "更名",
                        "from",
                        "2026-12-20")));
    }

    private UUID divide(String name) {
        return UUID.fromString(
                ok(zone.systemAdministrator.post("/api/units", Map.of("facts", facts(name, "SUBDISTRICT"))))
                        .at("/id")
                        .asString());
    }

    private Map<String, Object> facts(String name, String kind) {
        var facts = new HashMap<String, Object>();
        facts.put("name", name);
        facts.put("shortName", name);
        facts.put("kind", kind);
        facts.put("parent", zone.committee);
        facts.put("sort", 0);
        return facts;
    }

    private void merge(UnitId ends, UnitId into) {
        ok(zone.systemAdministrator.post(
                "/api/units/" + ends + "/close",
                Map.of("on", "2026-12-20", "successor", into, "version", version(ends))));
    }

    private int version(UnitId unit) {
        return ok(zone.systemAdministrator.get("/api/units/" + unit))
                .at("/version")
                .asInt();
    }

    private void handOver(TestPerson from, TestPerson to) {
        var post = ok(zone.officer.get("/api/people/" + from.person()))
                .at("/person/posts/0/id")
                .asString();
        var id = ok(from.post("/api/handovers", Map.of("post", post, "taker", to.person())))
                .at("/head/id")
                .asString();
        var offered = ok(from.post("/api/handovers/" + id + "/offer", Map.of("version", 1)));
        var taken = ok(to.post(
                "/api/handovers/" + id + "/take",
                Map.of("version", offered.at("/version").asInt())));
        assertThat(taken.at("/counts/moved").asInt()).isEqualTo(1);
    }

    private void leave(TestPerson person) {
        var version = ok(zone.systemAdministrator.get("/api/people/" + person.person()))
                .at("/person/version")
                .asInt();
        ok(zone.systemAdministrator.post(
                "/api/people/" + person.person() + "/leave", Map.of("on", "2026-12-20", "version", version)));
    }

    private void close(UUID id, TestPerson handler) {
        act(handler, id, Map.of("act", "RECEIVE"));
        act(handler, id, Map.of("act", "REPORT", "text", "已完成"));
        act(zone.inspector, id, Map.of("act", "VERIFY", "conclusion", "PASSED", "method", "SITE", "opinion", "同意"));
        act(zone.officer, id, Map.of("act", "CLOSE_OFF"));
    }

    private void act(TestPerson person, UUID id, Map<String, Object> order) {
        var version = ok(zone.officer.get("/api/matters/" + id)).at("/version").asInt();
        ok(person.post(
                "/api/matters/" + id + "/acts", Map.of("commandId", Ids.next(), "version", version, "order", order)));
    }

    private UUID open(UnitId unit, String dueOn) {
        var body = new LinkedHashMap<String, Object>();
        body.put("commandId", Ids.next());
        body.put("then", "ASSIGN");
        body.put("typeCode", "SUPERVISED_ITEM");
        body.put("title", "推进综保区考核进位专项方案");
        body.put("requirement", "");
        body.put("urgent", false);
        body.put("sourceKind", "MEETING");
        body.put("leadUnit", unit);
        body.put("dueOn", dueOn);
        body.put("unclassified", true);
        return UUID.fromString(
                ok(zone.officer.post("/api/matters", body)).at("/id").asString());
    }

    private static JsonNode ok(TestPerson.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 299);
        return answer.body();
    }
}
