package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.RandomWalk;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Twelve matters wander through the loop for weeks, by whatever act is allowed. Then, for any moment passed, the
 * statistics must say what a recount from the timeline says.
 */
@ApiTest
class TimelineTruthTest {

    @Autowired
    TestZones zones;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    DSLContext sql;

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void statisticsAgreeWithTheTimelineAtEveryPastMoment() {
        var zone = zones.create();
        var walk = new RandomWalk(zone, 7);
        var ids = new ArrayList<UUID>();
        var moments = new ArrayList<Instant>();
        for (int i = 0; i < 12; i++) {
            ids.add(walk.open(LocalDate.of(2026, 12, 1)));
        }
        for (int step = 0; step < 480; step++) {
            clock.advance(Duration.ofMinutes(30 + walk.chance(300)));
            walk.wander(ids.get(walk.chance(ids.size())));
            if (step % 48 == 0) {
                moments.add(clock.instant().minus(Duration.ofMinutes(10)));
            }
        }
        moments.add(clock.instant());

        var states = zone.inZone(() -> sql.selectDistinct(MATTER_EVENT.TO_STATE)
                .from(MATTER_EVENT)
                .where(MATTER_EVENT.ZONE_ID.eq(zone.key.value()))
                .fetchSet(MATTER_EVENT.TO_STATE));
        assertThat(states).hasSizeGreaterThanOrEqualTo(10);
        for (var moment : moments) {
            assertThat(counted(zone, moment)).as("as at " + moment).isEqualTo(recounted(zone, moment));
        }
        assertThat(stored(zone)).isEqualTo(replayed(zone, clock.instant()));
    }

    /** What the statistics say: live, paused and closed by unit. */
    private Map<String, List<Integer>> counted(TestZone zone, Instant moment) {
        var table = zone.officer
                .get("/api/statistics/matters?groupBy=UNIT&asAt=" + moment)
                .body();
        var lines = new HashMap<String, List<Integer>>();
        for (var line : table.at("/lines").values()) {
            lines.put(
                    line.at("/unit").asString(),
                    List.of(
                            line.at("/total").asInt(),
                            line.at("/live").asInt(),
                            line.at("/awaitingReceipt").asInt(),
                            line.at("/awaitingVerification").asInt(),
                            line.at("/rework").asInt(),
                            line.at("/paused").asInt(),
                            line.at("/closed").asInt()));
        }
        return lines;
    }

    /** The same from the events alone: the last state before the moment, the last unit it was handed to. */
    private Map<String, List<Integer>> recounted(TestZone zone, Instant moment) {
        var lines = new HashMap<String, int[]>();
        leads(zone, moment).forEach((id, unit) -> {
            var state = replayed(zone, moment).get(id);
            if (state == null || state == MatterState.CANCELLED || state == MatterState.DRAFT) {
                return;
            }
            var line = lines.computeIfAbsent(unit, key -> new int[7]);
            line[0]++;
            line[1] += state.isLive() ? 1 : 0;
            line[2] += state == MatterState.ASSIGNED ? 1 : 0;
            line[3] += state == MatterState.REPORTED || state == MatterState.VERIFYING ? 1 : 0;
            line[4] += state == MatterState.REWORK ? 1 : 0;
            line[5] += state.kind() == MatterState.Kind.PAUSED ? 1 : 0;
            line[6] += state.kind() == MatterState.Kind.CLOSED ? 1 : 0;
        });
        var counted = new HashMap<String, List<Integer>>();
        lines.forEach(
                (unit, line) -> counted.put(unit, Arrays.stream(line).boxed().toList()));
        return counted;
    }

    private Map<UUID, MatterState> replayed(TestZone zone, Instant moment) {
        return zone.inZone(() -> sql
                .select(MATTER_EVENT.MATTER_ID, MATTER_EVENT.TO_STATE)
                .from(MATTER_EVENT)
                .where(MATTER_EVENT.ZONE_ID.eq(zone.key.value()), MATTER_EVENT.AT.le(moment))
                .orderBy(MATTER_EVENT.SEQ)
                .fetch()
                .intoGroups(MATTER_EVENT.MATTER_ID)
                .entrySet()
                .stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> MatterState.valueOf(entry.getValue().getLast().value2()))));
    }

    private Map<UUID, String> leads(TestZone zone, Instant moment) {
        var leads = new HashMap<UUID, String>();
        zone.inZone(() -> sql.select(MATTER_EVENT.MATTER_ID, MATTER_EVENT.FACTS)
                        .from(MATTER_EVENT)
                        .where(
                                MATTER_EVENT.ZONE_ID.eq(zone.key.value()),
                                MATTER_EVENT.AT.le(moment),
                                MATTER_EVENT.EVENT.in("Assigned", "Reassigned"))
                        .orderBy(MATTER_EVENT.SEQ)
                        .fetch())
                .forEach(row -> leads.put(row.value1(), lead(row.value2().data())));
        return leads;
    }

    private static String lead(String facts) {
        var matcher =
                java.util.regex.Pattern.compile("\"leadUnit\":\\s*\"([^\"]+)\"").matcher(facts);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private Map<UUID, MatterState> stored(TestZone zone) {
        return zone.inZone(() -> sql.select(MATTER_.ID, MATTER_.STATE)
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(zone.key.value()))
                .fetchMap(MATTER_.ID, row -> MatterState.valueOf(row.value2())));
    }
}
