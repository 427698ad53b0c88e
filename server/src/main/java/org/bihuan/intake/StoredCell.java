package org.bihuan.intake;

import java.util.List;
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

    boolean faulty() {
        return issues.stream().anyMatch(Issue::error);
    }
}
