package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.access.Tables.ROLE;
import static org.bihuan.schema.access.Tables.ROLE_GRANT;
import static org.bihuan.schema.access.Tables.ROLE_PERMIT;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.schema.access.tables.records.RoleGrantRecord;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who holds which role, since when and by whom; ended grants stay on record. */
@Repository
public class GrantList {

    /** @param ended also those that no longer hold */
    public record Filter(@Nullable UUID account, @Nullable UUID role, boolean ended) {

        private Condition condition(LocalDate today) {
            return (account == null ? noCondition() : ROLE_GRANT.ACCOUNT_ID.eq(account))
                    .and(role == null ? noCondition() : ROLE_GRANT.ROLE_ID.eq(role))
                    .and(ended ? noCondition() : ROLE_GRANT.VALID_TO.isNull().or(ROLE_GRANT.VALID_TO.gt(today)));
        }
    }

    public record Holder(UUID id, String login, @Nullable String name) {}

    public record Role(UUID id, String name, String nameEn) {}

    public record Row(
            UUID id,
            Holder account,
            Role role,
            Scope scope,
            AccountList.@Nullable Named scopeUnit,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable String grantedBy,
            Instant grantedAt,
            @Nullable Instant revokedAt,
            List<String> allowedActions) {}

    private final DSLContext sql;
    private final Clock clock;

    GrantList(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, Filter filter, PageRequest request) {
        if (!viewer.may(Permit.AUDIT_READ)) {
            viewer.mustHave(Permit.ROLE_EDIT);
        }
        var zone = viewer.zone().value();
        var today = BusinessZone.today(clock);
        var condition = ROLE_GRANT.ZONE_ID.eq(zone).and(filter.condition(today));
        var giver = ACCOUNT.as("giver");
        var byTwo = administrators(viewer.zone());
        var rows = sql.select(ROLE_GRANT.fields())
                .select(ACCOUNT.LOGIN, PERSON.NAME, ROLE.NAME, ROLE.NAME_EN, UNIT.NAME, giver.LOGIN)
                .from(ROLE_GRANT)
                .join(ACCOUNT)
                .on(ACCOUNT.ZONE_ID.eq(ROLE_GRANT.ZONE_ID), ACCOUNT.ID.eq(ROLE_GRANT.ACCOUNT_ID))
                .join(ROLE)
                .on(ROLE.ZONE_ID.eq(ROLE_GRANT.ZONE_ID), ROLE.ID.eq(ROLE_GRANT.ROLE_ID))
                .leftJoin(PERSON)
                .on(PERSON.ZONE_ID.eq(ACCOUNT.ZONE_ID), PERSON.ID.eq(ACCOUNT.PERSON_ID), PERSON.ZONE_ID.eq(zone))
                .leftJoin(UNIT)
                .on(UNIT.ZONE_ID.eq(ROLE_GRANT.ZONE_ID), UNIT.ID.eq(ROLE_GRANT.SCOPE_UNIT_ID), UNIT.ZONE_ID.eq(zone))
                .leftJoin(giver)
                .on(giver.ZONE_ID.eq(ROLE_GRANT.ZONE_ID), giver.ID.eq(ROLE_GRANT.GRANTED_BY), giver.ZONE_ID.eq(zone))
                .where(condition)
                .orderBy(ROLE_GRANT.GRANTED_AT.desc(), ROLE_GRANT.ID.desc())
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> {
                    var grant = row.into(ROLE_GRANT);
                    var unit = row.get(UNIT.NAME);
                    return new Row(
                            grant.getId(),
                            new Holder(grant.getAccountId(), row.get(ACCOUNT.LOGIN), row.get(PERSON.NAME)),
                            new Role(grant.getRoleId(), row.get(ROLE.NAME), row.get(ROLE.NAME_EN)),
                            Scope.valueOf(grant.getScope()),
                            unit == null ? null : new AccountList.Named(grant.getScopeUnitId(), unit),
                            grant.getValidFrom(),
                            grant.getValidTo(),
                            row.get(giver.LOGIN),
                            grant.getGrantedAt(),
                            grant.getRevokedAt(),
                            allowed(viewer, grant, today, byTwo.contains(grant.getRoleId())));
                });
        return Page.of(rows, request, sql.fetchCount(ROLE_GRANT, condition));
    }

    /** Roles of administrators, whose grants two must take back. */
    private Set<UUID> administrators(ZoneKey zone) {
        return sql
                .select(ROLE_PERMIT.ROLE_ID, ROLE_PERMIT.PERMIT)
                .from(ROLE_PERMIT)
                .where(ROLE_PERMIT.ZONE_ID.eq(zone.value()))
                .fetchGroups(ROLE_PERMIT.ROLE_ID, row -> Permit.valueOf(row.value2()))
                .entrySet()
                .stream()
                .filter(role -> Duty.ofAll(role.getValue()).isAdministration())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> allowed(Viewer viewer, RoleGrantRecord grant, LocalDate today, boolean byTwo) {
        var to = grant.getValidTo();
        var revocable = viewer.may(Permit.ROLE_EDIT)
                && !viewer.account().value().equals(grant.getAccountId())
                && (to == null || to.isAfter(today));
        return revocable ? List.of(byTwo ? "propose-revoke" : "revoke") : List.of();
    }
}
