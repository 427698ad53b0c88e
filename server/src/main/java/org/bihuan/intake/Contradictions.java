package org.bihuan.intake;

import java.time.LocalDate;
import java.util.Set;
import org.bihuan.document.ledger.cell.IssueCode;

/**
 * Cells of a row that say different things about whether it is finished. Each is a warning that tells how the row will be
 * taken; whoever imports decides.
 */
final class Contradictions {

    private static final Set<String> CODES = Set.of(
            IssueCode.DONE_IN_FUTURE.code(),
            IssueCode.DONE_ON_BUT_OPEN.code(),
            IssueCode.DONE_BUT_PERCENT.code(),
            IssueCode.OPEN_BUT_PERCENT.code());

    private Contradictions() {}

    static StoredRow marked(StoredRow row, LocalDate today) {
        return percent(day(row, today));
    }

    private static StoredRow day(StoredRow row, LocalDate today) {
        var cell = row.cells().get("doneOn");
        if (cell == null) {
            return row;
        }
        var plain = cell.without(CODES);
        var day = cell.value();
        if (day == null) {
            return row.with("doneOn", plain);
        }
        if (!Entries.done(row)) {
            return row.with("doneOn", plain.with(IssueCode.DONE_ON_BUT_OPEN, day));
        }
        boolean future = LocalDate.parse(day).isAfter(today);
        return row.with("doneOn", future ? plain.with(IssueCode.DONE_IN_FUTURE, day) : plain);
    }

    private static StoredRow percent(StoredRow row) {
        var cell = row.cells().get("percent");
        if (cell == null) {
            return row;
        }
        var plain = cell.without(CODES);
        if (cell.value() == null) {
            return row.with("percent", plain);
        }
        boolean done = Entries.done(row);
        int percent = Entries.percent(row);
        if (done && percent < 100) {
            return row.with("percent", plain.with(IssueCode.DONE_BUT_PERCENT, String.valueOf(percent)));
        }
        return row.with("percent", !done && percent == 100 ? plain.with(IssueCode.OPEN_BUT_PERCENT) : plain);
    }
}
