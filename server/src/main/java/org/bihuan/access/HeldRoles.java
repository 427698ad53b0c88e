package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ROLE_GRANT;
import static org.bihuan.schema.access.Tables.ROLE_PERMIT;
import static org.bihuan.schema.organisation.Tables.PORTFOLIO;
import static org.bihuan.schema.organisation.Tables.POST;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Permit;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortField;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * What an account holds on a day: its roles with their permits and scope, the units of its posts, and the units a scope
 * reaches.
 */
@Repository
class HeldRoles {

    private final DSLContext sql;

    HeldRoles(DSLContext sql) {
        this.sql = sql;
    }

    record Grant(Scope scope, @Nullable UUID unit, Set<Permit> permits) {}

    List<Grant> grants(ZoneKey zone, AccountId account, LocalDate today) {
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
    List<UUID> ownUnits(ZoneKey zone, UUID person, @Nullable UUID postInUse, LocalDate today) {
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

    Collection<UUID> unitsInScope(ZoneKey zone, Grant grant, List<UUID> own, @Nullable UUID person, LocalDate today) {
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

    static Condition inForce(TableField<?, LocalDate> from, TableField<?, LocalDate> to, LocalDate today) {
        return from.le(today).and(to.isNull().or(to.gt(today)));
    }

    static Set<UnitId> typed(Collection<UUID> ids) {
        var typed = new java.util.LinkedHashSet<UnitId>();
        ids.forEach(id -> typed.add(new UnitId(id)));
        return typed;
    }
}
