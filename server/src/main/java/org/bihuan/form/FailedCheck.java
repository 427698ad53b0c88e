package org.bihuan.form;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A check item that was not met: what a hazard is made of.
 *
 * @param severity by the item, its condition, or what the inspector found by the criterion
 * @param limitDays natural days
 */
public record FailedCheck(
        String key,
        String text,
        @Nullable String clause,
        Severity severity,
        @Nullable String criterion,
        @Nullable String measure,
        @Nullable Integer limitDays,
        @Nullable String note,
        List<UUID> photos) {}
