package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.SUB_TASK;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bihuan.calendar.Calendars;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes the ladder through the mandatory sub-tasks that units have in hand, as {@link LadderRounds} through matters. */
@Component
class SubTaskRounds implements ZoneJob {

    private static final Logger log = LoggerFactory.getLogger(SubTaskRounds.class);
    private static final int PAGE = 2000;
    private static final int MOST_A_ROUND = 1000;

    private final DSLContext sql;
    private final Ladders ladders;
    private final MatterTypes types;
    private final Climbing climbing;
    private final Calendars calendars;
    private final Clock clock;

    SubTaskRounds(
            DSLContext sql, Ladders ladders, MatterTypes types, Climbing climbing, Calendars calendars, Clock clock) {
        this.sql = sql;
        this.ladders = ladders;
        this.types = types;
        this.climbing = climbing;
        this.calendars = calendars;
        this.clock = clock;
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
        var ladder = ladders.current(zone);
        var climbed = new ArrayList<Climbing.Climbed>();
        @Nullable UUID after = null;
        do {
            var page = page(zone, after);
            page.stream()
                    .filter(each -> climbed.size() < MOST_A_ROUND && mayMove(zone, ladder, each))
                    .forEach(each -> climb(zone, ladder, each, climbed));
            after = page.size() < PAGE ? null : page.getLast().id();
        } while (after != null && climbed.size() < MOST_A_ROUND);
        climbing.tell(zone, climbed, "matter.sub-task-climbed");
    }

    private record Standing(
            UUID id,
            MatterId matter,
            LadderRule.Reading reading,
            @Nullable Rung rung,
            @Nullable Instant since,
            MatterType.Definition type) {}

    private List<Standing> page(ZoneKey zone, @Nullable UUID after) {
        var known = new KnownTypes(types, zone);
        return climbing.reading(() -> sql.select(
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
                .limit(PAGE)
                .fetch(row -> new Standing(
                        row.value1(),
                        new MatterId(row.value2()),
                        PartClimb.reading(MatterState.valueOf(row.value6()), row.value7(), row.value3()),
                        row.value4() == null ? null : Rung.valueOf(row.value4()),
                        row.value5(),
                        known.of(row.value8()))));
    }

    /** Inlined, so that the planner recognises the partial index. */
    private static Field<?>[] inHand() {
        return Arrays.stream(SubTask.State.values())
                .filter(SubTask.State::isInHand)
                .map(state -> inline(state.name()))
                .toArray(Field<?>[]::new);
    }

    private boolean mayMove(ZoneKey zone, Ladder ladder, Standing part) {
        var reached = ladder.within(part.type())
                .ofColours()
                .reached(
                        part.reading(),
                        clock.instant(),
                        calendars.of(zone),
                        part.type().dayKind())
                .map(LadderRule::rung)
                .orElse(null);
        return Climb.moves(part.rung(), part.since(), reached, BusinessZone.today(clock));
    }

    private void climb(ZoneKey zone, Ladder ladder, Standing part, List<Climbing.Climbed> climbed) {
        try {
            climbing.climb(zone, ladder, part.matter(), part.id()).ifPresent(climbed::add);
        } catch (RuntimeException failure) {
            log.warn("sub-task {} could not climb; the next round tries again", part.id(), failure);
        }
    }
}
