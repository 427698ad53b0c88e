package org.bihuan.matter;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/** What supporting units do for a matter, and what its children come to; loaded only where it matters. */
final class Division {

    /** In the order given. */
    final Map<UUID, SubTask> subTasks = new LinkedHashMap<>();

    final Set<UUID> touched = new LinkedHashSet<>();
    final Set<UUID> stored = new LinkedHashSet<>();

    /** Supervisors who saw the matter because of a part when it was loaded. */
    final Set<UnitId> raisedTo = new LinkedHashSet<>();

    /** Numbers of the children still open. */
    List<String> openChildren = List.of();

    /** What the children come to together; absent without children. */
    @Nullable
    Integer childrenPercent;

    /** Written on the creation form, given at the handing over. */
    List<PlannedPart> planned = List.of();

    void put(SubTask part) {
        subTasks.put(part.id(), part);
        touched.add(part.id());
    }

    /** Parts not dropped. */
    int count() {
        return (int) subTasks.values().stream()
                .filter(each -> each.state() != SubTask.State.DROPPED)
                .count();
    }

    int done() {
        return (int) subTasks.values().stream()
                .filter(each -> each.state() == SubTask.State.ACCEPTED)
                .count();
    }
}
