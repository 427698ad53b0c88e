package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ROLE;
import static org.bihuan.schema.access.Tables.ROLE_GRANT;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.bihuan.schema.access.tables.records.RoleGrantRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Granting roles and revoking them (授权). Nobody grants to himself; excluding duties never meet in one account (三员分立);
 * administrators are made only by two, see {@link Proposals}.
 */
@Service
public class Grants {

    private final DSLContext sql;
    private final AccountRepository accounts;
    private final Duties duties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Grants(DSLContext sql, AccountRepository accounts, Duties duties, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.duties = duties;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public UUID grant(Viewer viewer, NewGrant wanted) {
        viewer.mustHave(Permit.ROLE_EDIT);
        mustNotBeOwn(viewer, wanted.account());
        mustExist(viewer.zone(), wanted.role());
        if (duties.ofRole(viewer.zone(), wanted.role()).isAdministration()) {
            throw Problem.conflict("ACCESS-NEEDS-SECOND-ADMINISTRATOR", "授予管理员角色须由另一名管理员复核，请提交复核申请。");
        }
        return write(viewer, wanted);
    }

    /** Ends a grant today; what has been done under it stays on record. An administrator's is ended by two. */
    @Transactional
    public void revoke(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.ROLE_EDIT);
        var zone = viewer.zone();
        var today = BusinessZone.today(clock);
        var grant = sql.selectFrom(ROLE_GRANT)
                .where(ROLE_GRANT.ZONE_ID.eq(zone.value()), ROLE_GRANT.ID.eq(id))
                .fetchOptional()
                .orElseThrow(() -> Problem.missing("ACCESS-GRANT-MISSING", "没有这项授权，请刷新。"));
        var account = new AccountId(grant.getAccountId());
        mustNotBeOwn(viewer, account);
        if (duties.ofRole(zone, grant.getRoleId()).isAdministration()) {
            throw Problem.conflict("ACCESS-NEEDS-SECOND-ADMINISTRATOR", "收回管理员角色须由另一名管理员复核，请提交复核申请。");
        }
        var unused = accounts.lock(zone, account);
        if (grant.getValidTo() != null && !grant.getValidTo().isAfter(today)) {
            throw Problem.conflict("ACCESS-GRANT-ENDED", "这项授权已经结束。");
        }
        end(viewer, grant, today);
    }

    /** Ends every grant of the role the account holds or will hold, after two have agreed. */
    void revokeAll(Viewer viewer, AccountId account, UUID role) {
        var zone = viewer.zone();
        var today = BusinessZone.today(clock);
        if (accounts.lock(zone, account).getDisabledAt() == null) {
            duties.mustNotBeLast(zone, account, today);
        }
        held(zone, account, role).forEach(grant -> end(viewer, grant, today));
    }

    void mustHold(ZoneKey zone, AccountId account, UUID role) {
        if (held(zone, account, role).isEmpty()) {
            throw Problem.conflict("ACCESS-GRANT-ENDED", "该账号没有这个角色，或授权已经结束，请刷新。");
        }
    }

    private Result<RoleGrantRecord> held(ZoneKey zone, AccountId account, UUID role) {
        return sql.selectFrom(ROLE_GRANT)
                .where(
                        ROLE_GRANT.ZONE_ID.eq(zone.value()),
                        ROLE_GRANT.ACCOUNT_ID.eq(account.value()),
                        ROLE_GRANT.ROLE_ID.eq(role),
                        ROLE_GRANT.VALID_TO.isNull().or(ROLE_GRANT.VALID_TO.gt(BusinessZone.today(clock))))
                .fetch();
    }

    private void end(Viewer viewer, RoleGrantRecord grant, LocalDate today) {
        sql.update(ROLE_GRANT)
                .set(ROLE_GRANT.VALID_TO, grant.getValidFrom().isAfter(today) ? grant.getValidFrom() : today)
                .set(ROLE_GRANT.REVOKED_AT, clock.instant())
                .set(ROLE_GRANT.REVOKED_BY, viewer.account().value())
                .where(ROLE_GRANT.ZONE_ID.eq(viewer.zone().value()), ROLE_GRANT.ID.eq(grant.getId()))
                .execute();
        acted(viewer, "grant.revoke", grant.getId(), new AccountId(grant.getAccountId()), grant.getRoleId());
    }

    /** Writes a grant that has been allowed, by one administrator or by two. */
    UUID write(Viewer viewer, NewGrant wanted) {
        var zone = viewer.zone();
        var from = wanted.from() == null ? BusinessZone.today(clock) : wanted.from();
        mustBeOrdered(from, wanted.to());
        mustFit(zone, wanted.scope(), wanted.scopeUnit());
        var unused = accounts.lock(zone, wanted.account());
        mustNotExclude(zone, wanted.account(), wanted.role(), from, wanted.to());
        mustBeNew(zone, wanted, from);
        var id = Ids.next();
        sql.insertInto(ROLE_GRANT)
                .set(ROLE_GRANT.ZONE_ID, zone.value())
                .set(ROLE_GRANT.ID, id)
                .set(ROLE_GRANT.ACCOUNT_ID, wanted.account().value())
                .set(ROLE_GRANT.ROLE_ID, wanted.role())
                .set(ROLE_GRANT.SCOPE, wanted.scope().name())
                .set(
                        ROLE_GRANT.SCOPE_UNIT_ID,
                        wanted.scopeUnit() == null ? null : wanted.scopeUnit().value())
                .set(ROLE_GRANT.VALID_FROM, from)
                .set(ROLE_GRANT.VALID_TO, wanted.to())
                .set(ROLE_GRANT.GRANTED_BY, viewer.account().value())
                .set(ROLE_GRANT.GRANTED_AT, clock.instant())
                .execute();
        acted(viewer, "grant.give", id, wanted.account(), wanted.role());
        return id;
    }

    void mustExist(ZoneKey zone, UUID role) {
        if (!sql.fetchExists(ROLE, ROLE.ZONE_ID.eq(zone.value()), ROLE.ID.eq(role))) {
            throw Problem.missing("ACCESS-ROLE-MISSING", "没有这个角色，请刷新后重选。");
        }
    }

    void mustNotExclude(ZoneKey zone, AccountId account, UUID role, LocalDate from, @Nullable LocalDate to) {
        var all = EnumSet.of(duties.ofRole(zone, role));
        all.addAll(duties.ofAccount(zone, account, from, to));
        var unused = Duty.single(all);
    }

    /** The same role in the same scope twice at one time would survive its revocation. */
    private void mustBeNew(ZoneKey zone, NewGrant wanted, LocalDate from) {
        var unit = wanted.scopeUnit();
        var held = sql.fetchExists(
                ROLE_GRANT,
                ROLE_GRANT.ZONE_ID.eq(zone.value()),
                ROLE_GRANT.ACCOUNT_ID.eq(wanted.account().value()),
                ROLE_GRANT.ROLE_ID.eq(wanted.role()),
                ROLE_GRANT.SCOPE.eq(wanted.scope().name()),
                unit == null ? ROLE_GRANT.SCOPE_UNIT_ID.isNull() : ROLE_GRANT.SCOPE_UNIT_ID.eq(unit.value()),
                ROLE_GRANT.VALID_TO.isNull().or(ROLE_GRANT.VALID_TO.gt(from)),
                ROLE_GRANT.VALID_TO.isNull().or(ROLE_GRANT.VALID_TO.gt(ROLE_GRANT.VALID_FROM)),
                wanted.to() == null ? noCondition() : ROLE_GRANT.VALID_FROM.lt(wanted.to()));
        if (held) {
            throw Problem.field("role", "ACCESS-GRANT-HELD", "该账号在这段时间内已有同一范围的这个角色，请先收回原授权，或改选时间或范围。");
        }
    }

    private static void mustBeOrdered(LocalDate from, @Nullable LocalDate to) {
        if (to != null && !to.isAfter(from)) {
            throw Problem.field("to", "ACCESS-GRANT-DISORDERED", "结束日期须晚于开始日期。");
        }
    }

    private void mustFit(ZoneKey zone, Scope scope, @Nullable UnitId unit) {
        var fits = switch (scope) {
            case UNIT_AND_BELOW ->
                unit == null
                        || sql.fetchExists(
                                UNIT, UNIT.ZONE_ID.eq(zone.value()), UNIT.ID.eq(unit.value()), UNIT.VALID_TO.isNull());
            case ALL, OWN_UNIT, OWN, SUPERVISED_UNITS -> unit == null;
        };
        if (!fits) {
            throw Problem.field("scopeUnit", "ACCESS-SCOPE-UNIT", "只有“单位及下级”范围可以指定单位，且该单位须在册。");
        }
    }

    private static void mustNotBeOwn(Viewer viewer, AccountId account) {
        if (viewer.account().equals(account)) {
            throw Problem.conflict("ACCESS-NOT-TO-ONESELF", "不能变更自己的授权，请由另一名安全管理员办理。");
        }
    }

    private void acted(Viewer viewer, String act, UUID id, AccountId account, UUID role) {
        events.publishEvent(
                new Acted(viewer, act, "grant", id, Map.of("account", account.toString(), "role", role.toString())));
    }
}
