package org.bihuan.shared;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, and what they may do: resolved once at the edge from the session and handed inward as a value.
 *
 * @param unit the unit of the post in use, absent for accounts without a post
 * @param permits acts allowed by the roles held today
 * @param seesAll the whole zone is in scope
 * @param units the units in scope when not the whole zone: own ones, those below, those supervised
 * @param ownUnits units the person holds a post in; acting for a unit needs it here
 */
public record Viewer(
        ZoneKey zone,
        AccountId account,
        @Nullable PersonId person,
        String name,
        @Nullable UnitId unit,
        Set<Permit> permits,
        boolean seesAll,
        Set<UnitId> units,
        Set<UnitId> ownUnits) {

    private static final AccountId AUTOMATIC = new AccountId(new UUID(0, 0));

    public Viewer {
        permits = Set.copyOf(permits);
        units = Set.copyOf(units);
        ownUnits = Set.copyOf(ownUnits);
    }

    /** The system itself, for what rules do by the clock: it sees all and holds no permit. */
    public static Viewer automatic(ZoneKey zone) {
        return new Viewer(zone, AUTOMATIC, null, "系统自动", null, Set.of(), true, Set.of(), Set.of());
    }

    /** Whether a rule acts, and not a person. */
    public boolean isAutomatic() {
        return account.equals(AUTOMATIC);
    }

    public boolean may(Permit permit) {
        return permits.contains(permit);
    }

    /** Refuses with {@code ACCESS-NOT-PERMITTED} unless a role held today permits the act. */
    public void mustHave(Permit permit) {
        if (!may(permit)) {
            throw Problem.refused("ACCESS-NOT-PERMITTED", "您的角色没有此项权限，请联系本单位安全管理员授权。")
                    .with("permit", permit.name());
        }
    }
}
