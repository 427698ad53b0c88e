package org.bihuan.matter;

import java.time.Instant;
import org.bihuan.calendar.Calendars;
import org.bihuan.matter.MatterShow.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a matter stands on the ladder as its file shows it; nothing for one that is over and never climbed. */
@Component
class FileLadder {

    private final Ladders ladders;
    private final Calendars calendars;

    FileLadder(Ladders ladders, Calendars calendars) {
        this.ladders = ladders;
        this.calendars = calendars;
    }

    @Nullable
    Standing standing(Matter matter, MatterType type, Instant now) {
        if (matter.state.kind() != MatterState.Kind.OPEN && matter.rung == null) {
            return null;
        }
        var ladder = ladders.current(matter.zone).within(type.definition());
        var next = ladder.next(
                LadderRule.Reading.of(matter),
                matter.rung,
                now,
                calendars.of(matter.zone),
                type.definition().dayKind());
        return new Standing(matter.rung, matter.rungSince, ladder.version(), next.orElse(null));
    }
}
