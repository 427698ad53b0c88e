package org.bihuan.matter;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a matter comes from, in words and, when it was made by another room, by the id of that thing.
 *
 * @param text original wording: 党工委会议、“厂中厂”专项整治 · 台账第 87 行
 * @param id the batch, finding or resolution it came from
 */
public record Source(
        SourceKind kind, @Nullable String text, @Nullable UUID id) {}
