package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.access.Tables.DELEGATION;
import static org.bihuan.schema.organisation.Tables.POST;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Acting;
import org.bihuan.shared.ActingDuty;
import org.bihuan.shared.Permit;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/**
 * Standing in for each other: what a deputy may do under a delegation of today, and with whom an account is tied by one.
 */
@Repository
class StandIns {

    private final DSLContext sql;

    StandIns(DSLContext sql) {
        this.sql = sql;
    }

    /** Who left a delegation of today to the deputy, and what; nothing when it does not hold or is another's. */
    Optional<Left> left(Viewer deputy, UUID delegation, LocalDate today) {
        return sql.select(DELEGATION.PRINCIPAL_ID, DELEGATION.DUTIES, DELEGATION.TYPE_CODES, DELEGATION.UNIT_IDS)
                .from(DELEGATION)
                .where(
                        inForce(deputy.zone(), today),
                        DELEGATION.ID.eq(delegation),
                        DELEGATION.DEPUTY_ID.eq(deputy.account().value()))
                .fetchOptional()
                .map(row ->
                        new Left(new AccountId(row.value1()), List.of(row.value2()), part(row.value3(), row.value4())));
    }

    record Left(AccountId principal, List<String> duties, Acting.Part part) {}

    static Acting.Part part(String[] types, UUID[] units) {
        return new Acting.Part(Set.of(types), HeldRoles.typed(List.of(units)));
    }

    static Viewer acting(Viewer deputy, Viewer principal, UUID delegation, Left left) {
        var permits = EnumSet.noneOf(Permit.class);
        if (principal.may(Permit.MATTER_READ)) {
            permits.add(Permit.MATTER_READ);
        }
        if (principal.may(Permit.SUBJECT_READ) && left.part().isAll()) {
            permits.add(Permit.SUBJECT_READ);
        }
        if (deputy.may(Permit.ORGANISATION_READ)) {
            permits.add(Permit.ORGANISATION_READ);
        }
        var duties = EnumSet.noneOf(ActingDuty.class);
        left.duties().stream()
                .map(ActingDuty::valueOf)
                .filter(duty -> principal.may(duty.permit()))
                .forEach(duties::add);
        var bound = new HashSet<>(deputy.bond().accounts());
        bound.addAll(principal.bond().accounts());
        var units = new HashSet<>(deputy.bond().units());
        units.addAll(principal.bond().units());
        return new Viewer(
                deputy.zone(),
                deputy.account(),
                principal.person(),
                deputy.name() + " 代 " + principal.name(),
                principal.unit(),
                permits,
                principal.seesAll(),
                principal.units(),
                principal.ownUnits(),
                new Acting(delegation, principal.account(), principal.name(), duties, left.part(), deputy.ownUnits()),
                new Viewer.Bond(bound, units));
    }

    /** Everybody a delegation of today ties this account to, and the units of those it stands in for. */
    Viewer.Bond bond(ZoneKey zone, AccountId account, LocalDate today) {
        var rows = sql.select(DELEGATION.PRINCIPAL_ID, DELEGATION.DEPUTY_ID)
                .from(DELEGATION)
                .where(
                        inForce(zone, today),
                        DELEGATION.PRINCIPAL_ID.eq(account.value()).or(DELEGATION.DEPUTY_ID.eq(account.value())))
                .limit(DelegationRepository.MOST_IN_FORCE)
                .fetch();
        if (rows.isEmpty()) {
            return Viewer.Bond.NONE;
        }
        var accounts = new HashSet<AccountId>();
        var principals = new HashSet<UUID>();
        rows.forEach(row -> {
            accounts.add(new AccountId(row.value1()));
            accounts.add(new AccountId(row.value2()));
            if (!row.value1().equals(account.value())) {
                principals.add(row.value1());
            }
        });
        accounts.remove(account);
        return new Viewer.Bond(accounts, principals.isEmpty() ? Set.of() : unitsOf(zone, principals, today));
    }

    private Set<UnitId> unitsOf(ZoneKey zone, Collection<UUID> accounts, LocalDate today) {
        return HeldRoles.typed(sql.selectDistinct(POST.UNIT_ID)
                .from(POST)
                .join(ACCOUNT)
                .on(
                        ACCOUNT.ZONE_ID.eq(POST.ZONE_ID),
                        ACCOUNT.PERSON_ID.eq(POST.PERSON_ID),
                        ACCOUNT.ZONE_ID.eq(zone.value()))
                .where(
                        POST.ZONE_ID.eq(zone.value()),
                        ACCOUNT.ID.in(accounts),
                        HeldRoles.inForce(POST.VALID_FROM, POST.VALID_TO, today))
                .fetch(POST.UNIT_ID));
    }

    static Condition inForce(ZoneKey zone, LocalDate today) {
        return DELEGATION
                .ZONE_ID
                .eq(zone.value())
                .and(DELEGATION.RECALLED_AT.isNull())
                .and(DELEGATION.FIRST_ON.le(today))
                .and(DELEGATION.LAST_ON.ge(today));
    }
}
