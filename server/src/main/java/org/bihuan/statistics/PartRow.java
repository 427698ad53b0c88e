package org.bihuan.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One part behind a figure; a part sent back twice is there twice.
 *
 * @param what absent: to support as the matter requires
 * @param state where the part stands: ASSIGNED, SIGNED, IN_PROGRESS, REPORTED, SENT_BACK, ACCEPTED or DROPPED
 * @param at when it happened, or since when it stands
 */
public record PartRow(
        UUID matter,
        String number,
        String title,
        UUID unit,
        String unitName,
        @Nullable String what,
        LocalDate dueOn,
        String state,
        Instant at) {}
