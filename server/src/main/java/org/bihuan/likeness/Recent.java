package org.bihuan.likeness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.matter.MatterType;
import org.bihuan.matter.MatterTypes;
import org.bihuan.shared.ZoneKey;
import org.springframework.stereotype.Component;

/** Since when a closed matter may have come back: so many days as the last version of its type says, in natural days. */
@Component
class Recent {

    private final MatterTypes types;
    private final Clock clock;

    Recent(MatterTypes types, Clock clock) {
        this.types = types;
        this.clock = clock;
    }

    /** By the code of the type. */
    Map<String, Instant> since(ZoneKey zone) {
        return types.latest(zone).stream().collect(Collectors.toMap(MatterType::code, this::closedSince));
    }

    Instant since(ZoneKey zone, String type) {
        return since(zone).getOrDefault(type, clock.instant());
    }

    private Instant closedSince(MatterType type) {
        return clock.instant().minus(Duration.ofDays(type.definition().recurrenceDays()));
    }
}
