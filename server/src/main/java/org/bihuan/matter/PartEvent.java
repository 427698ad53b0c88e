package org.bihuan.matter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/** What has happened to the parts of a matter: sub-tasks (子任务), and the bond between parent and children (子事项). */
public sealed interface PartEvent extends MatterEvent.OfParts {

    /** Supporting units were given their parts. */
    record SubTasksGiven(List<GivenSubTask> subTasks) implements PartEvent {
        public SubTasksGiven {
            subTasks = List.copyOf(subTasks);
        }
    }

    record SubTaskAmended(UUID subTask, UnitId unit, String unitName, Map<String, Change> changes, String reason)
            implements PartEvent {}

    record SubTaskSigned(UUID subTask, UnitId unit, String unitName) implements PartEvent {}

    record SubTaskProgressed(
            UUID subTask,
            UnitId unit,
            String unitName,
            String text,
            @JsonIgnore List<UUID> evidence) implements PartEvent {}

    record SubTaskReported(
            UUID subTask,
            UnitId unit,
            String unitName,
            int subTaskRound,
            String text,
            @JsonIgnore List<UUID> evidence) implements PartEvent {}

    record SubTaskAccepted(
            UUID subTask,
            UnitId unit,
            String unitName,
            @Nullable String opinion) implements PartEvent {}

    record SubTaskSentBack(UUID subTask, UnitId unit, String unitName, int subTaskRound, String reason)
            implements PartEvent {}

    record SubTaskDropped(
            UUID subTask,
            UnitId unit,
            String unitName,
            @Nullable String reason) implements PartEvent {}

    /**
     * The lead unit may report though these are open.
     *
     * @param units names of the units with open mandatory sub-tasks
     * @param children numbers of the open children
     */
    record Overruled(String reason, List<String> units, List<String> children) implements PartEvent {}

    /** @param overruled why children may run longer than the parent */
    record Split(List<SplitOff> children, @Nullable String overruled) implements PartEvent {
        public Split {
            children = List.copyOf(children);
        }
    }

    /** Put under another matter. */
    record Attached(UUID parent, String parentNumber, String parentTitle, String reason) implements PartEvent {}

    /** Another matter was put under this one. */
    record ChildAttached(UUID child, String number, String title) implements PartEvent {}

    record Detached(UUID parent, String parentNumber, String reason) implements PartEvent {}

    record SubTaskUrged(
            UUID subTask,
            UnitId unit,
            String unitName,
            int count,
            @Nullable String text) implements PartEvent {}

    /** A mandatory part up the ladder, by a rule of a version of it; never above red, which is for whole matters. */
    record SubTaskRaised(
            UUID subTask,
            UnitId unit,
            String unitName,
            @Nullable Rung from,
            Rung to,
            MatterEvent.Cause cause,
            boolean levelUp)
            implements PartEvent {}

    /** Down again, because its limit lies ahead once more. */
    record SubTaskLowered(
            UUID subTask,
            UnitId unit,
            String unitName,
            Rung from,
            @Nullable Rung to,
            int ladderVersion) implements PartEvent {}

    /** Back where it was, when the merger of its matter was undone. */
    record SubTaskTakenUp(UUID subTask, UnitId unit, String unitName) implements PartEvent {}

    /** What a child has done moved the parent: computed from all children by their weights. */
    record PercentRolledUp(int percent, int percentBefore, String child) implements PartEvent {}
}
