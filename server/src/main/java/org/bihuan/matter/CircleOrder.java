package org.bihuan.matter;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/** What somebody wants done about who may know of a matter (受限、知悉范围). Each gives its reason. */
public sealed interface CircleOrder extends MatterOrder.OfCircle {

    @Override
    default MatterAct act() {
        return switch (this) {
            case Restrict any -> MatterAct.RESTRICT;
            case LiftRestriction any -> MatterAct.LIFT_RESTRICTION;
            case Inform any -> MatterAct.INFORM;
            case Exclude any -> MatterAct.EXCLUDE;
        };
    }

    record Restrict(@NotBlank @Size(max = 2000) String reason) implements CircleOrder {}

    record LiftRestriction(@NotBlank @Size(max = 2000) String reason) implements CircleOrder {}

    /** Lets units and a person in; who is in already stays. */
    record Inform(
            @Nullable @Size(max = 30) List<@NotNull UnitId> units,
            @Nullable PersonId person,
            @NotBlank @Size(max = 2000) String reason)
            implements CircleOrder {}

    /**
     * Takes one out again that had been let in.
     *
     * @param informed the unit or the person
     */
    record Exclude(
            @NotNull UUID informed,
            @NotBlank @Size(max = 2000) String reason) implements CircleOrder {}
}
