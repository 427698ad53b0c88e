package org.bihuan.matter;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps who fills which slot in step with what was ordered. */
@Component
class Slots {

    /** Acts after which nobody above has to look any longer, when the matter has left the ladder. */
    private static final Set<MatterAct> TAKES_DOWN = EnumSet.of(
            MatterAct.LOWER, MatterAct.DECIDE_REQUEST, MatterAct.CLOSE_OFF, MatterAct.VERIFY, MatterAct.MERGE);

    private final MatterRepository matters;
    private final UnitDirectory directory;

    Slots(MatterRepository matters, UnitDirectory directory) {
        this.matters = matters;
        this.directory = directory;
    }

    /**
     * Whoever leads no longer supports; the responsible person goes with the unit.
     *
     * @param named the responsible person before the order
     */
    void settle(Matter matter, MatterOrder order, @Nullable String named) {
        if (order instanceof MatterOrder.Assign assign) {
            lead(matter, assign.supportingUnits());
        } else if (order instanceof MatterOrder.Reassign
                || order instanceof MatterOrder.Correct correct && correct.leadUnit() != null) {
            lead(matter, null);
            escalateAnew(matter);
        }
        if (matter.rung == null && TAKES_DOWN.contains(order.act())) {
            matters.replaceSlots(matter, EnumSet.of(Slot.ESCALATED_UNIT), List.of());
        }
        if (!Objects.equals(named, matter.responsibleName)) {
            matters.replaceSlots(
                    matter, EnumSet.of(Slot.RESPONSIBLE_PERSON), Responsibility.person(matter.responsibleName, null));
        }
    }

    /** A matter of a batch, with the responsible person before the order and the units that support it after. */
    record Ordered(Matter matter, @Nullable String named, Collection<UnitId> supporting) {}

    /** As {@link #settle} for each, when the order is none that moves a matter from one lead unit to another. */
    void settle(ZoneKey zone, MatterOrder order, List<Ordered> all) {
        if (order instanceof MatterOrder.Assign) {
            replace(
                    zone,
                    Slot.LEAD_UNIT,
                    all,
                    each -> List.of(Responsibility.of(Slot.LEAD_UNIT, leadOf(each.matter()))));
            replace(
                    zone,
                    Slot.SUPPORTING_UNIT,
                    all,
                    each -> Responsibility.supporting(each.supporting(), leadOf(each.matter())));
        }
        if (TAKES_DOWN.contains(order.act())) {
            var down = all.stream().filter(each -> each.matter().rung == null).toList();
            replace(zone, Slot.ESCALATED_UNIT, down, each -> List.of());
        }
        var renamed = all.stream()
                .filter(each -> !Objects.equals(each.named(), each.matter().responsibleName))
                .toList();
        replace(
                zone,
                Slot.RESPONSIBLE_PERSON,
                renamed,
                each -> Responsibility.person(each.matter().responsibleName, null));
    }

    private void replace(
            ZoneKey zone, Slot slot, List<Ordered> all, Function<Ordered, List<Responsibility>> responsibilities) {
        if (!all.isEmpty()) {
            matters.replaceSlots(
                    zone,
                    EnumSet.of(slot),
                    all.stream()
                            .map(each -> new MatterRepository.NewMatter(each.matter(), responsibilities.apply(each)))
                            .toList());
        }
    }

    private static UnitId leadOf(Matter matter) {
        return Objects.requireNonNull(matter.leadUnit);
    }

    /** What had been raised one level up is seen by the new unit's supervisor, and no longer by the former one's. */
    private void escalateAnew(Matter matter) {
        var above = EnumSet.of(Slot.ESCALATED_UNIT);
        if (matters.units(matter, Slot.ESCALATED_UNIT).isEmpty()) {
            return;
        }
        var supervisor = directory.supervisorOf(matter.zone, Objects.requireNonNull(matter.leadUnit));
        matters.replaceSlots(
                matter,
                above,
                supervisor.map(unit -> Responsibility.of(Slot.ESCALATED_UNIT, unit)).stream()
                        .toList());
    }

    private void lead(Matter matter, @Nullable List<UnitId> supporting) {
        var lead = Objects.requireNonNull(matter.leadUnit);
        var helpers = supporting == null ? matters.units(matter, Slot.SUPPORTING_UNIT) : supporting;
        matters.replaceSlots(matter, EnumSet.of(Slot.LEAD_UNIT), List.of(Responsibility.of(Slot.LEAD_UNIT, lead)));
        matters.replaceSlots(matter, EnumSet.of(Slot.SUPPORTING_UNIT), Responsibility.supporting(helpers, lead));
    }
}
