package org.bihuan.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.bihuan.shared.Viewer;
import org.springframework.stereotype.Component;

/** Keeps rows changed on the screen: compared with the ledger's last version, and their numbers with all others. */
@Component
class RowRevision {

    private static final int MOST_OTHERS = 500;

    private final RowRepository rows;
    private final IntakeWork work;
    private final NumberClashes clashes;

    RowRevision(RowRepository rows, IntakeWork work, NumberClashes clashes) {
        this.rows = rows;
        this.work = work;
        this.clashes = clashes;
    }

    /** @param numbers those the rows bore or bear now: rows that wait for one of them are looked at again */
    void keep(Viewer viewer, Batch batch, List<StoredRow> changed, Collection<String> numbers) {
        var zone = viewer.zone();
        rows.update(zone, batch.id(), work.compared(zone, Objects.requireNonNull(batch.ledgerKey()), changed));
        if (numbers.isEmpty()) {
            return;
        }
        var bearing = rows.bearing(zone, batch.id(), numbers, MOST_OTHERS);
        var marked = clashes.marked(viewer, batch.id(), bearing);
        var other = new ArrayList<StoredRow>();
        for (int at = 0; at < bearing.size(); at++) {
            if (!marked.get(at).equals(bearing.get(at))) {
                other.add(marked.get(at));
            }
        }
        rows.update(zone, batch.id(), other);
    }
}
