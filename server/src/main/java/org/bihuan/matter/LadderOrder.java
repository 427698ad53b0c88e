package org.bihuan.matter;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody wants done about the rung a matter stands on (升级、降级、摘牌). Each gives its reason or opinion. */
public sealed interface LadderOrder extends MatterOrder.OfLadder {

    @Override
    default MatterAct act() {
        return switch (this) {
            case Raise any -> MatterAct.RAISE;
            case Lower any -> MatterAct.LOWER;
            case RequestDelisting any -> MatterAct.REQUEST_DELISTING;
            case AcceptOnSite any -> MatterAct.ACCEPT_ON_SITE;
        };
    }

    /** Puts a matter on a higher rung, whatever lies between. */
    record Raise(
            @NotNull Rung rung, @NotBlank @Size(max = 2000) String reason) implements LadderOrder {}

    /** @param rung the lower one; absent: off the ladder */
    record Lower(
            @Nullable Rung rung, @NotBlank @Size(max = 2000) String reason) implements LadderOrder {}

    record RequestDelisting(
            @NotBlank @Size(max = 2000) String reason,
            @Nullable @Size(max = 30) List<@NotNull UUID> files) implements LadderOrder, MatterOrder.Citing {}

    /** @param on the day of the look; absent: today */
    record AcceptOnSite(
            boolean passed,
            @Nullable LocalDate on,
            @NotBlank @Size(max = 2000) String opinion,
            @Nullable @Size(max = 30) List<@NotNull UUID> files)
            implements LadderOrder, MatterOrder.Citing {}
}
