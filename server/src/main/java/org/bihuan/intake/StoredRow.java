package org.bihuan.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.matter.MatterEvent;
import org.jspecify.annotations.Nullable;

/**
 * A row of a batch: what was read, what is wrong, what it will do or did.
 *
 * @param key identifies the same row in a later version of the ledger
 * @param cells by field key
 * @param others columns that fill no field, by heading
 * @param changes against the last version of the ledger, by field
 */
record StoredRow(
        UUID id,
        int number,
        String key,
        RowState state,
        RowOutcome outcome,
        Map<String, StoredCell> cells,
        Map<String, String> others,
        Map<String, MatterEvent.Change> changes,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable Integer matterVersion) {

    /** The same row with what it will do or did. */
    StoredRow facing(
            RowOutcome what,
            Map<String, MatterEvent.Change> difference,
            @Nullable UUID id,
            @Nullable String givenNumber,
            @Nullable Integer version) {
        return new StoredRow(this.id, number, key, state, what, cells, others, difference, id, givenNumber, version);
    }

    StoredRow in(RowState now) {
        return new StoredRow(
                id, number, key, now, outcome, cells, others, changes, matter, matterNumber, matterVersion);
    }

    StoredRow holding(Map<String, StoredCell> other) {
        return new StoredRow(
                id, number, key, state, outcome, other, others, changes, matter, matterNumber, matterVersion);
    }

    /** The same row with one cell replaced. */
    StoredRow with(String field, StoredCell cell) {
        var other = new LinkedHashMap<>(cells);
        other.put(field, cell);
        return holding(other);
    }

    /** The same row as nothing of it were known. */
    StoredRow anew() {
        return facing(RowOutcome.NEW, Map.of(), null, null, null);
    }

    /** Ready or faulty as its cells say; what is in or left out stays so. */
    StoredRow settled() {
        return state == RowState.DONE || state == RowState.EXCLUDED
                ? this
                : in(faulty() ? RowState.FAULTY : RowState.READY);
    }

    boolean faulty() {
        return cells.values().stream().anyMatch(StoredCell::faulty);
    }

    @Nullable
    String value(String field) {
        var cell = cells.get(field);
        return cell == null ? null : cell.value();
    }
}
