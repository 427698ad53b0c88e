package org.bihuan.handover;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.bihuan.matter.Charge;
import org.bihuan.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list.
 *
 * @param taker who gets it; absent when the giver keeps it
 * @param added it became the giver's after both had confirmed, and went to the successor with the rest
 * @param movedSeq the matter's last event once it was moved
 * @param movedId what it is called after the move, where that is another id
 */
record Item(
        UUID id,
        ItemKind kind,
        UUID object,
        @Nullable String number,
        String title,
        @Nullable LocalDate dueOn,
        Set<Charge> charges,
        @Nullable PersonId taker,
        @Nullable String note,
        @Nullable Outcome outcome,
        boolean added,
        @Nullable Integer movedSeq,
        @Nullable UUID movedId) {

    boolean isKept() {
        return taker == null;
    }

    /** What makes it the same line again when the list is drawn up anew. */
    record Key(ItemKind kind, UUID object) {}

    Key key() {
        return new Key(kind, object);
    }

    Item settled(Set<Charge> moved, Outcome became, @Nullable Integer seq, @Nullable UUID as) {
        return new Item(id, kind, object, number, title, dueOn, moved, taker, note, became, added, seq, as);
    }
}
