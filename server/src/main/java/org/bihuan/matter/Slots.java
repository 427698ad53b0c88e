package org.bihuan.matter;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/** Keeps who fills which slot in step with what was ordered. */
final class Slots {

    /** Acts after which nobody above has to look any longer, when the matter has left the ladder. */
    private static final Set<MatterAct> TAKES_DOWN = EnumSet.of(
            MatterAct.LOWER, MatterAct.DECIDE_REQUEST, MatterAct.CLOSE_OFF, MatterAct.VERIFY, MatterAct.REASSIGN);

    private final MatterRepository matters;

    Slots(MatterRepository matters) {
        this.matters = matters;
    }

    /**
     * Whoever leads no longer supports; the responsible person goes with the unit.
     *
     * @param named the responsible person before the order
     */
    void settle(Matter matter, MatterOrder order, @Nullable String named) {
        if (order instanceof MatterOrder.Assign assign) {
            lead(matter, assign.supportingUnits());
        } else if (order instanceof MatterOrder.Reassign) {
            lead(matter, null);
        }
        if (matter.rung == null && TAKES_DOWN.contains(order.act())) {
            matters.replaceSlots(matter, EnumSet.of(Slot.ESCALATED_UNIT), List.of());
        }
        if (!Objects.equals(named, matter.responsibleName)) {
            matters.replaceSlots(
                    matter, EnumSet.of(Slot.RESPONSIBLE_PERSON), Responsibility.person(matter.responsibleName, null));
        }
    }

    private void lead(Matter matter, @Nullable List<UnitId> supporting) {
        var lead = Objects.requireNonNull(matter.leadUnit);
        var helpers = supporting == null ? matters.units(matter, Slot.SUPPORTING_UNIT) : supporting;
        matters.replaceSlots(matter, EnumSet.of(Slot.LEAD_UNIT), List.of(Responsibility.of(Slot.LEAD_UNIT, lead)));
        matters.replaceSlots(matter, EnumSet.of(Slot.SUPPORTING_UNIT), Responsibility.supporting(helpers, lead));
    }
}
