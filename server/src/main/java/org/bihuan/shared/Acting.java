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
        UUID delegation, AccountId principal, String principalName, Set<ActingDuty> duties, Set<UnitId> deputyUnits) {

    public Acting {
        duties = Set.copyOf(duties);
        deputyUnits = Set.copyOf(deputyUnits);
    }
}
