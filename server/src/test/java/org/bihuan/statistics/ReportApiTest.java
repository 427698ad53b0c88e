package org.bihuan.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.statistics.Tables.REPORT;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.shared.CurrentZone;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReportApiTest extends StatisticsApi {

    @Autowired
    ReportRounds rounds;

    @Autowired
    DSLContext sql;

    private static final String QUESTION_OF_NOTHING = """
            {"groupBy": "UNIT", "figures": [], "scope": {}, "period": "LAST_WEEK"}""";

    private static final Instant DUE = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void aWeeklyReportIsFrozenAsAtItsHourAndGivesTheSameAnswerAgain() {
        open(zone.lanhe, "2026-12-10");
        var saved = zone.officer.post("/api/statistics/reports", wanted());
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(201);
        round();
        assertThat(runs()).isZero();

        clock.set(DUE.plusSeconds(1800));
        var late = open(zone.lanhe, "2026-12-10");
        round();
        round();

        assertThat(runs()).isEqualTo(1);
        var run = zone.officer.get("/api/statistics/report-runs").body().at("/items/0");
        assertThat(run.at("/name").asString()).isEqualTo("每周在办");
        assertThat(run.at("/asAt").asString()).isEqualTo(DUE.toString());
        var path = "/api/statistics/report-runs/" + run.at("/id").asString();
        var shown = zone.leader.get(path).body();
        assertThat(shown.at("/table/total/cells/0/value").asInt())
                .as("what was opened after the hour is not in it")
                .isEqualTo(1);
        assertThat(shown.at("/table/period")).isEqualTo(zones.json("""
                {"from": "2026-11-16", "to": "2026-11-22"}"""));
        assertThat(zone.lanheLiaison.get(path).status()).isEqualTo(404);
        var notices = zone.leader.get("/api/notices").body();
        assertThat(notices.at("/page/items/0/kind").asString()).isEqualTo("statistics.report-made");

        clock.set(DUE.plusSeconds(90_000));
        act(zone.officer, late, Map.of("act", "CORRECT", "leadUnit", zone.xinqiao, "reason", "录入时选错单位"));
        assertThat(zone.leader.get(path + "/check").body()).isEqualTo(zones.json("{\"same\": true}"));
    }

    @Test
    void anEndedReportRunsNoMoreAndKeepsItsRuns() {
        var id = zone.officer
                .post("/api/statistics/reports", wanted())
                .body()
                .at("/id")
                .asString();
        clock.set(DUE);
        round();
        assertThat(zone.leader.delete("/api/statistics/reports/" + id).status()).isEqualTo(404);

        assertThat(zone.officer.delete("/api/statistics/reports/" + id).status())
                .isEqualTo(204);
        clock.set(DUE.plusSeconds(7 * 86_400));
        round();

        assertThat(runs()).isEqualTo(1);
        assertThat(zone.officer.get("/api/statistics/reports").body().size()).isZero();
    }

    @Test
    void aReportThatCannotBeMadeTellsItsOwnerWhyAndWaitsForItsNextHour() {
        zone.officer.post("/api/statistics/reports", wanted());
        zone.inZone(() -> sql.update(REPORT)
                .set(REPORT.QUESTION, JSONB.valueOf(QUESTION_OF_NOTHING))
                .where(REPORT.ZONE_ID.eq(zone.key.value()))
                .execute());
        clock.set(DUE);

        round();
        round();

        var told = zone.officer.get("/api/notices").body().at("/page/items").values().stream()
                .filter(each -> each.at("/kind").asString().equals("statistics.report-failed"))
                .map(each -> each.at("/facts"))
                .toList();
        assertThat(told).containsExactly(zones.json("""
                {"title": "每周在办", "reason": "请至少选择一项指标。"}"""));
        assertThat(runs()).isZero();
    }

    @Test
    void refusesAnEighthDayOfTheWeek() {
        var wanted = new java.util.HashMap<>(wanted());
        wanted.put("schedule", Map.of("every", "WEEK", "day", 8, "hour", 8));

        var refused = zone.officer.post("/api/statistics/reports", wanted);

        assertThat(refused.body().at("/code").asString()).isEqualTo("STATISTICS-WEEKDAY-WRONG");
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("schedule.day");
    }

    private Map<String, Object> wanted() {
        return Map.of(
                "name",
                "每周在办",
                "question",
                Map.of(
                        "groupBy",
                        "UNIT",
                        "figures",
                        List.of("LIVE", "OPENINGS"),
                        "scope",
                        Map.of(),
                        "period",
                        "LAST_WEEK"),
                "schedule",
                Map.of("every", "WEEK", "day", 1, "hour", 8),
                "recipients",
                List.of(zone.leader.person(), zone.inspector.person()));
    }

    private void round() {
        CurrentZone.run(zone.key, () -> rounds.run(zone.key));
    }

    private int runs() {
        return zone.officer
                .get("/api/statistics/report-runs")
                .body()
                .at("/total")
                .asInt();
    }
}
