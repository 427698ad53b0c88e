package org.bihuan.suspicion;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bihuan.place.Coordinates;
import org.jspecify.annotations.Nullable;

/**
 * A report and what was there before it.
 *
 * @param files what it cites
 * @param reportedAt when it was handed in
 * @param begunAt when the matter was assigned, or this round began; absent where that is not known
 * @param earlier photos the matter had before, of work not finished, the oldest first
 * @param kin the matter itself, its parent, its children and those of the same parent: they may share photos
 * @param spot where its subject is registered; absent where that is not known
 */
record Report(
        UUID matter,
        List<UUID> files,
        Instant reportedAt,
        @Nullable Instant begunAt,
        List<UUID> earlier,
        Set<UUID> kin,
        @Nullable Coordinates spot) {}
