package org.bihuan.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail.
 *
 * @param actor the person's name, or the log-in name, as it was at the time
 * @param act {@code room.verb}; for a refused request its method and path pattern
 * @param code the problem code of a refused act
 * @param address where the request came from; empty for background work
 * @param facts ids and codes, no personal data
 */
public record AuditRecord(
        UUID id,
        Instant at,
        @Nullable UUID accountId,
        String actor,
        String act,
        Outcome outcome,
        @Nullable String objectKind,
        @Nullable UUID objectId,
        @Nullable String code,
        String address,
        Map<String, Object> facts) {}
