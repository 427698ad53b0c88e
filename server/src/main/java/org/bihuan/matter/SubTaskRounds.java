package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.SUB_TASK;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the ladder through the mandatory sub-tasks that units have in hand, as {@link LadderRounds} through matters. */
@Component
class SubTaskRounds implements ZoneJob {

    private final DSLContext sql;
    private final MatterTypes types;
    private final LadderWalk walk;
    private final Climbing climbing;

    SubTaskRounds(DSLContext sql, MatterTypes types, LadderWalk walk, Climbing climbing) {
        this.sql = sql;
        this.types = types;
        this.walk = walk;
        this.climbing = climbing;
    }

    @Override
    public String name() {
        return "matter-climb-sub-tasks";
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
                Ladder::ofColours,
                (ladder, each) -> climbing.climb(zone, ladder, each.matter(), each.id()),
                "matter.sub-task-climbed");
    }

    private List<LadderWalk.Standing> page(ZoneKey zone, @Nullable UUID after) {
        var known = new KnownTypes(types, zone);
        return sql.select(
                        SUB_TASK.ID,
                        SUB_TASK.MATTER_ID,
                        SUB_TASK.DUE_ON,
                        SUB_TASK.RUNG,
                        SUB_TASK.RUNG_SINCE,
                        MATTER_.STATE,
                        MATTER_.INSTRUCTED,
                        MATTER_.TYPE_ID)
                .from(SUB_TASK)
                .join(MATTER_)
                .on(
                        MATTER_.ZONE_ID.eq(SUB_TASK.ZONE_ID),
                        MATTER_.ID.eq(SUB_TASK.MATTER_ID),
                        MATTER_.ZONE_ID.eq(zone.value()))
                .where(
                        SUB_TASK.ZONE_ID.eq(zone.value()),
                        SUB_TASK.MANDATORY.isTrue(),
                        SUB_TASK.STATE.in(inHand()),
                        MatterConditions.inStates(Ladder.IN_HAND),
                        after == null ? noCondition() : SUB_TASK.ID.gt(after))
                .orderBy(SUB_TASK.ID)
                .limit(LadderWalk.PAGE)
                .fetch(row -> new LadderWalk.Standing(
                        row.value1(),
                        new MatterId(row.value2()),
                        PartClimb.reading(MatterState.valueOf(row.value6()), row.value7(), row.value3()),
                        row.value4() == null ? null : Rung.valueOf(row.value4()),
                        row.value5(),
                        known.of(row.value8())));
    }

    /** Inlined, so that the planner recognises the partial index. */
    private static Field<?>[] inHand() {
        return Arrays.stream(SubTask.State.values())
                .filter(SubTask.State::isInHand)
                .map(state -> inline(state.name()))
                .toArray(Field<?>[]::new);
    }
}
