package org.bihuan.matter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.shared.BusinessZone;

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
            new Handover(matter, here).assign(new MatterOrder.Assign(null, null, null, null, null));
        }
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

    /** Applies a newer version of the row it came from, and tells what changed; closing it is an event of its own. */
    Map<String, MatterEvent.Change> bringUpTo(LedgerEntry entry) {
        var changes = new LinkedHashMap<>(matter.facts.differences(entry.facts()));
        MatterFacts.compare(changes, "dueOn", matter.dueOn, entry.dueOn() == null ? matter.dueOn : entry.dueOn());
        MatterFacts.compare(changes, "responsibleName", matter.responsibleName, entry.responsibleName());
        if (matter.state.isLive()) {
            MatterFacts.compare(changes, "percent", matter.percent, entry.done() ? 100 : Math.min(entry.percent(), 99));
        }
        if (changes.isEmpty() && !(entry.done() && matter.state.isLive())) {
            return changes;
        }
        matter.facts = matter.facts.replacedBy(entry.facts());
        matter.responsibleName = entry.responsibleName();
        if (entry.dueOn() != null && !entry.dueOn().equals(matter.dueOn)) {
            matter.due(entry.dueOn(), here);
        }
        matter.percent = matter.state.isLive() ? Math.min(entry.percent(), 99) : matter.percent;
        matter.happened(new MatterEvent.LedgerChanged(changes), matter.state);
        if (entry.done() && matter.state.isLive()) {
            closeAsHistory(entry);
        }
        return changes;
    }
}
