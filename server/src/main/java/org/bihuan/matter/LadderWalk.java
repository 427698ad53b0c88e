package org.bihuan.matter;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bihuan.calendar.Calendars;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Walks the ladder past all that may climb: reads a page of what stands where, and takes along only what the ladder wants
 * on another rung, each in a transaction of its own. Doing it twice changes nothing.
 */
@Component
class LadderWalk {

    /** Rows read at a time. */
    static final int PAGE = 2000;

    private static final Logger log = LoggerFactory.getLogger(LadderWalk.class);
    /** A ledger taken in with much overdue climbs over several rounds, so that one round stays short. */
    private static final int MOST_A_ROUND = 1000;

    /** @param id of the matter, or of the part of it that climbs */
    record Standing(
            UUID id,
            MatterId matter,
            LadderRule.Reading reading,
            @Nullable Rung rung,
            @Nullable Instant since,
            MatterType.Definition type) {}

    interface Pages {
        /** At most {@link #PAGE}, in the order of their ids, behind the last. */
        List<Standing> after(@Nullable UUID last);
    }

    interface Climber {
        Optional<Climbing.Climbed> climb(Ladder ladder, Standing each);
    }

    private final Ladders ladders;
    private final Climbing climbing;
    private final Calendars calendars;
    private final Clock clock;

    LadderWalk(Ladders ladders, Climbing climbing, Calendars calendars, Clock clock) {
        this.ladders = ladders;
        this.climbing = climbing;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * @param rungs of a type's ladder, those in question
     * @param notice told to each unit once
     */
    void walk(ZoneKey zone, Pages pages, UnaryOperator<Ladder> rungs, Climber climber, String notice) {
        var ladder = ladders.current(zone);
        var climbed = new ArrayList<Climbing.Climbed>();
        @Nullable UUID last = null;
        do {
            var page = climbing.reading(after(pages, last));
            page.stream()
                    .filter(each -> climbed.size() < MOST_A_ROUND && mayMove(zone, rungs, ladder, each))
                    .forEach(each -> climb(climber, ladder, each).ifPresent(climbed::add));
            last = page.size() < PAGE ? null : page.getLast().id();
        } while (last != null && climbed.size() < MOST_A_ROUND);
        climbing.tell(zone, climbed, notice);
    }

    private static Supplier<List<Standing>> after(Pages pages, @Nullable UUID last) {
        return () -> pages.after(last);
    }

    private boolean mayMove(ZoneKey zone, UnaryOperator<Ladder> rungs, Ladder ladder, Standing each) {
        var reached = rungs.apply(ladder.within(each.type()))
                .reached(
                        each.reading(),
                        clock.instant(),
                        calendars.of(zone),
                        each.type().dayKind())
                .map(LadderRule::rung)
                .orElse(null);
        return Climb.moves(each.rung(), each.since(), reached, BusinessZone.today(clock));
    }

    private static Optional<Climbing.Climbed> climb(Climber climber, Ladder ladder, Standing each) {
        try {
            return climber.climb(ladder, each);
        } catch (RuntimeException failure) {
            log.warn("{} could not climb; the next round tries again", each.id(), failure);
            return Optional.empty();
        }
    }
}
