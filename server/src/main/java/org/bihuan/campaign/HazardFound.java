package org.bihuan.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.matter.Severity;
import org.jspecify.annotations.Nullable;

/** A hazard as a visit leaves it, complete: what a matter is opened with. */
record HazardFound(
        UUID id,
        @Nullable String item,
        String facts,
        @Nullable String clause,
        Severity severity,
        @Nullable String measure,
        @Nullable LocalDate dueOn,
        boolean onSpot,
        List<UUID> before,
        List<UUID> after) {}
