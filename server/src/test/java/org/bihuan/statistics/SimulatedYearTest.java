package org.bihuan.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bihuan.calendar.DayKind;
import org.bihuan.calendar.WorkingCalendar;
import org.bihuan.matter.Rung;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.CurrentZone;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.RandomWalk;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The year 2025 day by day: people work on working days, every background job of the zone runs each morning, a unit is
 * renamed in autumn. Each month is counted from the timeline when it ends and once more when the year is over.
 */
@ApiTest
class SimulatedYearTest {

    private static final int YEAR = 2025;
    private static final LocalDate RENAMED = LocalDate.of(YEAR, 9, 1);

    @Autowired
    TestZones zones;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    List<ZoneJob> jobs;

    @Autowired
    DSLContext sql;

    @Autowired
    JsonMapper json;

    private final WorkingCalendar calendar = WorkingCalendar.national();
    private final Map<FigureTruthTest.When, JsonNode> monthly = new LinkedHashMap<>();
    private TestZone zone;
    private RandomWalk walk;

    @BeforeEach
    void newYear() {
        at(LocalDate.of(YEAR, 1, 1), LocalTime.of(8, 0));
        zone = zones.create();
        walk = new RandomWalk(zone, 20_250_101, () -> BusinessZone.today(clock));
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void everyFigureOfTheYearCanBeRecountedAndStaysAsItWas() {
        var ids = new ArrayList<UUID>();
        for (var day = LocalDate.of(YEAR, 1, 1); day.getYear() == YEAR; day = day.plusDays(1)) {
            at(day, LocalTime.of(8, 0));
            jobs();
            mustStandWhereTheirDelayPutsThem(day);
            if (day.getDayOfMonth() == 1) {
                changePasswords();
            }
            if (calendar.isWorkday(day)) {
                work(day, ids);
            }
            if (day.equals(RENAMED)) {
                rename();
            }
            if (day.equals(YearMonth.from(day).atEndOfMonth())) {
                recount(day);
            }
        }
        theLadderGaveItsReasons();
        monthly.forEach((when, table) -> assertThat(FigureTruthTest.table(zone, when))
                .as(when.toString())
                .isEqualTo(table));
        assertThat(nameOfLanhe("2025-08-31")).isEqualTo("澜河街道");
        assertThat(nameOfLanhe("2025-09-30")).isEqualTo("澜河新城街道");
    }

    private void at(LocalDate day, LocalTime time) {
        clock.set(day.atTime(time).atZone(BusinessZone.SHANGHAI).toInstant());
    }

    private void jobs() {
        CurrentZone.run(zone.key, () -> jobs.forEach(job -> job.run(zone.key)));
    }

    /** Nobody works with a password older than 90 days. */
    private void changePasswords() {
        zone.inZone(() -> sql.update(ACCOUNT)
                .set(ACCOUNT.PASSWORD_CHANGED_AT, clock.instant())
                .where(ACCOUNT.ZONE_ID.eq(zone.key.value()))
                .execute());
    }

    private void work(LocalDate day, List<UUID> ids) {
        at(day, LocalTime.of(9, 0));
        if (day.getDayOfMonth() % 6 == 1 || ids.isEmpty()) {
            ids.add(walk.open(calendar.add(day, 5 + walk.chance(20), DayKind.WORKING)));
        }
        for (int act = 0; act < 3; act++) {
            clock.advance(Duration.ofMinutes(60 + walk.chance(60)));
            walk.wander(ids.get(Math.max(0, ids.size() - 1 - walk.chance(12))));
        }
    }

    private void recount(LocalDate day) {
        at(day, LocalTime.of(23, 30));
        var when = new FigureTruthTest.When(day.withDayOfMonth(1), day, clock.instant());
        var recount = new Recount(zone, sql, json, new Period(when.from(), when.to()), when.asAt()).all();
        var table = FigureTruthTest.table(zone, when);
        assertThat(FigureTruthTest.lines(table, recount.keySet()))
                .as(when.toString())
                .isEqualTo(recount);
        monthly.put(when, table);
    }

    /** The shipped ladder: a working day after the business limit a matter its unit has in hand is red at least. */
    private void mustStandWhereTheirDelayPutsThem(LocalDate day) {
        var late = zone.inZone(() -> sql.select(MATTER_.NUMBER, MATTER_.RUNG, MATTER_.DUE_ON)
                .from(MATTER_)
                .where(
                        MATTER_.ZONE_ID.eq(zone.key.value()),
                        MATTER_.STATE.in("ASSIGNED", "RECEIVED", "IN_PROGRESS", "REWORK"),
                        MATTER_.DUE_ON.lt(day))
                .fetch());
        for (var matter : late) {
            if (!calendar.add(matter.value3(), 1, DayKind.WORKING).isAfter(day)) {
                assertThat(matter.value2()).as("%s on %s", matter.value1(), day).isNotNull();
                assertThat(Rung.valueOf(matter.value2()))
                        .as("%s on %s", matter.value1(), day)
                        .isGreaterThanOrEqualTo(Rung.RED);
            }
        }
    }

    private void theLadderGaveItsReasons() {
        var climbs = zone.inZone(() -> sql.selectFrom(MATTER_EVENT)
                .where(
                        MATTER_EVENT.ZONE_ID.eq(zone.key.value()),
                        MATTER_EVENT.ACCOUNT_ID.isNull(),
                        MATTER_EVENT.EVENT.eq("RungRaised"))
                .fetch());
        var rules = new TreeMap<String, Integer>();
        for (var climb : climbs) {
            var cause = json.readTree(climb.getFacts().data()).at("/cause");
            assertThat(cause.at("/ladderVersion").asInt()).isPositive();
            rules.merge(cause.at("/rule").asString(), 1, Integer::sum);
        }
        assertThat(rules.keySet()).contains("behind-pace", "shared-inbox-24h", "overdue-1");
    }

    private void rename() {
        var path = "/api/units/" + zone.lanhe;
        var unit = zone.systemAdministrator.get(path).body();
        var facts = Map.of(
                "name", "澜河新城街道",
                "shortName", "澜河新城",
                "kind", "SUBDISTRICT",
                "parent", zone.committee,
                "sort", 0);
        var answer = zone.systemAdministrator.put(
                path,
                Map.of(
                        "version",
                        unit.at("/version").asInt(),
                        "facts",
                        facts,
                        "from",
                        RENAMED.toString(),
                        "reason",
                        "区划调整"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private String nameOfLanhe(String day) {
        var moment = Instant.parse(day + "T12:00:00Z");
        var when = new FigureTruthTest.When(LocalDate.of(YEAR, 1, 1), LocalDate.parse(day), moment);
        return FigureTruthTest.table(zone, when).at("/lines").values().stream()
                .filter(line -> line.at("/key").asString().equals(zone.lanhe.toString()))
                .map(line -> line.at("/name").asString())
                .findFirst()
                .orElse("");
    }
}
