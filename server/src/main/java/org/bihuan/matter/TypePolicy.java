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
    static Optional<Problem> refusal(
            Matter matter, MatterType type, MatterAct act, Viewer viewer, Function<Slot, Set<UnitId>> units) {
        return planned(matter, type, act).or(() -> verifies(type, act, viewer, units));
    }

    /** Where the type asks for a plan, the work begins with its approval. */
    private static Optional<Problem> planned(Matter matter, MatterType type, MatterAct act) {
        var asked = type.definition().planDays() != null;
        if (act == MatterAct.SUBMIT_PLAN && !asked) {
            return Optional.of(Problem.conflict("MATTER-NO-PLAN-ASKED", "该类事项无须报送办理方案。"));
        }
        return asked && matter.state == MatterState.RECEIVED && (act == MatterAct.PROGRESS || act == MatterAct.REPORT)
                ? Optional.of(Problem.conflict("MATTER-PLAN-MISSING", "该类事项须先报送办理方案并经审批，再报进展和反馈。"))
                : Optional.empty();
    }

    private static Optional<Problem> verifies(
            MatterType type, MatterAct act, Viewer viewer, Function<Slot, Set<UnitId>> units) {
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
