package org.bihuan.matter;

import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A request waiting for its decision; a matter has one at most.
 *
 * @param acceptance how the look on site before a delisting has gone; absent before it
 */
record PendingRequest(
        UUID id,
        RequestKind kind,
        String reason,
        @Nullable LocalDate wantedDueOn,
        AccountId requestedBy,
        @Nullable AccountId requestedFor,
        @Nullable Acceptance acceptance) {

    /** A look on site that passed. */
    record Acceptance(LocalDate on, AccountId by, String byName, String opinion) {}

    boolean accepted() {
        return acceptance != null;
    }

    PendingRequest accepted(Acceptance passed) {
        return new PendingRequest(id, kind, reason, wantedDueOn, requestedBy, requestedFor, passed);
    }
}
