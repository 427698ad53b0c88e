package org.bihuan.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.ActingDuty;
import org.jspecify.annotations.Nullable;

/**
 * One absence and who stands in (离岗委托). It ends by itself after the last day.
 *
 * @param types codes of the matter types it is for; empty: all
 * @param units leading units it is for; empty: all
 * @param lastOn the last day it holds, in the zone's time
 */
public record Delegation(
        UUID id,
        AccountId principal,
        String principalName,
        AccountId deputy,
        String deputyName,
        List<ActingDuty> duties,
        List<String> types,
        List<UUID> units,
        LocalDate firstOn,
        LocalDate lastOn,
        String reason,
        Standing standing,
        @Nullable Instant recalledAt) {

    public enum Standing {
        AHEAD,
        IN_FORCE,
        OVER,
        RECALLED
    }

    static Standing standing(LocalDate first, LocalDate last, @Nullable Instant recalled, LocalDate today) {
        if (recalled != null) {
            return Standing.RECALLED;
        }
        if (today.isBefore(first)) {
            return Standing.AHEAD;
        }
        return today.isAfter(last) ? Standing.OVER : Standing.IN_FORCE;
    }
}
