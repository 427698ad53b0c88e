package org.bihuan.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A sub-task on the file of its matter.
 *
 * @param what absent: to support as the matter requires
 * @param word the last words said about it
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
        Set<MatterAct> allowedActs) {

    static List<SubTaskShow> of(
            Matter matter, Viewer viewer, Instant now, Set<UnitId> helpers, Map<UnitId, String> names) {
        var today = BusinessZone.dateOf(now);
        return matter.subTasks.values().stream()
                .map(each -> new SubTaskShow(
                        each.id(),
                        new MatterList.Unit(each.unit().value(), names.getOrDefault(each.unit(), "")),
                        each.what(),
                        each.dueOn(),
                        each.mandatory(),
                        each.state(),
                        each.round(),
                        each.light(today),
                        each.reportedAt(),
                        each.endedAt(),
                        each.word(),
                        MatterPolicy.allowed(matter, each, viewer, helpers)))
                .toList();
    }
}
