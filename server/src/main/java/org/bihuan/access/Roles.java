package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ROLE;
import static org.bihuan.schema.access.Tables.ROLE_GRANT;
import static org.bihuan.schema.access.Tables.ROLE_PERMIT;
import static org.jooq.impl.DSL.row;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.schema.access.tables.records.RoleRecord;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Making and changing roles. Built-in ones may be narrowed, never widened beyond what they are made for. */
@Service
public class Roles {

    private final DSLContext sql;
    private final Duties duties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Roles(DSLContext sql, Duties duties, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.duties = duties;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public UUID create(Viewer viewer, RoleFacts facts) {
        viewer.mustHave(Permit.ROLE_EDIT);
        var duty = Duty.ofAll(facts.permits());
        mustBeNewName(viewer.zone(), null, facts.name());
        var id = Ids.next();
        sql.insertInto(ROLE)
                .set(ROLE.ZONE_ID, viewer.zone().value())
                .set(ROLE.ID, id)
                .set(ROLE.CODE, "OWN-" + id.toString().substring(24))
                .set(ROLE.NAME, facts.name().strip())
                .set(ROLE.NAME_EN, facts.nameEn().strip())
                .set(ROLE.BUILTIN, false)
                .set(ROLE.VERSION, 1)
                .execute();
        write(viewer.zone(), id, facts.permits());
        acted(viewer, "role.create", id, Map.of("duty", duty.name()));
        return id;
    }

    @Transactional
    public void change(Viewer viewer, UUID id, int version, RoleFacts facts) {
        viewer.mustHave(Permit.ROLE_EDIT);
        var zone = viewer.zone();
        var role = lock(zone, id);
        if (role.getVersion() != version) {
            throw Problem.conflict("ACCESS-STALE", "他人刚刚修改过，请核对最新内容后再保存。")
                    .with("current", Map.of("version", role.getVersion(), "permits", permits(zone, id)));
        }
        mustNotBeOwn(viewer, id);
        if (role.getBuiltin()) {
            mustOnlyNarrow(BuiltinRole.valueOf(role.getCode()), facts.permits());
        }
        mustKeepDuty(zone, id, facts.permits());
        mustBeNewName(zone, id, facts.name());
        sql.update(ROLE)
                .set(ROLE.NAME, facts.name().strip())
                .set(ROLE.NAME_EN, facts.nameEn().strip())
                .set(ROLE.VERSION, version + 1)
                .where(ROLE.ZONE_ID.eq(zone.value()), ROLE.ID.eq(id))
                .execute();
        sql.deleteFrom(ROLE_PERMIT)
                .where(ROLE_PERMIT.ZONE_ID.eq(zone.value()), ROLE_PERMIT.ROLE_ID.eq(id))
                .execute();
        write(zone, id, facts.permits());
        var permitted = facts.permits().stream().map(Permit::name).sorted().collect(Collectors.joining(","));
        acted(viewer, "role.change", id, Map.of("permits", permitted));
    }

    /** Demands a second factor of all who hold the role, from their next request on, or no longer does. */
    @Transactional
    public void demandSecondFactor(Viewer viewer, UUID id, int version, boolean demanded) {
        viewer.mustHave(Permit.ROLE_EDIT);
        var role = lock(viewer.zone(), id);
        if (role.getVersion() != version) {
            throw Problem.conflict("ACCESS-STALE", "他人刚刚修改过，请核对最新内容后再保存。")
                    .with("current", Map.of("version", role.getVersion()));
        }
        sql.update(ROLE)
                .set(ROLE.NEEDS_SECOND_FACTOR, demanded)
                .set(ROLE.VERSION, version + 1)
                .where(ROLE.ZONE_ID.eq(viewer.zone().value()), ROLE.ID.eq(id))
                .execute();
        acted(viewer, "role.demand-second-factor", id, Map.of("demanded", String.valueOf(demanded)));
    }

    /** Takes away a role of the zone's own that has never been granted. */
    @Transactional
    public void delete(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.ROLE_EDIT);
        var zone = viewer.zone().value();
        var role = lock(viewer.zone(), id);
        if (role.getBuiltin()) {
            throw Problem.conflict("ACCESS-ROLE-BUILTIN", "内置角色不能删除，可以收窄其权限。");
        }
        if (sql.fetchExists(ROLE_GRANT, ROLE_GRANT.ZONE_ID.eq(zone), ROLE_GRANT.ROLE_ID.eq(id))) {
            throw Problem.conflict("ACCESS-ROLE-GRANTED", "该角色曾授予账号，须保留备查。撤销全部授权后它即不再起作用。");
        }
        sql.deleteFrom(ROLE_PERMIT)
                .where(ROLE_PERMIT.ZONE_ID.eq(zone), ROLE_PERMIT.ROLE_ID.eq(id))
                .execute();
        sql.deleteFrom(ROLE).where(ROLE.ZONE_ID.eq(zone), ROLE.ID.eq(id)).execute();
        acted(viewer, "role.delete", id, Map.of("code", role.getCode()));
    }

    private RoleRecord lock(ZoneKey zone, UUID id) {
        return sql.selectFrom(ROLE)
                .where(ROLE.ZONE_ID.eq(zone.value()), ROLE.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Problem.missing("ACCESS-ROLE-MISSING", "没有这个角色，请刷新后重选。"));
    }

    private Set<Permit> permits(ZoneKey zone, UUID id) {
        return sql.select(ROLE_PERMIT.PERMIT)
                .from(ROLE_PERMIT)
                .where(ROLE_PERMIT.ZONE_ID.eq(zone.value()), ROLE_PERMIT.ROLE_ID.eq(id))
                .fetchSet(row -> Permit.valueOf(row.value1()));
    }

    private void write(ZoneKey zone, UUID id, Set<Permit> permits) {
        sql.insertInto(ROLE_PERMIT)
                .columns(ROLE_PERMIT.ZONE_ID, ROLE_PERMIT.ROLE_ID, ROLE_PERMIT.PERMIT)
                .valuesOfRows(permits.stream()
                        .map(permit -> row(zone.value(), id, permit.name()))
                        .toList())
                .execute();
    }

    /** Changing a role one holds would be granting to oneself. */
    private void mustNotBeOwn(Viewer viewer, UUID role) {
        var today = BusinessZone.today(clock);
        var own = sql.fetchExists(
                ROLE_GRANT,
                ROLE_GRANT.ZONE_ID.eq(viewer.zone().value()),
                ROLE_GRANT.ROLE_ID.eq(role),
                ROLE_GRANT.ACCOUNT_ID.eq(viewer.account().value()),
                ROLE_GRANT.VALID_TO.isNull().or(ROLE_GRANT.VALID_TO.gt(today)));
        if (own) {
            throw Problem.conflict("ACCESS-NOT-TO-ONESELF", "不能修改自己正在担任的角色，请由另一名安全管理员办理。");
        }
    }

    private static void mustOnlyNarrow(BuiltinRole builtin, Set<Permit> permits) {
        if (!builtin.permits().containsAll(permits)) {
            throw Problem.field("permits", "ACCESS-ROLE-WIDENED", "内置角色只能收窄，不能增加权限；需要更多权限请新建角色。");
        }
    }

    /** A role that is held somewhere must not slip from one duty into another. */
    private void mustKeepDuty(ZoneKey zone, UUID id, Set<Permit> permits) {
        var next = Duty.ofAll(permits);
        var granted = sql.fetchExists(ROLE_GRANT, ROLE_GRANT.ZONE_ID.eq(zone.value()), ROLE_GRANT.ROLE_ID.eq(id));
        if (granted && next != Duty.ANY && next != duties.ofRole(zone, id)) {
            throw Problem.conflict("ACCESS-ROLES-EXCLUDE", "该角色已有人担任，不能改为另一类职责；请新建角色并重新授权。");
        }
    }

    private void mustBeNewName(ZoneKey zone, @Nullable UUID id, String name) {
        var taken = sql.fetchExists(
                ROLE,
                ROLE.ZONE_ID.eq(zone.value()),
                ROLE.NAME.eq(name.strip()),
                id == null ? ROLE.ID.isNotNull() : ROLE.ID.ne(id));
        if (taken) {
            throw Problem.field("name", "ACCESS-ROLE-NAME-TAKEN", "已有同名角色，请换一个名称。");
        }
    }

    private void acted(Viewer viewer, String act, UUID id, Map<String, Object> facts) {
        events.publishEvent(new Acted(viewer, act, "role", id, facts));
    }
}
