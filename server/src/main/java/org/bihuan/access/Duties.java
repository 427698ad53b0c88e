package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.access.Tables.ROLE_GRANT;
import static org.bihuan.schema.access.Tables.ROLE_PERMIT;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Which duties accounts and roles have, and that none of the three administrators is ever lacking. */
@Repository
class Duties {

    private final DSLContext sql;

    Duties(DSLContext sql) {
        this.sql = sql;
    }

    Duty ofRole(ZoneKey zone, UUID role) {
        return Duty.ofAll(sql.select(ROLE_PERMIT.PERMIT)
                .from(ROLE_PERMIT)
                .where(ROLE_PERMIT.ZONE_ID.eq(zone.value()), ROLE_PERMIT.ROLE_ID.eq(role))
                .fetch(row -> Permit.valueOf(row.value1())));
    }

    /** Duties of all grants of the account that hold on some day of the period. */
    Set<Duty> ofAccount(ZoneKey zone, AccountId account, LocalDate from, @Nullable LocalDate to) {
        var duties = EnumSet.noneOf(Duty.class);
        sql.selectDistinct(ROLE_PERMIT.PERMIT)
                .from(ROLE_GRANT)
                .join(ROLE_PERMIT)
                .on(ROLE_PERMIT.ZONE_ID.eq(ROLE_GRANT.ZONE_ID), ROLE_PERMIT.ROLE_ID.eq(ROLE_GRANT.ROLE_ID))
                .where(
                        ROLE_GRANT.ZONE_ID.eq(zone.value()),
                        ROLE_GRANT.ACCOUNT_ID.eq(account.value()),
                        overlaps(from, to))
                .forEach(row -> duties.add(Duty.of(Permit.valueOf(row.value1()))));
        return duties;
    }

    boolean isAdministrator(ZoneKey zone, AccountId account, LocalDate today) {
        return ofAccount(zone, account, today, null).stream().anyMatch(Duty::isAdministration);
    }

    /** Refuses with {@code ACCESS-LAST-ADMINISTRATOR} when without this account nobody would hold one of its duties. */
    void mustNotBeLast(ZoneKey zone, AccountId account, LocalDate today) {
        for (var duty : ofAccount(zone, account, today, today.plusDays(1))) {
            if (duty.isAdministration() && !others(zone, account, today).contains(duty)) {
                throw Problem.conflict("ACCESS-LAST-ADMINISTRATOR", "这是最后一名在任的该类管理员，请先任命接任者，再办理此项。");
            }
        }
    }

    private Set<Duty> others(ZoneKey zone, AccountId account, LocalDate today) {
        var duties = EnumSet.noneOf(Duty.class);
        sql.selectDistinct(ROLE_PERMIT.PERMIT)
                .from(ROLE_GRANT)
                .join(ACCOUNT)
                .on(ACCOUNT.ZONE_ID.eq(ROLE_GRANT.ZONE_ID), ACCOUNT.ID.eq(ROLE_GRANT.ACCOUNT_ID))
                .join(ROLE_PERMIT)
                .on(ROLE_PERMIT.ZONE_ID.eq(ROLE_GRANT.ZONE_ID), ROLE_PERMIT.ROLE_ID.eq(ROLE_GRANT.ROLE_ID))
                .where(
                        ROLE_GRANT.ZONE_ID.eq(zone.value()),
                        ROLE_GRANT.ACCOUNT_ID.ne(account.value()),
                        ACCOUNT.DISABLED_AT.isNull(),
                        overlaps(today, today.plusDays(1)),
                        ROLE_PERMIT.PERMIT.in(administration()))
                .forEach(row -> duties.add(Duty.of(Permit.valueOf(row.value1()))));
        return duties;
    }

    private static List<String> administration() {
        return EnumSet.allOf(Permit.class).stream()
                .filter(permit -> Duty.of(permit).isAdministration())
                .map(Permit::name)
                .toList();
    }

    private static Condition overlaps(LocalDate from, @Nullable LocalDate to) {
        var ends = ROLE_GRANT.VALID_TO.isNull().or(ROLE_GRANT.VALID_TO.gt(from));
        return to == null ? ends : ends.and(ROLE_GRANT.VALID_FROM.lt(to));
    }
}
