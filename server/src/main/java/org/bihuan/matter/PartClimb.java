package org.bihuan.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.calendar.DayKind;
import org.bihuan.calendar.WorkingCalendar;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A mandatory sub-task on the ladder of its matter: the rules that count from a limit count from the part's own, up to
 * red. Steps, pace and receipts are the matter's alone.
 */
record PartClimb(Matter matter, SubTask part, Situation here) {

    /** @param supervisor of the part's unit, who is to see it when a rule reaches a level up */
    void byRule(Ladder ladder, @Nullable UnitId supervisor) {
        if (!counts(matter.state, part)) {
            return;
        }
        var rules = ladder.within(here.rules()).ofColours();
        var rule = rules.reached(
                reading(matter.state, matter.instructed, part.dueOn()),
                here.now(),
                here.calendar(),
                here.rules().dayKind());
        var wanted = rule.map(LadderRule::rung).orElse(null);
        var stands = part.pressure().rung();
        if (wanted != null && wanted.above(stands)) {
            var because = rule.get();
            to(
                    wanted,
                    because.levelUp() ? supervisor : part.pressure().raisedTo(),
                    new PartEvent.SubTaskRaised(
                            part.id(),
                            part.unit(),
                            name(),
                            stands,
                            wanted,
                            MatterEvent.Cause.of(because, ladder),
                            because.levelUp()));
        } else if (Climb.comesDown(stands, part.pressure().rungSince(), wanted, here.today())) {
            to(
                    wanted,
                    part.pressure().raisedTo(),
                    new PartEvent.SubTaskLowered(
                            part.id(), part.unit(), name(), Objects.requireNonNull(stands), wanted, ladder.version()));
        }
    }

    /** Whether the ladder looks at it: its unit has it to do, and the matter is being worked on. */
    static boolean counts(MatterState state, SubTask part) {
        return part.mandatory() && part.state().isInHand() && Ladder.IN_HAND.contains(state);
    }

    /** Done as far as pace goes, so that only limits count. */
    static LadderRule.Reading reading(MatterState state, boolean instructed, LocalDate dueOn) {
        return new LadderRule.Reading(state, 100, instructed, null, dueOn, null);
    }

    static Optional<Ladder.Next> next(
            Matter matter, SubTask part, Ladder ladder, Instant now, WorkingCalendar calendar, DayKind kind) {
        return counts(matter.state, part)
                ? ladder.next(
                        reading(matter.state, matter.instructed, part.dueOn()),
                        part.pressure().rung(),
                        now,
                        calendar,
                        kind)
                : Optional.empty();
    }

    private String name() {
        return here.unitNames().of(part.unit());
    }

    private void to(@Nullable Rung rung, @Nullable UnitId raisedTo, MatterEvent event) {
        matter.put(part.under(part.pressure().on(rung, here.now(), raisedTo)));
        matter.happened(event, matter.state);
    }
}
