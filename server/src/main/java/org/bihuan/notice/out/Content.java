package org.bihuan.notice.out;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery says, still in codes and facts; words come when it is sent.
 *
 * @param items the notices of a digest; empty for a single one
 * @param more how many further ones the digest does not list
 */
record Content(String language, Instant at, Map<String, String> facts, List<Item> items, int more) {

    record Item(String kind, String objectKind, @Nullable UUID objectId, Map<String, String> facts, Instant at) {}

    static Content of(String language, Instant at, Map<String, String> facts) {
        return new Content(language, at, facts, List.of(), 0);
    }
}
