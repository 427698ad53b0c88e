package org.bihuan.campaign;

import java.util.UUID;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * An object in the scope of a campaign, as the plan of visits needs it.
 *
 * @param weight how much more than others it deserves a look, at least 1
 */
record ObjectInScope(
        UUID subject,
        UnitId unit,
        @Nullable UUID area,
        @Nullable Double longitude,
        @Nullable Double latitude,
        int weight) {}
