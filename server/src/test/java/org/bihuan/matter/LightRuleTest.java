package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.matter.Tables.MATTER_;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rule is written twice, in Java and in SQL; on 2,000 random matters the two must say the same. */
@ApiTest
class LightRuleTest {

    @Autowired
    TestZones zones;

    @Autowired
    MatterRepository matters;

    @Autowired
    MatterTypes types;

    @Autowired
    DSLContext sql;

    @Autowired
    Clock clock;

    @Test
    void saysTheSameInJavaAndInSql() {
        var zone = zones.create();
        var random = new Random(20261120);
        var expected = new HashMap<UUID, Light>();

        var actual = zone.inZone(() -> {
            var all = new ArrayList<MatterRepository.NewMatter>();
            for (int i = 0; i < 2000; i++) {
                var matter = random(zone, random, i);
                expected.put(matter.id.value(), LightRule.of(reading(matter), clock.instant()));
                all.add(new MatterRepository.NewMatter(matter, List.of()));
            }
            matters.insertAll(all, Actor.of(zone.officer.viewer(), null, clock.instant()));
            return sql.select(
                            MATTER_.ID, MatterConditions.light(clock.instant()).as("light"))
                    .from(MATTER_)
                    .where(MATTER_.ZONE_ID.eq(zone.key.value()))
                    .fetchMap(MATTER_.ID, row -> Light.valueOf(row.get("light", String.class)));
        });

        assertThat(actual).isEqualTo(expected);
        assertThat(actual.values()).contains(Light.values());
    }

    private Matter random(TestZone zone, Random random, int i) {
        var type = types.current(zone.key, MatterType.PROBLEM);
        var facts = new MatterFacts(
                "随机事项 " + i, "", null, false, new Source(SourceKind.OTHER, null, null), null, null, null, Map.of());
        var matter = new Matter(
                MatterId.next(), zone.key, type.id(), type.code(), facts, zone.officer.account(), clock.instant());
        matter.number = "测〔2026〕" + (i + 1) + "号";
        matter.draft();
        matter.written();
        matter.state = MatterState.values()[random.nextInt(MatterState.values().length)];
        matter.percent = random.nextInt(101);
        matter.openedAt =
                random.nextInt(10) == 0 ? null : clock.instant().minus(Duration.ofHours(random.nextInt(2000)));
        matter.dueOn = day(random);
        matter.remindOn = matter.dueOn == null ? null : matter.dueOn.minusDays(random.nextInt(6));
        matter.stepDueAt =
                random.nextBoolean() ? null : clock.instant().plus(Duration.ofMinutes(random.nextInt(4000) - 2000));
        return matter;
    }

    private @Nullable LocalDate day(Random random) {
        return random.nextInt(10) == 0 ? null : BusinessZone.today(clock).plusDays(random.nextInt(60) - 20);
    }

    private static LightRule.Reading reading(Matter matter) {
        return new LightRule.Reading(
                matter.state, matter.percent, matter.openedAt, matter.dueOn, matter.remindOn, matter.stepDueAt);
    }
}
