package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.access.Tables.ROLE_GRANT;
import static org.bihuan.schema.access.Tables.ROLE_PERMIT;
import static org.bihuan.schema.organisation.Tables.POST;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which accounts are to be told of something: those of a unit, of a person, or of all who hold a permit. Disabled
 * accounts are told nothing. Part of the caller's transaction; at most {@link #MOST} are named.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
public class Audience {

    /** A message to more people than this is a bulletin, not a notice. */
    public static final int MOST = 2000;

    private final DSLContext sql;
    private final Clock clock;

    Audience(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Accounts whose person holds a post in one of the units today and whose roles permit the act. */
    public Set<AccountId> of(ZoneKey zone, Collection<UnitId> units, Permit permit) {
        var today = BusinessZone.today(clock);
        return accounts(sql.selectDistinct(ACCOUNT.ID)
                .from(ACCOUNT)
                .join(POST)
                .on(POST.ZONE_ID.eq(ACCOUNT.ZONE_ID), POST.PERSON_ID.eq(ACCOUNT.PERSON_ID))
                .join(ROLE_GRANT)
                .on(ROLE_GRANT.ZONE_ID.eq(ACCOUNT.ZONE_ID), ROLE_GRANT.ACCOUNT_ID.eq(ACCOUNT.ID))
                .join(ROLE_PERMIT)
                .on(ROLE_PERMIT.ZONE_ID.eq(ROLE_GRANT.ZONE_ID), ROLE_PERMIT.ROLE_ID.eq(ROLE_GRANT.ROLE_ID))
                .where(
                        ACCOUNT.ZONE_ID.eq(zone.value()),
                        ACCOUNT.DISABLED_AT.isNull(),
                        POST.UNIT_ID.in(units.stream().map(UnitId::value).toList()),
                        inForce(POST.VALID_FROM, POST.VALID_TO, today),
                        inForce(ROLE_GRANT.VALID_FROM, ROLE_GRANT.VALID_TO, today),
                        ROLE_GRANT.REVOKED_AT.isNull(),
                        ROLE_PERMIT.PERMIT.eq(permit.name()))
                .limit(MOST)
                .fetchSet(ACCOUNT.ID));
    }

    /** Accounts of the zone whose roles permit the act today. */
    public Set<AccountId> of(ZoneKey zone, Permit permit) {
        return accounts(sql.selectDistinct(ACCOUNT.ID)
                .from(ACCOUNT)
                .join(ROLE_GRANT)
                .on(ROLE_GRANT.ZONE_ID.eq(ACCOUNT.ZONE_ID), ROLE_GRANT.ACCOUNT_ID.eq(ACCOUNT.ID))
                .join(ROLE_PERMIT)
                .on(ROLE_PERMIT.ZONE_ID.eq(ROLE_GRANT.ZONE_ID), ROLE_PERMIT.ROLE_ID.eq(ROLE_GRANT.ROLE_ID))
                .where(
                        ACCOUNT.ZONE_ID.eq(zone.value()),
                        ACCOUNT.DISABLED_AT.isNull(),
                        inForce(ROLE_GRANT.VALID_FROM, ROLE_GRANT.VALID_TO, BusinessZone.today(clock)),
                        ROLE_GRANT.REVOKED_AT.isNull(),
                        ROLE_PERMIT.PERMIT.eq(permit.name()))
                .limit(MOST)
                .fetchSet(ACCOUNT.ID));
    }

    /** Accounts of the people named. */
    public Set<AccountId> of(ZoneKey zone, Collection<PersonId> people) {
        return accounts(sql.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(
                        ACCOUNT.ZONE_ID.eq(zone.value()),
                        ACCOUNT.DISABLED_AT.isNull(),
                        ACCOUNT.PERSON_ID.in(
                                people.stream().map(PersonId::value).toList()))
                .limit(MOST)
                .fetchSet(ACCOUNT.ID));
    }

    private static Condition inForce(TableField<?, LocalDate> from, TableField<?, LocalDate> to, LocalDate today) {
        return from.le(today).and(to.isNull().or(to.gt(today)));
    }

    private static Set<AccountId> accounts(Set<UUID> ids) {
        return ids.stream().map(AccountId::new).collect(Collectors.toUnmodifiableSet());
    }
}
