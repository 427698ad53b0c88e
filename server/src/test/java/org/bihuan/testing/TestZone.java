package org.bihuan.testing;

import java.util.Map;
import java.util.UUID;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;

/**
 * A zone of one test: 区督查室 supervises, 澜河街道 and 新桥街道 handle, 区安委办 verifies, and one person stands in each
 * role. The people are the vocabulary of the API tests.
 */
public final class TestZone {

    private final TestZones zones;
    public final ZoneKey key;
    private final Map<BuiltinRole, UUID> roles;

    public final UnitId committee;
    public final UnitId supervisionOffice;
    public final UnitId safetyOffice;
    public final UnitId lanhe;
    public final UnitId xinqiao;
    public final UnitId lanheVillage;

    /** 督查室的秦明辉: opens, assigns, verifies, closes; sees the whole zone. */
    public final TestPerson officer;
    /** 安委办的许文博: verifies; sees the whole zone. */
    public final TestPerson inspector;
    /** 澜河街道的吕晓东: handles for 澜河街道 and what lies below. */
    public final TestPerson lanheLiaison;
    /** 新桥街道的尤海燕: handles for 新桥街道. */
    public final TestPerson xinqiaoLiaison;
    /** A zone leader: sees all, instructs, urges. */
    public final TestPerson leader;

    public final TestPerson systemAdministrator;
    public final TestPerson securityAdministrator;
    public final TestPerson auditAdministrator;

    TestZone(TestZones zones, ZoneKey key, Map<BuiltinRole, UUID> roles) {
        this.zones = zones;
        this.key = key;
        this.roles = Map.copyOf(roles);
        committee = zones.unit(key, "东澜经开区管委会", "ADMIN_COMMITTEE", null);
        supervisionOffice = zones.unit(key, "督查室", "OFFICE", committee);
        safetyOffice = zones.unit(key, "区安委办", "OFFICE", committee);
        lanhe = zones.unit(key, "澜河街道", "SUBDISTRICT", committee);
        xinqiao = zones.unit(key, "新桥街道", "SUBDISTRICT", committee);
        lanheVillage = zones.unit(key, "澜河村", "VILLAGE", lanhe);
        officer = person(BuiltinRole.SUPERVISION_OFFICER, Scope.ALL, "秦明辉", supervisionOffice);
        inspector = person(BuiltinRole.INSPECTOR, Scope.ALL, "许文博", safetyOffice);
        lanheLiaison = person(BuiltinRole.LIAISON, Scope.UNIT_AND_BELOW, "吕晓东", lanhe);
        xinqiaoLiaison = person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "尤海燕", xinqiao);
        leader = person(BuiltinRole.ZONE_LEADER, Scope.ALL, "沈思远", committee);
        systemAdministrator = person(BuiltinRole.SYSTEM_ADMINISTRATOR, Scope.ALL, "系统管理员", null);
        securityAdministrator = person(BuiltinRole.SECURITY_ADMINISTRATOR, Scope.ALL, "安全管理员", null);
        auditAdministrator = person(BuiltinRole.AUDIT_ADMINISTRATOR, Scope.ALL, "审计管理员", null);
    }

    public TestPerson person(
            BuiltinRole role, Scope scope, String name, @org.jspecify.annotations.Nullable UnitId unit) {
        var id = roles.get(role);
        if (id == null) {
            throw new IllegalArgumentException("no role " + role);
        }
        return zones.person(key, id, scope, name, unit);
    }

    public UnitId unit(String name, String kind, UnitId parent) {
        return zones.unit(key, name, kind, parent);
    }

    /** Runs the act in a transaction of this zone, as the application would. */
    public <T extends @org.jspecify.annotations.Nullable Object> T inZone(java.util.function.Supplier<T> act) {
        return zones.inZone(key, act);
    }
}
