package org.bihuan.shared;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has done something worth keeping in the audit trail. Published by use cases inside their transaction; the
 * audit room writes it there, so an act and its trace stand or fall together.
 *
 * @param act stable name, {@code room.verb}: {@code matter.assign}
 * @param objectKind what was acted on: {@code matter}
 * @param facts further facts, ids and codes, no personal data
 */
public record Acted(
        Viewer viewer,
        String act,
        String objectKind,
        @Nullable UUID objectId,
        Map<String, Object> facts) {

    public Acted {
        facts = Map.copyOf(facts);
    }
}
