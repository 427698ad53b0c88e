package org.bihuan.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrectionApiTest extends StatisticsApi {

    private static final String ON_TIME = "figure=ON_TIME_BY_ORIGINAL";

    @Test
    void aCorrectedReportCountsFromNowOnAndNotBefore() {
        var id = closed(zone.lanhe, zone.lanheLiaison, "2026-11-25", "2026-11-27T02:00:00Z", "2026-11-28T02:00:00Z");
        var then = "&asAt=2026-11-29T00:00:00Z";
        clock.set(Instant.parse("2026-12-02T02:00:00Z"));
        assertThat(value(ON_TIME + then)).isEqualTo("0/1");

        act(
                zone.officer,
                id,
                Map.of("act", "CORRECT", "reportedAt", "2026-11-24T03:00:00Z", "reason", "反馈材料 24 日已交，补录晚了"));

        assertThat(value(ON_TIME + then)).as("as known then").isEqualTo("0/1");
        assertThat(value(ON_TIME + then + "&knownAt=" + clock.instant()))
                .as("as known now")
                .isEqualTo("1/1");
        assertThat(value(ON_TIME)).isEqualTo("1/1");
        var event = zone.officer.get("/api/matters/" + id + "/timeline").body().at("/items/0");
        assertThat(event.at("/event").asString()).isEqualTo("Corrected");
        assertThat(event.at("/facts")).isEqualTo(zones.json("""
                {"reason": "反馈材料 24 日已交，补录晚了",
                 "changes": {"reportedAt": {"before": "2026-11-27T02:00:00Z", "after": "2026-11-24T03:00:00Z"}}}"""));
    }

    @Test
    void aCorrectedCloseOffMovesToItsMonthWithTheRowsBehindIt() {
        var id = closed(zone.lanhe, zone.lanheLiaison, "2026-12-20", "2026-11-27T02:00:00Z", "2026-12-01T02:00:00Z");
        var november = "figure=CLOSINGS&from=2026-11-01&to=2026-11-30";
        assertThat(value(november)).isEqualTo("0/0");

        act(zone.officer, id, Map.of("act", "CORRECT", "closedAt", "2026-11-30T09:00:00Z", "reason", "销号会在 30 日"));

        assertThat(value(november)).isEqualTo("1/0");
        assertThat(value("figure=CLOSINGS&from=2026-12-01&to=2026-12-31")).isEqualTo("0/0");
        assertThat(ask(zone.officer, "rows?" + november).at("/items/0/at").asString())
                .isEqualTo("2026-11-30T09:00:00Z");
        assertThat(zone.officer.get("/api/matters/" + id).body().at("/state").asString())
                .isEqualTo("CLOSED_OFF");
    }

    @Test
    void aCorrectedUnitTakesTheMatterWithItsWholePast() {
        var id = open(zone.lanhe, "2026-11-25");
        clock.set(Instant.parse("2026-11-28T02:00:00Z"));
        var before = clock.instant();
        assertThat(value("figure=EVER_OVERDUE&unit=" + zone.lanhe)).isEqualTo("1/0");
        clock.set(Instant.parse("2026-11-29T02:00:00Z"));

        act(zone.officer, id, Map.of("act", "CORRECT", "leadUnit", zone.xinqiao, "reason", "录入时选错单位"));

        assertThat(value("figure=EVER_OVERDUE&unit=" + zone.lanhe)).isEqualTo("0/0");
        assertThat(value("figure=EVER_OVERDUE&unit=" + zone.xinqiao)).isEqualTo("1/0");
        assertThat(value("figure=OPENINGS&unit=" + zone.xinqiao)).isEqualTo("1/0");
        assertThat(value("figure=OVERDUE&unit=" + zone.lanhe + "&asAt=" + before))
                .isEqualTo("1/0");
        assertThat(value("figure=OVERDUE&unit=" + zone.xinqiao + "&asAt=" + before + "&knownAt=" + clock.instant()))
                .isEqualTo("1/0");
        act(zone.xinqiaoLiaison, id, Map.of("act", "RECEIVE"));
    }

    @Test
    void aCorrectedSponsorTakesTheMatterWithItsWholePast() {
        var id = open(zone.lanhe, "2026-11-25");
        clock.set(Instant.parse("2026-11-28T02:00:00Z"));
        var before = clock.instant();
        var leader = person("祁正阳");
        clock.set(Instant.parse("2026-11-29T02:00:00Z"));

        act(zone.officer, id, Map.of("act", "CORRECT", "sponsoringLeader", leader, "reason", "录入时漏选包挂领导"));

        var theirs = "&sponsor=" + leader;
        assertThat(value("figure=OPENINGS" + theirs)).isEqualTo("1/0");
        assertThat(value("figure=OVERDUE" + theirs)).isEqualTo("1/0");
        assertThat(value("figure=OVERDUE" + theirs + "&asAt=" + before))
                .as("as known then")
                .isEqualTo("0/0");
        assertThat(value("figure=OVERDUE" + theirs + "&asAt=" + before + "&knownAt=" + clock.instant()))
                .isEqualTo("1/0");
        var file = zone.officer.get("/api/matters/" + id).body();
        assertThat(file.at("/responsible").toString()).contains("SPONSORING_LEADER", "祁正阳");
        assertThat(zone.officer.get("/api/matters/" + id + "/timeline").body().at("/items/0/facts/changes"))
                .isEqualTo(zones.json("{\"sponsoringLeader\": {\"before\": \"\", \"after\": \"祁正阳\"}}"));
        assertRefused(
                id,
                Map.of("act", "CORRECT", "sponsoringLeader", "019a0000-0000-7000-8000-000000000009", "reason", "无此人"),
                422,
                "MATTER-PERSON-UNKNOWN");
    }

    private String person(String name) {
        var made = zone.systemAdministrator.post("/api/people", Map.of("name", name));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made.body().at("/person/id").asString();
    }

    @Test
    void refusesWhatCannotHaveBeen() {
        var id = open(zone.lanhe, "2026-12-10");

        assertRefused(id, Map.of("act", "CORRECT", "reason", "无"), 400, "MATTER-NOTHING-CHANGED");
        assertRefused(
                id,
                Map.of("act", "CORRECT", "closedAt", "2026-11-20T01:00:00Z", "reason", "还没有销号"),
                422,
                "MATTER-FACT-ABSENT");
        assertRefused(
                id,
                Map.of("act", "CORRECT", "openedAt", "2026-11-21T01:00:00Z", "reason", "明天"),
                422,
                "MATTER-MOMENT-AHEAD");
        assertRefused(
                id,
                Map.of("act", "CORRECT", "originalDueOn", "2026-11-01", "reason", "早于立项"),
                422,
                "MATTER-FACTS-OUT-OF-ORDER");
        assertThat(send(zone.lanheLiaison, id, Map.of("act", "CORRECT", "originalDueOn", "2026-12-30", "reason", "想延"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void neverMovesTheOpeningAlongWithAReportSaidToBeEarlier() {
        var id = closed(zone.lanhe, zone.lanheLiaison, "2026-12-20", "2026-11-27T02:00:00Z", "2026-11-28T02:00:00Z");
        clock.set(Instant.parse("2026-12-02T02:00:00Z"));
        var opened = zone.officer.get("/api/matters/" + id).body().at("/businessClock/openedAt");
        var earlier = Map.<String, Object>of("act", "CORRECT", "reportedAt", "2026-11-01T01:00:00Z", "reason", "补录");

        assertRefused(id, earlier, 422, "MATTER-FACTS-OUT-OF-ORDER");
        assertRefused(
                id,
                Map.of("act", "CORRECT", "openedAt", "2026-11-27T09:00:00Z", "reason", "晚于反馈"),
                422,
                "MATTER-FACTS-OUT-OF-ORDER");
        assertRefused(
                id,
                Map.of("act", "CORRECT", "reportedAt", "2026-11-28T09:00:00Z", "reason", "晚于销号"),
                422,
                "MATTER-FACTS-OUT-OF-ORDER");
        assertThat(zone.officer.get("/api/matters/" + id).body().at("/businessClock/openedAt"))
                .isEqualTo(opened);
    }

    @Test
    void putsSeveralMomentsRightWithoutMixingThemUp() {
        var id = closed(zone.lanhe, zone.lanheLiaison, "2026-12-20", "2026-11-27T02:00:00Z", "2026-11-28T02:00:00Z");
        clock.set(Instant.parse("2026-12-02T02:00:00Z"));

        act(
                zone.officer,
                id,
                Map.of(
                        "act", "CORRECT",
                        "openedAt", "2026-11-27T05:00:00Z",
                        "reportedAt", "2026-11-29T02:00:00Z",
                        "closedAt", "2026-11-30T02:00:00Z",
                        "reason", "整批晚录"));

        assertThat(zone.officer
                        .get("/api/matters/" + id)
                        .body()
                        .at("/businessClock/openedAt")
                        .asString())
                .isEqualTo("2026-11-27T05:00:00Z");
        assertThat(ask(zone.officer, "rows?figure=CLOSINGS&from=2026-11-01&to=2026-11-30")
                        .at("/items/0/at")
                        .asString())
                .isEqualTo("2026-11-30T02:00:00Z");
        assertThat(value("figure=OPENINGS&from=2026-11-27&to=2026-11-27")).isEqualTo("1/0");
    }

    private void assertRefused(java.util.UUID id, Map<String, Object> order, int status, String code) {
        var answer = send(zone.officer, id, order);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.body().at("/code").asString()).isEqualTo(code);
    }

    @Test
    void aLiaisonSeesFiguresOverTheirOwnMattersOnly() {
        open(zone.lanhe, "2026-12-10");
        open(zone.xinqiao, "2026-12-10");

        assertThat(ask(zone.officer, "value?figure=LIVE").at("/value").asInt()).isEqualTo(2);
        assertThat(ask(zone.xinqiaoLiaison, "value?figure=LIVE").at("/value").asInt())
                .isEqualTo(1);
        assertThat(ask(zone.xinqiaoLiaison, "rows?figure=LIVE&unit=" + zone.lanhe)
                        .at("/total")
                        .asInt())
                .isZero();
    }

    @Test
    void refusesAMomentAheadAndKnowledgeFromBeforeIt() {
        assertThat(zone.officer
                        .get("/api/statistics/value?figure=LIVE&asAt=2026-11-20T02:00:00Z")
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("STATISTICS-MOMENT-AHEAD");
        assertThat(zone.officer
                        .get("/api/statistics/value?figure=LIVE&asAt=2026-11-20T01:00:00Z&knownAt=2026-11-19T01:00:00Z")
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("STATISTICS-KNOWN-OUT-OF-RANGE");
    }
}
