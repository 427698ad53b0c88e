package org.bihuan.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.matter.Tables.MATTER_;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.shared.BusinessZone;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.RandomWalk;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fourteen matters wander through the loop for months. Then, for any moment and period, every figure must be what a
 * recount from the timeline says, and open as many rows as it counts.
 */
@ApiTest
class FigureTruthTest {

    private static final String EVERY = Arrays.stream(FigureCode.values())
            .map(figure -> "&figure=" + figure)
            .collect(Collectors.joining());

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Autowired
    TestZones zones;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    DSLContext sql;

    @Autowired
    JsonMapper json;

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    record When(LocalDate from, LocalDate to, Instant asAt) {

        String query() {
            return "&from=" + from + "&to=" + to + "&asAt=" + asAt;
        }
    }

    @Test
    void everyFigureIsWhatTheTimelineSaysAtEveryMoment() {
        var zone = zones.create();
        var walk = new RandomWalk(zone, 12);
        var second = zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.ALL, "蒋文清", zone.supervisionOffice);
        var ids = new ArrayList<UUID>();
        var moments = new ArrayList<Instant>();
        for (int step = 0; step < 520; step++) {
            if (step % 24 == 0 && ids.size() < 14) {
                ids.add(walk.open(BusinessZone.today(clock).plusDays(walk.chance(25))));
            }
            clock.advance(Duration.ofMinutes(30 + walk.chance(400)));
            walk.wander(ids.get(walk.chance(ids.size())));
            if (step % 37 == 36) {
                findFalse(zone, second, ids.get(step % ids.size()));
            }
            if (step % 65 == 64) {
                moments.add(clock.instant().minus(Duration.ofMinutes(10)));
            }
        }
        var before = new HashMap<When, JsonNode>();
        for (var moment : moments) {
            for (var when : periods(moment)) {
                var table = table(zone, when);
                before.put(when, table);
                var recount = new Recount(zone, sql, json, new Period(when.from(), when.to()), when.asAt()).all();
                assertThat(lines(table, recount.keySet())).as(when.toString()).isEqualTo(recount);
            }
        }
        theWalkWentEverywhere(zone);
        rowsAreAsManyAsTheFigureSays(zone, periods(moments.getLast()).getLast());

        for (int step = 0; step < 60; step++) {
            clock.advance(Duration.ofMinutes(40));
            walk.wander(ids.get(walk.chance(ids.size())));
        }
        before.forEach((when, table) -> assertThat(table(zone, when)).isEqualTo(table));
    }

    /** One raises it, another confirms. */
    private static void findFalse(TestZone zone, TestPerson second, UUID matter) {
        var raised = zone.officer.post("/api/look-back/false-reports", Map.of("matter", matter, "reason", "照片与现场不符"));
        assertThat(raised.status()).as(raised.body().toString()).isEqualTo(204);
        var flag = second.get("/api/look-back/false-reports?open=true")
                .body()
                .at("/items/0/id")
                .asString();
        var decided = second.post(
                "/api/look-back/false-reports/" + flag + "/decision", Map.of("confirmed", true, "opinion", "属实"));
        assertThat(decided.status()).as(decided.body().toString()).isEqualTo(204);
    }

    private void theWalkWentEverywhere(TestZone zone) {
        var last = new Recount(zone, sql, json, new Period(TODAY, TODAY), clock.instant());
        assertThat(last.statesSeen()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(zone.inZone(() -> sql.select(MATTER_.ID, MATTER_.STATE)
                        .from(MATTER_)
                        .where(MATTER_.ZONE_ID.eq(zone.key.value()))
                        .fetchMap(MATTER_.ID, MATTER_.STATE)))
                .isEqualTo(last.states());
    }

    private static List<When> periods(Instant moment) {
        var day = BusinessZone.dateOf(moment);
        return List.of(
                new When(day.minusDays(6), day, moment),
                new When(day.minusDays(30), day.minusDays(10), moment),
                new When(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 12, 31), moment));
    }

    static JsonNode table(TestZone zone, When when) {
        var answer = zone.officer.get("/api/statistics/table?groupBy=UNIT" + EVERY + when.query());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    static Map<String, Map<String, String>> lines(JsonNode table, Iterable<String> units) {
        var lines = new HashMap<String, Map<String, String>>();
        for (var line : table.at("/lines").values()) {
            lines.put(line.at("/key").asString(), cells(table, line));
        }
        for (var unit : units) {
            lines.computeIfAbsent(unit, any -> nothing());
        }
        lines.put("", cells(table, table.at("/total")));
        return lines;
    }

    private static Map<String, String> nothing() {
        var cells = new TreeMap<String, String>();
        for (var figure : FigureCode.values()) {
            cells.put(
                    figure.name(),
                    switch (figure.unitOfMeasure()) {
                        case MATTERS, TIMES -> "0 0/null";
                        case PERCENT -> "null 0/0";
                        case DAYS -> "null 0/null";
                    });
        }
        return cells;
    }

    private static Map<String, String> cells(JsonNode table, JsonNode line) {
        var cells = new TreeMap<String, String>();
        for (int i = 0; i < table.at("/figures").size(); i++) {
            var cell = line.at("/cells/" + i);
            cells.put(
                    table.at("/figures/" + i).asString(),
                    text(cell.at("/value")) + " " + cell.at("/numerator").asInt() + "/"
                            + text(cell.at("/denominator")));
        }
        return cells;
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "null" : Recount.written(value.decimalValue());
    }

    private void rowsAreAsManyAsTheFigureSays(TestZone zone, When when) {
        for (var figure : FigureCode.values()) {
            var asked = "figure=" + figure + when.query() + "&unit=" + zone.lanhe;
            var value = zone.officer.get("/api/statistics/value?" + asked).body();
            var rows =
                    zone.officer.get("/api/statistics/rows?size=200&" + asked).body();
            var wanted = value.at("/denominator").isNull() ? value.at("/numerator") : value.at("/denominator");
            assertThat(rows.at("/total").asInt()).as(figure.name()).isEqualTo(wanted.asInt());
            assertThat(rows.at("/items").size()).as(figure.name()).isEqualTo(wanted.asInt());
            var hits = rows.at("/items").values().stream()
                    .filter(row -> row.at("/hit").asBoolean())
                    .count();
            assertThat(hits).as(figure.name()).isEqualTo(value.at("/numerator").asLong());
        }
    }
}
