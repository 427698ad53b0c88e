package org.bihuan.shared;

import java.util.Set;
import java.util.UUID;

/**
 * A deputy at work for an absent person (代行).
 *
 * @param delegation what it rests on
 * @param principal the absent person's account
 * @param deputyUnits units the deputy holds posts in: what excludes them excludes the deputy too
 */
public record Acting(
        UUID delegation,
        AccountId principal,
        String principalName,
        Set<ActingDuty> duties,
        Part part,
        Set<UnitId> deputyUnits) {

    /**
     * The matters a delegation reaches.
     *
     * @param types codes of matter types; empty: every type
     * @param units leading units; empty: every unit
     */
    public record Part(Set<String> types, Set<UnitId> units) {

        public Part {
            types = Set.copyOf(types);
            units = Set.copyOf(units);
        }

        public boolean isAll() {
            return types.isEmpty() && units.isEmpty();
        }
    }

    public Acting {
        duties = Set.copyOf(duties);
        deputyUnits = Set.copyOf(deputyUnits);
    }
}
