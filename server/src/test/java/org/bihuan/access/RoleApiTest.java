package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.bihuan.shared.Permit;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class RoleApiTest {

    @Autowired
    TestZones zones;

    TestZone zone;
    TestPerson security;

    @BeforeEach
    void newZone() {
        zone = zones.create();
        security = zone.securityAdministrator;
    }

    @Test
    void everyBuiltInRoleHasOneDuty() {
        for (var role : BuiltinRole.values()) {
            assertThat(Duty.ofAll(role.permits()).isAdministration()).isEqualTo(role.isAdministrator());
        }
    }

    @Test
    void makesARoleGrantsItAndItsPermitHoldsAtOnce() {
        var made = security.post(
                "/api/roles",
                Map.of(
                        "name",
                        "组织干事",
                        "nameEn",
                        "Organisation clerk",
                        "permits",
                        List.of("ORGANISATION_EDIT", "ORGANISATION_READ")));
        assertThat(made.status()).isEqualTo(201);
        var role = made.body().get("id").asString();
        assertThat(zone.officer.viewer().may(Permit.ORGANISATION_EDIT)).isFalse();

        var granted = grant(zone.officer, role, "ALL");

        assertThat(granted.status()).isEqualTo(201);
        assertThat(zone.officer.viewer().may(Permit.ORGANISATION_EDIT)).isTrue();
        var id = granted.body().get("id").asString();
        assertThat(security.get("/api/grants?roleId=" + role).body()).isEqualTo(zones.json("""
                {"items": [{"id": "%s", "account": {"id": "%s", "login": "%s", "name": "秦明辉"},
                  "role": {"id": "%s", "name": "组织干事", "nameEn": "Organisation clerk"}, "scope": "ALL",
                  "scopeUnit": null, "validFrom": "2026-11-20", "validTo": null, "grantedBy": "%s",
                  "grantedAt": "2026-11-20T01:30:00Z", "revokedAt": null, "allowedActions": ["revoke"]}],
                 "page": 1, "size": 50, "total": 1}
                """.formatted(
                        id, zone.officer.account(), zone.officer.login(), role, security.login())));
        assertThat(security.post("/api/grants/" + id + "/revoke", null).status())
                .isEqualTo(204);
        assertThat(zone.officer.viewer().may(Permit.ORGANISATION_EDIT)).isFalse();
        assertThat(security.get("/api/grants?roleId=" + role)
                        .body()
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(security.get("/api/grants?ended=true&roleId=" + role)
                        .body()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void keepsTheThreeAdministratorsAndTheBusinessApart() {
        assertThat(code(security.post(
                        "/api/roles",
                        Map.of("name", "x", "nameEn", "x", "permits", List.of("ACCOUNT_EDIT", "AUDIT_READ")))))
                .isEqualTo("ACCESS-ROLES-EXCLUDE");
        assertThat(code(grant(zone.systemAdministrator, role("LIAISON"), "OWN_UNIT")))
                .isEqualTo("ACCESS-ROLES-EXCLUDE");
        assertThat(code(propose(zone.officer, role("AUDIT_ADMINISTRATOR")))).isEqualTo("ACCESS-ROLES-EXCLUDE");
        assertThat(code(propose(zone.systemAdministrator, role("AUDIT_ADMINISTRATOR"))))
                .isEqualTo("ACCESS-ROLES-EXCLUDE");
    }

    @Test
    void letsNobodyGrantToHimself() {
        assertThat(code(grant(security, role("LIAISON"), "ALL"))).isEqualTo("ACCESS-NOT-TO-ONESELF");
        assertThat(code(propose(security, role("SECURITY_ADMINISTRATOR")))).isEqualTo("ACCESS-NOT-TO-ONESELF");
        assertThat(code(change("SECURITY_ADMINISTRATOR", List.of("ROLE_EDIT")))).isEqualTo("ACCESS-NOT-TO-ONESELF");
    }

    @Test
    void makesAnAdministratorOnlyByTwo() {
        var newcomer = zones.plain(zone, "新任审计");
        var role = role("AUDIT_ADMINISTRATOR");
        assertThat(code(grant(newcomer, role, "ALL"))).isEqualTo("ACCESS-NEEDS-SECOND-ADMINISTRATOR");
        var proposal = propose(newcomer, role);
        assertThat(proposal.status()).isEqualTo(201);
        assertThat(code(propose(newcomer, role))).isEqualTo("ACCESS-PROPOSAL-OPEN");
        var path = "/api/proposals/" + proposal.body().get("id").asString();
        assertThat(code(security.post(path + "/approve", null))).isEqualTo("ACCESS-NEEDS-SECOND-ADMINISTRATOR");
        assertThat(newcomer.viewer().may(Permit.AUDIT_READ)).isFalse();

        assertThat(zone.auditAdministrator.post(path + "/approve", null).status())
                .isEqualTo(200);

        assertThat(newcomer.viewer().may(Permit.AUDIT_READ)).isTrue();
        assertThat(security.get("/api/proposals?open=true").body().get("total").asInt())
                .isZero();
        assertThat(security.get("/api/proposals").body().at("/items/0/outcome").asString())
                .isEqualTo("APPROVED");
    }

    @Test
    void takesAnAdministratorsRoleBackOnlyByTwo() {
        var role = role("SYSTEM_ADMINISTRATOR");
        var second = zone.person(BuiltinRole.SYSTEM_ADMINISTRATOR, Scope.ALL, "副系统管理员", null);
        var grant =
                security.get("/api/grants?accountId=" + second.account()).body().at("/items/0");
        assertThat(grant.get("allowedActions").toString()).isEqualTo("[\"propose-revoke\"]");
        assertThat(code(security.post("/api/grants/" + grant.get("id").asString() + "/revoke", null)))
                .isEqualTo("ACCESS-NEEDS-SECOND-ADMINISTRATOR");
        assertThat(code(proposeRevocation(second, role("AUDIT_ADMINISTRATOR")))).isEqualTo("ACCESS-GRANT-ENDED");
        assertThat(code(proposeRevocation(second, role("LIAISON")))).isEqualTo("ACCESS-NOT-ADMINISTRATOR");
        var proposal = proposeRevocation(second, role);
        assertThat(proposal.status()).isEqualTo(201);
        var path = "/api/proposals/" + proposal.body().get("id").asString() + "/approve";
        assertThat(code(security.post(path, null))).isEqualTo("ACCESS-NEEDS-SECOND-ADMINISTRATOR");
        assertThat(second.viewer().may(Permit.ACCOUNT_EDIT)).isTrue();

        assertThat(zone.auditAdministrator.post(path, null).status()).isEqualTo(200);

        assertThat(second.viewer().may(Permit.ACCOUNT_EDIT)).isFalse();
        var last = proposeRevocation(zone.systemAdministrator, role);
        var lastPath = "/api/proposals/" + last.body().get("id").asString() + "/approve";
        assertThat(zone.auditAdministrator.post(lastPath, null).status()).isEqualTo(409);
        assertThat(zone.systemAdministrator.viewer().may(Permit.ACCOUNT_EDIT)).isTrue();
    }

    @Test
    void takesBackAndTurnsDownProposals() {
        var newcomer = zones.plain(zone, "新任安全");
        var first = propose(newcomer, role("SECURITY_ADMINISTRATOR"))
                .body()
                .get("id")
                .asString();
        assertThat(code(zone.auditAdministrator.post("/api/proposals/" + first + "/withdraw", null)))
                .isEqualTo("ACCESS-NOT-PROPOSER");
        assertThat(security.post("/api/proposals/" + first + "/withdraw", null).status())
                .isEqualTo(204);
        var second = propose(newcomer, role("SECURITY_ADMINISTRATOR"))
                .body()
                .get("id")
                .asString();
        assertThat(zone.auditAdministrator
                        .post("/api/proposals/" + second + "/reject", null)
                        .status())
                .isEqualTo(204);
        assertThat(newcomer.viewer().may(Permit.ROLE_EDIT)).isFalse();
    }

    @Test
    void narrowsABuiltInRoleButNeverWidensIt() {
        assertThat(code(change("LIAISON", List.of("MATTER_READ", "MATTER_VERIFY"))))
                .isEqualTo("ACCESS-ROLE-WIDENED");
        assertThat(change("LIAISON", List.of("MATTER_READ")).status()).isEqualTo(204);
        assertThat(zone.lanheLiaison.viewer().permits()).containsExactly(Permit.MATTER_READ);
        assertThat(code(change("LIAISON", List.of("MATTER_READ")))).isEqualTo("ACCESS-STALE");
        assertThat(code(security.delete("/api/roles/" + role("LIAISON")))).isEqualTo("ACCESS-ROLE-BUILTIN");
    }

    @Test
    void grantsAUnitWithAllBelowAndNoUnitOfAForeignZone() {
        var body = new HashMap<String, Object>(
                Map.of("account", zone.officer.account().value(), "role", role("LIAISON"), "scope", "UNIT_AND_BELOW"));
        body.put("scopeUnit", zones.create().lanhe.value());
        assertThat(code(security.post("/api/grants", body))).isEqualTo("ACCESS-SCOPE-UNIT");
        body.put("scopeUnit", zone.lanhe.value());
        assertThat(security.post("/api/grants", body).status()).isEqualTo(201);
        assertThat(zone.officer.viewer().units()).contains(zone.lanhe, zone.lanheVillage);
        body.put("to", "2026-11-01");
        assertThat(code(security.post("/api/grants", body))).isEqualTo("ACCESS-GRANT-DISORDERED");
    }

    @Test
    void grantsARoleInOneScopeOnlyOnceAtATime() {
        var newcomer = zones.plain(zone, "新任联络员");
        var first = grant(newcomer, role("LIAISON"), "OWN_UNIT");
        assertThat(first.status()).isEqualTo(201);

        var twice = grant(newcomer, role("LIAISON"), "OWN_UNIT");

        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.body().at("/errors/0/field").asString()).isEqualTo("role");
        assertThat(twice.body().at("/errors/0/code").asString()).isEqualTo("ACCESS-GRANT-HELD");
        assertThat(grant(newcomer, role("LIAISON"), "OWN").status()).isEqualTo(201);
        security.post("/api/grants/" + first.body().get("id").asString() + "/revoke", null);
        assertThat(grant(newcomer, role("LIAISON"), "OWN_UNIT").status()).isEqualTo(201);
    }

    private TestPerson.Answer grant(TestPerson to, String role, String scope) {
        return security.post("/api/grants", Map.of("account", to.account().value(), "role", role, "scope", scope));
    }

    private TestPerson.Answer propose(TestPerson who, String role) {
        return security.post(
                "/api/proposals",
                Map.of("kind", "GRANT_ROLE", "account", who.account().value(), "role", role, "reason", "岗位调整"));
    }

    private TestPerson.Answer proposeRevocation(TestPerson who, String role) {
        return security.post(
                "/api/proposals",
                Map.of("kind", "REVOKE_ROLE", "account", who.account().value(), "role", role, "reason", "岗位调整"));
    }

    private TestPerson.Answer change(String code, List<String> permits) {
        return security.put(
                "/api/roles/" + role(code),
                Map.of("facts", Map.of("name", code, "nameEn", code, "permits", permits), "version", 1));
    }

    private String role(String code) {
        return StreamSupport.stream(
                        security.get("/api/roles").body().get("roles").spliterator(), false)
                .filter(role -> role.get("code").asString().equals(code))
                .map((JsonNode role) -> role.get("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString();
    }
}
