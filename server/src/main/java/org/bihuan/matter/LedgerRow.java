package org.bihuan.matter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/** What a row of a ledger does to its matter: taken over, brought up to date (台账导入). */
record LedgerRow(Matter matter, Situation here) {

    /** Takes over what a ledger says: already done, or handed to its unit, or waiting for one. */
    void takeOver(LedgerEntry entry) {
        matter.leadUnit = entry.leadUnit();
        matter.responsibleName = entry.responsibleName();
        if (entry.dueOn() != null) {
            matter.due(entry.dueOn(), here);
            matter.originalDueOn = matter.dueOn;
        }
        if (entry.done()) {
            closeAsHistory(entry);
        } else if (matter.leadUnit != null) {
            matter.percent = Math.min(entry.percent(), 99);
            new Handover(matter, here)
                    .assign(new MatterOrder.Assign(null, null, null, null, null), supporting(entry.responsibilities()));
        }
    }

    private static List<UnitId> supporting(List<Responsibility> responsibilities) {
        return responsibilities.stream()
                .filter(each -> each.slot() == Slot.SUPPORTING_UNIT)
                .map(Responsibility::unit)
                .filter(Objects::nonNull)
                .toList();
    }

    private void closeAsHistory(LedgerEntry entry) {
        matter.percent = 100;
        var doneOn = entry.doneOn();
        matter.closedAt = doneOn == null || doneOn.isAfter(here.today())
                ? here.now()
                : doneOn.atTime(12, 0).atZone(BusinessZone.SHANGHAI).toInstant();
        matter.happened(
                new MatterEvent.ImportedClosed(
                        matter.numberOrEmpty(), matter.facts.source().text(), doneOn),
                MatterState.CLOSED_OFF);
        matter.step(here, null);
    }

    /**
     * Applies a newer version of the row it came from, and tells what changed; closing it is an event of its own.
     *
     * @param filled who fills which slot now
     */
    Map<String, MatterEvent.Change> bringUpTo(LedgerEntry entry, List<Responsibility> filled) {
        var changes = new LinkedHashMap<>(matter.facts.differences(entry.facts()));
        MatterFacts.compare(changes, "dueOn", matter.dueOn, entry.dueOn() == null ? matter.dueOn : entry.dueOn());
        if (matter.state.isLive()) {
            MatterFacts.compare(changes, "percent", matter.percent, entry.done() ? 100 : Math.min(entry.percent(), 99));
        }
        for (var slot : Slot.OF_LEDGERS) {
            MatterFacts.compare(changes, slot.field(), names(filled, slot), names(entry.responsibilities(), slot));
        }
        if (changes.isEmpty() && !(entry.done() && matter.state.isLive())) {
            return changes;
        }
        apply(entry, changes);
        return changes;
    }

    private void apply(LedgerEntry entry, Map<String, MatterEvent.Change> changes) {
        matter.facts = matter.facts.replacedBy(entry.facts());
        matter.responsibleName = entry.responsibleName();
        if (entry.dueOn() != null && !entry.dueOn().equals(matter.dueOn)) {
            matter.due(entry.dueOn(), here);
        }
        var waiting = matter.leadUnit == null;
        matter.leadUnit = entry.leadUnit() == null ? matter.leadUnit : entry.leadUnit();
        matter.percent = matter.state.isLive() ? Math.min(entry.percent(), 99) : matter.percent;
        matter.happened(new MatterEvent.LedgerChanged(changes), matter.state);
        if (entry.done() && matter.state.isLive()) {
            closeAsHistory(entry);
        } else if (waiting && matter.leadUnit != null && matter.state == MatterState.OPENED) {
            new Handover(matter, here)
                    .assign(new MatterOrder.Assign(null, null, null, null, null), supporting(entry.responsibilities()));
        } else if (matter.dueOn != null && matter.state.isLive() && matter.state != MatterState.OPENED) {
            new Supporting(matter, here).give(supporting(entry.responsibilities()));
        }
    }

    /** In words, sorted; null for an empty slot. */
    private @Nullable String names(List<Responsibility> all, Slot slot) {
        var names = all.stream()
                .filter(each -> each.slot() == slot)
                .map(each -> each.unit() == null
                        ? Objects.requireNonNullElse(each.personName(), "")
                        : here.unitNames().of(each.unit()))
                .sorted()
                .collect(Collectors.joining("、"));
        return names.isEmpty() ? null : names;
    }
}
