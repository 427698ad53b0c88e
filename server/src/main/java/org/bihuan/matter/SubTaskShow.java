package org.bihuan.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A sub-task on the file of its matter.
 *
 * @param what absent: to support as the matter requires
 * @param word the last words said about it
 * @param next when the ladder raises it if nothing changes
 */
public record SubTaskShow(
        UUID id,
        MatterList.Unit unit,
        @Nullable String what,
        LocalDate dueOn,
        boolean mandatory,
        SubTask.State state,
        int round,
        Light light,
        @Nullable Instant reportedAt,
        @Nullable Instant endedAt,
        @Nullable String word,
        int urgeCount,
        @Nullable Instant lastUrgedAt,
        @Nullable Rung rung,
        Ladder.@Nullable Next next,
        Set<MatterAct> allowedActs) {

    /** For whom and when it is shown. */
    record Reading(Viewer viewer, Instant now, Set<UnitId> helpers, Map<UnitId, String> names) {}

    static List<SubTaskShow> of(Matter matter, Reading reading, Function<SubTask, Optional<Ladder.Next>> next) {
        var today = BusinessZone.dateOf(reading.now());
        return matter.parts.subTasks.values().stream()
                .map(each -> new SubTaskShow(
                        each.id(),
                        new MatterList.Unit(each.unit().value(), reading.names().getOrDefault(each.unit(), "")),
                        PersonalFacts.text(each.what()),
                        each.dueOn(),
                        each.mandatory(),
                        each.state(),
                        each.round(),
                        each.light(today),
                        each.reportedAt(),
                        each.endedAt(),
                        PersonalFacts.text(each.word()),
                        each.pressure().urges(),
                        each.pressure().lastUrgedAt(),
                        each.pressure().rung(),
                        next.apply(each).orElse(null),
                        MatterPolicy.allowed(matter, each, reading.viewer(), reading.helpers())))
                .toList();
    }
}
