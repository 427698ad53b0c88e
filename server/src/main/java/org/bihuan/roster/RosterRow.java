package org.bihuan.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the file would do. {@code row} is its number on the sheet; {@code name} what it is about.
 * A row with errors does nothing, and with it the whole file.
 */
public record RosterRow(int row, String name, Outcome outcome, List<Change> changes, List<CellError> errors) {

    /** New here, changing what stands, already so, or wrong. */
    public enum Outcome {
        NEW,
        CHANGES,
        SAME,
        ERROR
    }

    /** A value before and after; kinds and ranks by their code, yes and no as {@code true} and {@code false}. */
    public record Change(
            RosterColumn field,
            @Nullable String before,
            @Nullable String after) {}

    /** What is wrong with the cell, such as D17, and what to do about it. */
    public record CellError(String cell, String code, String detail) {}

    public RosterRow {
        changes = List.copyOf(changes);
        errors = List.copyOf(errors);
    }

    static RosterRow of(Line line, String name, boolean fresh, List<Change> changes) {
        if (!line.faults().isEmpty()) {
            return new RosterRow(line.row(), name, Outcome.ERROR, List.of(), line.faults());
        }
        var outcome = fresh ? Outcome.NEW : changes.isEmpty() ? Outcome.SAME : Outcome.CHANGES;
        return new RosterRow(line.row(), name, outcome, changes, List.of());
    }
}
