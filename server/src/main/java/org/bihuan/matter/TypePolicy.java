package org.bihuan.matter;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;

/** Who may do what by the rules of the type, after {@code MatterPolicy} has allowed it. */
final class TypePolicy {

    private static final Set<MatterAct> VERIFYING = EnumSet.of(MatterAct.START_VERIFICATION, MatterAct.VERIFY);

    private TypePolicy() {}

    /** @param units who fills a slot of the matter */
    static Optional<Problem> refusal(MatterType type, MatterAct act, Viewer viewer, Function<Slot, Set<UnitId>> units) {
        var slot = type.definition().verifierSlot();
        if (slot == null || !VERIFYING.contains(act)) {
            return Optional.empty();
        }
        var verifiers = units.apply(slot);
        return viewer.ownUnits().stream().anyMatch(verifiers::contains)
                ? Optional.empty()
                : Optional.of(Problem.refused("MATTER-NOT-THE-VERIFIER", "该类事项须由规定的核查单位核查。")
                        .with("slot", slot.name()));
    }
}
