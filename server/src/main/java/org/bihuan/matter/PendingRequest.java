package org.bihuan.matter;

import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.jspecify.annotations.Nullable;

/** A request waiting for its decision; a matter has one at most. */
record PendingRequest(
        UUID id,
        RequestKind kind,
        String reason,
        @Nullable LocalDate wantedDueOn,
        AccountId requestedBy,
        @Nullable AccountId requestedFor) {}
