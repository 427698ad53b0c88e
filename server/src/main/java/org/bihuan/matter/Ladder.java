package org.bihuan.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bihuan.calendar.DayKind;
import org.bihuan.calendar.WorkingCalendar;
import org.bihuan.shared.BusinessZone;
import org.jspecify.annotations.Nullable;

/**
 * The ladder of a zone in one version (督办阶梯): data, not code. It acts on units that have the work in hand; while
 * others have to assign, verify or close off, a matter stays on the rung it has.
 *
 * @param rules in any order; the highest rung whose rule holds counts
 */
public record Ladder(int version, List<LadderRule> rules) {

    /** States in which the unit has the work in hand. */
    static final Set<MatterState> IN_HAND =
            EnumSet.of(MatterState.ASSIGNED, MatterState.RECEIVED, MatterState.IN_PROGRESS, MatterState.REWORK);

    /** The next climb if nothing changes: the day, and the moment for rules that count hours. */
    public record Next(LocalDate on, Instant at, Rung rung, String rule) {}

    public Ladder {
        rules = List.copyOf(rules);
    }

    /** The rules that count for matters of a type. */
    Ladder within(MatterType.Definition type) {
        var counting = type.ladderRules();
        return counting == null
                ? this
                : new Ladder(
                        version,
                        rules.stream()
                                .filter(rule -> counting.contains(rule.id()))
                                .toList());
    }

    /** For parts of a matter: what lies above red is done to the whole matter alone. */
    Ladder ofColours() {
        return new Ladder(
                version, rules.stream().filter(rule -> rule.rung().isColour()).toList());
    }

    /** The rule of the highest rung that holds now; of several, one that reaches a level up. */
    Optional<LadderRule> reached(LadderRule.Reading matter, Instant now, WorkingCalendar calendar, DayKind kind) {
        return rules.stream()
                .filter(rule -> {
                    var first = rule.firstMoment(matter, calendar, kind);
                    return first != null && !now.isBefore(first);
                })
                .max(Comparator.comparing(LadderRule::rung).thenComparing(LadderRule::levelUp));
    }

    /** The first climb to come above the rung the matter stands on. */
    Optional<Next> next(
            LadderRule.Reading matter, @Nullable Rung rung, Instant now, WorkingCalendar calendar, DayKind kind) {
        if (!IN_HAND.contains(matter.state())) {
            return Optional.empty();
        }
        return rules.stream()
                .filter(rule -> rule.rung().above(rung))
                .flatMap(rule -> Optional.ofNullable(rule.firstMoment(matter, calendar, kind))
                        .filter(first -> first.isAfter(now))
                        .map(first -> new Next(BusinessZone.dateOf(first), first, rule.rung(), rule.id()))
                        .stream())
                .min(Comparator.comparing(Next::at).thenComparing(Next::rung, Comparator.reverseOrder()));
    }
}
