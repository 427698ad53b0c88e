package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.SUB_TASK;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who sees a matter one level up (提级), because its lead unit or the unit of one of its parts has fallen behind. */
@Component
class Escalation {

    private final DSLContext sql;
    private final MatterRepository matters;
    private final UnitDirectory directory;

    Escalation(DSLContext sql, MatterRepository matters, UnitDirectory directory) {
        this.sql = sql;
        this.matters = matters;
        this.directory = directory;
    }

    @Nullable
    UnitId supervisorOf(ZoneKey zone, @Nullable UnitId unit) {
        return unit == null ? null : directory.supervisorOf(zone, unit).orElse(null);
    }

    /** The unit's supervisor sees a matter while it stands on a rung that was raised to them. */
    @Nullable
    UnitId lift(Matter matter, MatterEvent event) {
        if (event instanceof MatterEvent.RungRaised raised && raised.levelUp()) {
            var supervisor = supervisorOf(matter.zone, matter.leadUnit);
            if (supervisor != null) {
                var units = ofParts(matter);
                units.add(supervisor);
                put(matter, units);
            }
            return supervisor;
        }
        if (event instanceof MatterEvent.RungLowered lowered && lowered.to() == null) {
            put(matter, ofParts(matter));
        }
        return null;
    }

    /** After any act: whoever saw the matter because of a part that is over sees it no longer, the others do. */
    void settle(Matter matter) {
        var now = new HashSet<UnitId>();
        matter.parts.subTasks.values().forEach(part -> add(now, part.pressure().raisedTo()));
        if (now.isEmpty() && matter.parts.raisedTo.isEmpty()) {
            return;
        }
        var units = matters.units(matter, Slot.ESCALATED_UNIT);
        units.removeAll(matter.parts.raisedTo);
        units.addAll(now);
        if (matter.rung != null) {
            add(units, stillRaised(matter));
        }
        put(matter, units);
    }

    /** The lead's own supervisor stays when it was among them before. */
    private @Nullable UnitId stillRaised(Matter matter) {
        var own = supervisorOf(matter.zone, matter.leadUnit);
        return own != null && matter.parts.raisedTo.contains(own) ? own : null;
    }

    private Set<UnitId> ofParts(Matter matter) {
        if (matter.subTaskCount == 0) {
            return new HashSet<>();
        }
        return new HashSet<>(sql.selectDistinct(SUB_TASK.RAISED_TO)
                .from(SUB_TASK)
                .where(
                        SUB_TASK.ZONE_ID.eq(matter.zone.value()),
                        SUB_TASK.MATTER_ID.eq(matter.id.value()),
                        SUB_TASK.RAISED_TO.isNotNull())
                .fetch(row -> new UnitId(row.value1())));
    }

    private void put(Matter matter, Collection<UnitId> units) {
        matters.replaceSlots(
                matter,
                EnumSet.of(Slot.ESCALATED_UNIT),
                units.stream()
                        .map(unit -> Responsibility.of(Slot.ESCALATED_UNIT, unit))
                        .toList());
    }

    private static void add(Set<UnitId> units, @Nullable UnitId unit) {
        if (unit != null) {
            units.add(unit);
        }
    }
}
