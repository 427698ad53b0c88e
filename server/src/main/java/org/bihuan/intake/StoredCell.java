package org.bihuan.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bihuan.document.ledger.cell.IssueCode;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a row as kept and shown.
 *
 * @param address such as D17
 * @param raw as it stands in the file, or as corrected
 * @param value in one canonical form: dates as 2026-09-03, yes and no as true and false, names joined by 、
 * @param corrected somebody has changed it on the screen
 */
public record StoredCell(
        String address, String raw, @Nullable String value, boolean corrected, List<Issue> issues) {

    private static final int LONGEST_SHOWN = 40;

    public StoredCell {
        issues = List.copyOf(issues);
    }

    /** @param params first the text of the cell, then what the sentence needs */
    public record Issue(String code, String severity, List<String> params) {

        public Issue {
            params = List.copyOf(params);
        }

        boolean error() {
            return severity.equals("ERROR");
        }
    }

    /** The same cell with one more finding. */
    StoredCell with(IssueCode issue, String... more) {
        var all = new ArrayList<>(issues);
        var params =
                new ArrayList<>(List.of(raw.length() > LONGEST_SHOWN ? raw.substring(0, LONGEST_SHOWN) + "…" : raw));
        params.addAll(List.of(more));
        all.add(new Issue(issue.code(), issue.severity().name(), params));
        return new StoredCell(address, raw, value, corrected, all);
    }

    /** The same cell without findings of these codes. */
    StoredCell without(Collection<String> codes) {
        return new StoredCell(
                address,
                raw,
                value,
                corrected,
                issues.stream().filter(issue -> !codes.contains(issue.code())).toList());
    }

    boolean has(IssueCode issue) {
        return issues.stream().anyMatch(each -> each.code().equals(issue.code()));
    }

    boolean faulty() {
        return issues.stream().anyMatch(Issue::error);
    }
}
