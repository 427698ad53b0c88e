package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.jooq.impl.DSL.noCondition;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the ladder through all matters that units have in hand, reading a few columns of each. */
@Component
class LadderRounds implements ZoneJob {

    private final DSLContext sql;
    private final MatterTypes types;
    private final LadderWalk walk;
    private final Climbing climbing;

    LadderRounds(DSLContext sql, MatterTypes types, LadderWalk walk, Climbing climbing) {
        this.sql = sql;
        this.types = types;
        this.walk = walk;
        this.climbing = climbing;
    }

    @Override
    public String name() {
        return "matter-climb-ladder";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run(ZoneKey zone) {
        walk.walk(
                zone,
                last -> page(zone, last),
                UnaryOperator.identity(),
                (ladder, each) -> climbing.climb(zone, ladder, each.matter()),
                "matter.climbed");
    }

    private List<LadderWalk.Standing> page(ZoneKey zone, @Nullable UUID after) {
        var known = new KnownTypes(types, zone);
        return sql.select(
                        MATTER_.ID,
                        MATTER_.STATE,
                        MATTER_.PERCENT,
                        MATTER_.INSTRUCTED,
                        MATTER_.OPENED_AT,
                        MATTER_.DUE_ON,
                        MATTER_.STEP_DUE_AT,
                        MATTER_.RUNG,
                        MATTER_.RUNG_SINCE,
                        MATTER_.TYPE_ID,
                        MATTER_.RESPONSIBLE_NAME,
                        MATTER_.STEP_STARTED_AT)
                .from(MATTER_)
                .where(
                        MATTER_.ZONE_ID.eq(zone.value()),
                        MatterConditions.inStates(Ladder.IN_HAND),
                        after == null ? noCondition() : MATTER_.ID.gt(after))
                .orderBy(MATTER_.ID)
                .limit(LadderWalk.PAGE)
                .fetch(row -> new LadderWalk.Standing(
                        row.value1(),
                        new MatterId(row.value1()),
                        new LadderRule.Reading(
                                MatterState.valueOf(row.value2()),
                                row.value3(),
                                row.value4(),
                                row.value5() == null ? null : BusinessZone.dateOf(row.value5()),
                                row.value6(),
                                row.value7() == null ? null : BusinessZone.lastDayBefore(row.value7()),
                                LadderRule.Reading.sharedSince(
                                        MatterState.valueOf(row.value2()), row.value11(), row.value12())),
                        row.value8() == null ? null : Rung.valueOf(row.value8()),
                        row.value9(),
                        known.of(row.value10())));
    }
}
