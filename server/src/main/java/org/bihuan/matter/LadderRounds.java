package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.calendar.Calendars;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the ladder through all matters that units have in hand. Reads a few columns of each, and loads only those that
 * stand on another rung than the ladder says; each climbs in a transaction of its own. Doing it twice changes nothing.
 */
@Component
class LadderRounds implements ZoneJob {

    private static final Logger log = LoggerFactory.getLogger(LadderRounds.class);
    private static final int PAGE = 2000;
    /** A ledger taken in with much overdue climbs over several rounds, so that one round stays short. */
    private static final int MOST_A_ROUND = 1000;

    private final DSLContext sql;
    private final Ladders ladders;
    private final MatterTypes types;
    private final Climbing climbing;
    private final Calendars calendars;
    private final Clock clock;

    LadderRounds(
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
        return "matter-climb-ladder";
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
            for (var each : page) {
                if (climbed.size() < MOST_A_ROUND && mayMove(zone, ladder, each)) {
                    climb(zone, ladder, each.id()).ifPresent(climbed::add);
                }
            }
            after = page.size() < PAGE ? null : page.getLast().id().value();
        } while (after != null && climbed.size() < MOST_A_ROUND);
        climbing.tell(zone, climbed, "matter.climbed");
    }

    private record Standing(
            MatterId id,
            LadderRule.Reading reading,
            @Nullable Rung rung,
            @Nullable Instant since,
            MatterType.Definition type) {}

    private List<Standing> page(ZoneKey zone, @Nullable UUID after) {
        var known = new KnownTypes(types, zone);
        return climbing.reading(() -> sql.select(
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
                .limit(PAGE)
                .fetch(row -> new Standing(
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
                        known.of(row.value10()))));
    }

    private boolean mayMove(ZoneKey zone, Ladder ladder, Standing matter) {
        var reached = ladder.within(matter.type())
                .reached(
                        matter.reading(),
                        clock.instant(),
                        calendars.of(zone),
                        matter.type().dayKind())
                .map(LadderRule::rung)
                .orElse(null);
        return Climb.moves(matter.rung(), matter.since(), reached, BusinessZone.today(clock));
    }

    private Optional<Climbing.Climbed> climb(ZoneKey zone, Ladder ladder, MatterId id) {
        try {
            return climbing.climb(zone, ladder, id);
        } catch (RuntimeException failure) {
            log.warn("matter {} could not climb; the next round tries again", id.value(), failure);
            return Optional.empty();
        }
    }
}
