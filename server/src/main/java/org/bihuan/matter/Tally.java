package org.bihuan.matter;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Adds the counts of states and lights up to the totals above the ledger. */
final class Tally {

    private final Map<Light, Integer> lights = new EnumMap<>(Light.class);
    private final Map<MatterState, Integer> states = new EnumMap<>(MatterState.class);

    void add(MatterState state, Light light, int count) {
        lights.merge(light, count, Integer::sum);
        states.merge(state, count, Integer::sum);
    }

    MatterList.Totals totals(int closedThisWeek, Instant computedAt) {
        return new MatterList.Totals(
                states.values().stream().mapToInt(Integer::intValue).sum(),
                of(Light.RED),
                of(Light.YELLOW),
                of(Light.BLUE),
                of(Light.GREEN),
                of(Light.GREY),
                of(Set.of(MatterState.OPENED, MatterState.RETURNED)),
                of(Set.of(MatterState.ASSIGNED)),
                of(Set.of(MatterState.REPORTED, MatterState.VERIFYING)),
                closedThisWeek,
                computedAt,
                LightRule.ID);
    }

    private int of(Light light) {
        return lights.getOrDefault(light, 0);
    }

    private int of(Set<MatterState> wanted) {
        return wanted.stream().mapToInt(state -> states.getOrDefault(state, 0)).sum();
    }
}
