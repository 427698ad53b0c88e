package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.access.Tables.ROLE;
import static org.bihuan.schema.access.Tables.ROLE_GRANT;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.jooq.impl.DSL.select;

import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Resolves the viewer of an account: posts, permits and units in scope, all as they hold today. */
@Repository
public class Viewers {

    private final DSLContext sql;
    private final SecondFactorRecords factors;
    private final HeldRoles held;
    private final StandIns standIns;
    private final Clock clock;

    Viewers(DSLContext sql, SecondFactorRecords factors, HeldRoles held, StandIns standIns, Clock clock) {
        this.sql = sql;
        this.factors = factors;
        this.held = held;
        this.standIns = standIns;
        this.clock = clock;
    }

    /**
     * A viewer, and what must be done before anything else: a new password, a second factor.
     */
    public record Present(Viewer viewer, boolean mustChangePassword, boolean mustSetUpSecondFactor) {}

    /** The viewer, or nothing when the account is gone or disabled. */
    @Transactional(readOnly = true)
    public Optional<Viewer> find(ZoneKey zone, AccountId account) {
        return present(zone, account).map(Present::viewer);
    }

    @Transactional(readOnly = true)
    public Optional<Present> present(ZoneKey zone, AccountId account) {
        return sql.select(
                        ACCOUNT.PERSON_ID,
                        PERSON.NAME,
                        ACCOUNT.LOGIN,
                        ACCOUNT.POST_ID,
                        ACCOUNT.MUST_CHANGE_PASSWORD,
                        ACCOUNT.PASSWORD_CHANGED_AT)
                .from(ACCOUNT)
                .leftJoin(PERSON)
                .on(
                        PERSON.ZONE_ID.eq(ACCOUNT.ZONE_ID),
                        PERSON.ID.eq(ACCOUNT.PERSON_ID),
                        PERSON.ZONE_ID.eq(zone.value()))
                .where(ACCOUNT.ZONE_ID.eq(zone.value()), ACCOUNT.ID.eq(account.value()), ACCOUNT.DISABLED_AT.isNull())
                .fetchOptional()
                .map(row -> new Present(
                        viewer(
                                zone,
                                account,
                                row.value1(),
                                row.value2() == null ? row.value3() : row.value2(),
                                row.value4()),
                        row.value5() || Passwords.isTooOld(row.value6(), clock.instant()),
                        needsSecondFactor(zone, account) && !factors.isOn(zone, account)));
    }

    /** Whether a role held today demands a second factor. */
    @Transactional(readOnly = true)
    public boolean needsSecondFactor(ZoneKey zone, AccountId account) {
        return sql.fetchExists(select(ROLE_GRANT.ID)
                .from(ROLE_GRANT)
                .join(ROLE)
                .on(ROLE.ZONE_ID.eq(ROLE_GRANT.ZONE_ID), ROLE.ID.eq(ROLE_GRANT.ROLE_ID))
                .where(
                        ROLE_GRANT.ZONE_ID.eq(zone.value()),
                        ROLE_GRANT.ACCOUNT_ID.eq(account.value()),
                        ROLE.NEEDS_SECOND_FACTOR.isTrue(),
                        HeldRoles.inForce(ROLE_GRANT.VALID_FROM, ROLE_GRANT.VALID_TO, BusinessZone.today(clock))));
    }

    private Viewer viewer(
            ZoneKey zone, AccountId account, @Nullable UUID person, String name, @Nullable UUID postInUse) {
        var today = BusinessZone.today(clock);
        var own = person == null ? List.<UUID>of() : held.ownUnits(zone, person, postInUse, today);
        var permits = EnumSet.noneOf(Permit.class);
        var units = new HashSet<>(own);
        var seesAll = false;
        for (var grant : held.grants(zone, account, today)) {
            permits.addAll(grant.permits());
            if (grant.permits().contains(Permit.MATTER_READ)) {
                seesAll |= grant.scope() == Scope.ALL;
                units.addAll(held.unitsInScope(zone, grant, own, person, today));
            }
        }
        return new Viewer(
                zone,
                account,
                person == null ? null : new PersonId(person),
                name,
                own.isEmpty() ? null : new UnitId(own.getFirst()),
                permits,
                seesAll,
                HeldRoles.typed(units),
                HeldRoles.typed(own),
                null,
                standIns.bond(zone, account, today));
    }

    /**
     * The viewer when the account acts under the delegation, or nothing when it does not hold today or is another's.
     * Such a viewer sees what the principal sees and may do what was left to the deputy; of permits it has only those for
     * reading, so that whatever does not know of duties refuses.
     */
    @Transactional(readOnly = true)
    public Optional<Viewer> acting(Viewer deputy, UUID delegation) {
        return standIns.left(deputy, delegation, BusinessZone.today(clock))
                .flatMap(left -> find(deputy.zone(), left.principal())
                        .map(principal -> StandIns.acting(deputy, principal, delegation, left)));
    }
}
