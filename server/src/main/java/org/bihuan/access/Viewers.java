package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.access.Tables.DELEGATION;
import static org.bihuan.schema.access.Tables.ROLE;
import static org.bihuan.schema.access.Tables.ROLE_GRANT;
import static org.bihuan.schema.access.Tables.ROLE_PERMIT;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.PORTFOLIO;
import static org.bihuan.schema.organisation.Tables.POST;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.time.Clock;
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
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortField;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Resolves the viewer of an account: posts, permits and units in scope, all as they hold today. */
@Repository
public class Viewers {

    private final DSLContext sql;
    private final SecondFactorRecords factors;
    private final Clock clock;

    Viewers(DSLContext sql, SecondFactorRecords factors, Clock clock) {
        this.sql = sql;
        this.factors = factors;
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
                        inForce(ROLE_GRANT.VALID_FROM, ROLE_GRANT.VALID_TO, BusinessZone.today(clock))));
    }

    private Viewer viewer(
            ZoneKey zone, AccountId account, @Nullable UUID person, String name, @Nullable UUID postInUse) {
        var today = BusinessZone.today(clock);
        var own = person == null ? List.<UUID>of() : ownUnits(zone, person, postInUse, today);
        var permits = EnumSet.noneOf(Permit.class);
        var units = new HashSet<>(own);
        var seesAll = false;
        for (var grant : grants(zone, account, today)) {
            permits.addAll(grant.permits());
            if (grant.permits().contains(Permit.MATTER_READ)) {
                seesAll |= grant.scope() == Scope.ALL;
                units.addAll(unitsInScope(zone, grant, own, person, today));
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
                typed(units),
                typed(own),
                null,
                bond(zone, account, today));
    }

    /**
     * The viewer when the account acts under the delegation, or nothing when it does not hold today or is another's.
     * Such a viewer sees what the principal sees and may do what was left to the deputy; of permits it has only those for
     * reading, so that whatever does not know of duties refuses.
     */
    @Transactional(readOnly = true)
    public Optional<Viewer> acting(Viewer deputy, UUID delegation) {
        var zone = deputy.zone();
        return sql.select(DELEGATION.PRINCIPAL_ID, DELEGATION.DUTIES)
                .from(DELEGATION)
                .where(
                        inForce(zone, BusinessZone.today(clock)),
                        DELEGATION.ID.eq(delegation),
                        DELEGATION.DEPUTY_ID.eq(deputy.account().value()))
                .fetchOptional()
                .flatMap(row -> find(zone, new AccountId(row.value1()))
                        .map(principal -> acting(deputy, principal, delegation, List.of(row.value2()))));
    }

    private static Viewer acting(Viewer deputy, Viewer principal, UUID delegation, List<String> left) {
        var permits = EnumSet.noneOf(Permit.class);
        if (principal.may(Permit.MATTER_READ)) {
            permits.add(Permit.MATTER_READ);
        }
        if (deputy.may(Permit.ORGANISATION_READ)) {
            permits.add(Permit.ORGANISATION_READ);
        }
        var duties = EnumSet.noneOf(ActingDuty.class);
        left.stream()
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
                new Acting(delegation, principal.account(), principal.name(), duties, deputy.ownUnits()),
                new Viewer.Bond(bound, units));
    }

    /** Everybody a delegation of today ties this account to, and the units of those it stands in for. */
    private Viewer.Bond bond(ZoneKey zone, AccountId account, LocalDate today) {
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
        return typed(sql.selectDistinct(POST.UNIT_ID)
                .from(POST)
                .join(ACCOUNT)
                .on(
                        ACCOUNT.ZONE_ID.eq(POST.ZONE_ID),
                        ACCOUNT.PERSON_ID.eq(POST.PERSON_ID),
                        ACCOUNT.ZONE_ID.eq(zone.value()))
                .where(
                        POST.ZONE_ID.eq(zone.value()),
                        ACCOUNT.ID.in(accounts),
                        inForce(POST.VALID_FROM, POST.VALID_TO, today))
                .fetch(POST.UNIT_ID));
    }

    private static Condition inForce(ZoneKey zone, LocalDate today) {
        return DELEGATION
                .ZONE_ID
                .eq(zone.value())
                .and(DELEGATION.RECALLED_AT.isNull())
                .and(DELEGATION.FIRST_ON.le(today))
                .and(DELEGATION.LAST_ON.ge(today));
    }

    private record Grant(Scope scope, @Nullable UUID unit, Set<Permit> permits) {}

    private List<Grant> grants(ZoneKey zone, AccountId account, LocalDate today) {
        return sql
                .select(ROLE_GRANT.ID, ROLE_GRANT.SCOPE, ROLE_GRANT.SCOPE_UNIT_ID, ROLE_PERMIT.PERMIT)
                .from(ROLE_GRANT)
                .join(ROLE_PERMIT)
                .on(ROLE_PERMIT.ZONE_ID.eq(ROLE_GRANT.ZONE_ID), ROLE_PERMIT.ROLE_ID.eq(ROLE_GRANT.ROLE_ID))
                .where(
                        ROLE_GRANT.ZONE_ID.eq(zone.value()),
                        ROLE_GRANT.ACCOUNT_ID.eq(account.value()),
                        inForce(ROLE_GRANT.VALID_FROM, ROLE_GRANT.VALID_TO, today))
                .fetchGroups(ROLE_GRANT.ID)
                .values()
                .stream()
                .map(rows -> new Grant(
                        Scope.valueOf(rows.getFirst().get(ROLE_GRANT.SCOPE)),
                        rows.getFirst().get(ROLE_GRANT.SCOPE_UNIT_ID),
                        permits(rows.getValues(ROLE_PERMIT.PERMIT))))
                .toList();
    }

    private static Set<Permit> permits(List<String> names) {
        var permits = EnumSet.noneOf(Permit.class);
        names.forEach(each -> permits.add(Permit.valueOf(each)));
        return permits;
    }

    /** Units of the posts held, that of the post in use first, then the main post. */
    private List<UUID> ownUnits(ZoneKey zone, UUID person, @Nullable UUID postInUse, LocalDate today) {
        return sql.select(POST.UNIT_ID)
                .from(POST)
                .where(
                        POST.ZONE_ID.eq(zone.value()),
                        POST.PERSON_ID.eq(person),
                        inForce(POST.VALID_FROM, POST.VALID_TO, today))
                .orderBy(inUseFirst(postInUse), POST.PART_TIME, POST.VALID_FROM, POST.ID)
                .fetch(POST.UNIT_ID);
    }

    static SortField<?> inUseFirst(@Nullable UUID post) {
        return post == null ? POST.PART_TIME.asc() : field(POST.ID.eq(post)).desc();
    }

    private Collection<UUID> unitsInScope(
            ZoneKey zone, Grant grant, List<UUID> own, @Nullable UUID person, LocalDate today) {
        return switch (grant.scope()) {
            case ALL, OWN, OWN_UNIT -> List.of();
            case UNIT_AND_BELOW -> below(zone, grant.unit() == null ? own : List.of(grant.unit()));
            case SUPERVISED_UNITS -> below(zone, supervised(zone, own, person, today));
        };
    }

    private List<UUID> supervised(ZoneKey zone, List<UUID> own, @Nullable UUID person, LocalDate today) {
        return sql.select(UNIT.ID)
                .from(UNIT)
                .where(UNIT.ZONE_ID.eq(zone.value()), UNIT.SUPERVISED_BY_ID.in(own))
                .union(select(PORTFOLIO.UNIT_ID)
                        .from(PORTFOLIO)
                        .where(
                                PORTFOLIO.ZONE_ID.eq(zone.value()),
                                PORTFOLIO.PERSON_ID.eq(person),
                                inForce(PORTFOLIO.VALID_FROM, PORTFOLIO.VALID_TO, today)))
                .fetch(UNIT.ID);
    }

    private List<UUID> below(ZoneKey zone, Collection<UUID> tops) {
        var tree = name("tree").fields("id");
        var id = field(name("tree", "id"), UUID.class);
        return sql.withRecursive(tree.as(select(UNIT.ID)
                        .from(UNIT)
                        .where(UNIT.ZONE_ID.eq(zone.value()), UNIT.ID.in(tops))
                        .union(select(UNIT.ID)
                                .from(UNIT)
                                .join(table(name("tree")))
                                .on(UNIT.PARENT_ID.eq(id))
                                .where(UNIT.ZONE_ID.eq(zone.value())))))
                .select(id)
                .from(table(name("tree")))
                .fetch(id);
    }

    private static Condition inForce(TableField<?, LocalDate> from, TableField<?, LocalDate> to, LocalDate today) {
        return from.le(today).and(to.isNull().or(to.gt(today)));
    }

    private static Set<UnitId> typed(Collection<UUID> ids) {
        var typed = new java.util.LinkedHashSet<UnitId>();
        ids.forEach(id -> typed.add(new UnitId(id)));
        return typed;
    }
}
