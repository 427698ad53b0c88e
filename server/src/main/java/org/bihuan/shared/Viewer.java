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
 * @param acting present when a deputy works for an absent person: then person, name and units are the principal's, the
 *     account is the deputy's, and what may be done is in the duties alone
 * @param bond whom a delegation in force makes one with this person where two people are asked for
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
        Set<UnitId> ownUnits,
        @Nullable Acting acting,
        Bond bond) {

    /** Accounts that count as the same person, and the units of those this person stands in for. */
    public record Bond(Set<AccountId> accounts, Set<UnitId> units) {

        public static final Bond NONE = new Bond(Set.of(), Set.of());

        public Bond {
            accounts = Set.copyOf(accounts);
            units = Set.copyOf(units);
        }
    }

    private static final AccountId AUTOMATIC = new AccountId(new UUID(0, 0));

    public Viewer {
        permits = Set.copyOf(permits);
        units = Set.copyOf(units);
        ownUnits = Set.copyOf(ownUnits);
    }

    /** Somebody in their own right, without any delegation. */
    public Viewer(
            ZoneKey zone,
            AccountId account,
            @Nullable PersonId person,
            String name,
            @Nullable UnitId unit,
            Set<Permit> permits,
            boolean seesAll,
            Set<UnitId> units,
            Set<UnitId> ownUnits) {
        this(zone, account, person, name, unit, permits, seesAll, units, ownUnits, null, Bond.NONE);
    }

    /** The system itself, for what rules do by the clock: it sees all and holds no permit. */
    public static Viewer automatic(ZoneKey zone) {
        return new Viewer(zone, AUTOMATIC, null, "系统自动", null, Set.of(), true, Set.of(), Set.of());
    }

    /** Whether a rule acts, and not a person. */
    public boolean isAutomatic() {
        return account.equals(AUTOMATIC);
    }

    /** Whose work it is: the absent person's when a deputy acts. */
    public AccountId behalf() {
        return acting == null ? account : acting.principal();
    }

    /** Whether the account counts as this person where two are asked for: deputy and principal are one. */
    public boolean isOneWith(@Nullable AccountId other) {
        return other != null
                && (other.equals(account)
                        || other.equals(behalf())
                        || bond.accounts().contains(other));
    }

    /** Whether the person, the deputy at work for them, or anybody they stand in for belongs to the unit. */
    public boolean belongsTo(@Nullable UnitId other) {
        return other != null
                && (ownUnits.contains(other)
                        || bond.units().contains(other)
                        || (acting != null && acting.deputyUnits().contains(other)));
    }

    public boolean may(Permit permit) {
        return permits.contains(permit);
    }

    /** Whether a role held in one's own right permits it, or the duty has been left to the deputy who acts. */
    public boolean may(Permit permit, @Nullable ActingDuty duty) {
        return acting == null ? may(permit) : duty != null && acting.duties().contains(duty);
    }

    /** Refuses with {@code ACCESS-NOT-PERMITTED} unless a role held today permits the act. */
    public void mustHave(Permit permit) {
        if (!may(permit)) {
            throw Problem.refused("ACCESS-NOT-PERMITTED", "您的角色没有此项权限，请联系本单位安全管理员授权。")
                    .with("permit", permit.name());
        }
    }

    /** Refuses with {@code ACCESS-ACTING} whoever acts for another: some things everybody does in person. */
    public void mustBeInPerson() {
        if (acting != null) {
            throw Problem.refused("ACCESS-ACTING", "代行他人职责时不能办理此项，请先切回本人身份。");
        }
    }
}
