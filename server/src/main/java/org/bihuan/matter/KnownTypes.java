package org.bihuan.matter;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.ZoneKey;

/** The rules of each version of a type met on a round, read once. */
final class KnownTypes {

    private final MatterTypes types;
    private final ZoneKey zone;
    private final Map<UUID, MatterType.Definition> known = new HashMap<>();

    KnownTypes(MatterTypes types, ZoneKey zone) {
        this.types = types;
        this.zone = zone;
    }

    MatterType.Definition of(UUID type) {
        return known.computeIfAbsent(type, each -> types.version(zone, each).definition());
    }
}
