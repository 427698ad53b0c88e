package org.bihuan.matter;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.calendar.DayKind;
import org.bihuan.shared.ZoneKey;

/** What a day of a limit is, for each version of a type met on a round. */
final class DayKinds {

    private final MatterTypes types;
    private final ZoneKey zone;
    private final Map<UUID, DayKind> known = new HashMap<>();

    DayKinds(MatterTypes types, ZoneKey zone) {
        this.types = types;
        this.zone = zone;
    }

    DayKind of(UUID type) {
        return known.computeIfAbsent(
                type, each -> types.version(zone, each).definition().dayKind());
    }
}
