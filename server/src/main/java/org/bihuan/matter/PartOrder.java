package org.bihuan.matter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/** Orders about the parts of a matter: sub-tasks of supporting units (子任务) and child matters (子事项). */
public sealed interface PartOrder extends MatterOrder.OfParts {

    @Override
    default MatterAct act() {
        return switch (this) {
            case AddSubTask any -> MatterAct.ADD_SUB_TASK;
            case AmendSubTask any -> MatterAct.AMEND_SUB_TASK;
            case SignSubTask any -> MatterAct.SIGN_SUB_TASK;
            case ProgressSubTask any -> MatterAct.PROGRESS_SUB_TASK;
            case ReportSubTask any -> MatterAct.REPORT_SUB_TASK;
            case AcceptSubTask any -> MatterAct.ACCEPT_SUB_TASK;
            case SendBackSubTask any -> MatterAct.SEND_BACK_SUB_TASK;
            case DropSubTask any -> MatterAct.DROP_SUB_TASK;
            case UrgeSubTask any -> MatterAct.URGE_SUB_TASK;
            case Overrule any -> MatterAct.OVERRULE;
            case Split any -> MatterAct.SPLIT;
            case Attach any -> MatterAct.ATTACH;
            case Detach any -> MatterAct.DETACH;
        };
    }

    /** @param dueOn absent: the matter's limit */
    record AddSubTask(
            @NotNull UnitId unit,
            @NotBlank @Size(max = 500) String what,
            @Nullable LocalDate dueOn,
            boolean mandatory) implements PartOrder {}

    record AmendSubTask(
            @NotNull UUID subTask,
            @NotBlank @Size(max = 500) String what,
            @NotNull LocalDate dueOn,
            boolean mandatory,
            @NotBlank @Size(max = 2000) String reason)
            implements PartOrder {}

    record SignSubTask(@NotNull UUID subTask) implements PartOrder {}

    record ProgressSubTask(
            @NotNull UUID subTask,
            @NotBlank @Size(max = 2000) String text,
            @Nullable @Size(max = 30) List<@NotNull UUID> files)
            implements PartOrder, MatterOrder.Citing {}

    record ReportSubTask(
            @NotNull UUID subTask,
            @NotBlank @Size(max = 2000) String text,
            @Nullable @Size(max = 30) List<@NotNull UUID> files)
            implements PartOrder, MatterOrder.Citing {}

    record AcceptSubTask(
            @NotNull UUID subTask,
            @Nullable @Size(max = 2000) String opinion) implements PartOrder {}

    record SendBackSubTask(
            @NotNull UUID subTask,
            @NotBlank @Size(max = 2000) String reason) implements PartOrder {}

    record DropSubTask(
            @NotNull UUID subTask,
            @NotBlank @Size(max = 2000) String reason) implements PartOrder {}

    record UrgeSubTask(
            @NotNull UUID subTask,
            @Nullable @Size(max = 2000) String text) implements PartOrder {}

    /** Lets the lead unit report though parts are open. */
    record Overrule(@NotBlank @Size(max = 2000) String reason) implements PartOrder {}

    /** @param overrule why children may run longer than the parent; absent: they may not */
    record Split(
            @NotEmpty @Size(max = 30) List<@NotNull @Valid Child> children,
            @Nullable @Size(max = 2000) String overrule) implements PartOrder {}

    /**
     * A child as it is wanted.
     *
     * @param requirement absent: the parent's
     * @param dueOn absent: the parent's
     * @param weight share in the parent's progress beside its siblings
     */
    record Child(
            @NotNull UnitId leadUnit,
            @NotBlank @Size(min = 2, max = 200) String title,
            @Nullable @Size(max = 4000) String requirement,
            @Nullable @Size(max = 50) String responsibleName,
            @Nullable LocalDate dueOn,
            @Min(1) @Max(100) int weight) {}

    /** Puts a matter that stands alone under another. */
    record Attach(
            @NotNull UUID parent,
            @Min(1) @Max(100) int weight,
            @NotBlank @Size(max = 2000) String reason) implements PartOrder {}

    record Detach(@NotBlank @Size(max = 2000) String reason) implements PartOrder {}
}
