package org.bihuan.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.servlet.http.Cookie;
import java.security.InvalidKeyException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.Door.Answer;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestDatabase;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.UriComponentsBuilder;

/** Logging in by an identity provider: the whole way there and back, against a real one. */
@ApiTest
class OidcApiTest {

    private static final String START = "/api/session/oidc/start/zone";

    private static IdentityProvider provider;

    @Autowired
    TestZones zones;

    @Autowired
    org.bihuan.testing.Door door;

    @Autowired
    TestClock.Settable clock;

    TestZone zone;
    TestPerson officer;

    @BeforeAll
    static void aProvider() {
        provider = new IdentityProvider(TestDatabase.issuer());
    }

    @AfterAll
    static void closed() {
        provider.close();
    }

    @BeforeEach
    void aZone() {
        zone = zones.create();
        officer = zone.officer;
    }

    @AfterEach
    void nobodyIsBound() {
        officer.post("/api/session/identity/unbind", Map.of("password", TestZones.PASSWORD));
    }

    @Test
    void theLogInPageKnowsTheProvider() {
        assertThat(door.get("/api/session/ways", null).body())
                .isEqualTo(zones.json("{\"provider\":{\"name\":\"统一身份认证\",\"startAt\":\"" + START + "\"}}"));
    }

    @Test
    void sendsTheBrowserThereWithStateNonceAndProofKey() {
        var query = UriComponentsBuilder.fromUriString(
                        Objects.requireNonNull(door.get(START, null).location()))
                .build()
                .getQueryParams();

        assertThat(query).containsKeys("state", "nonce", "code_challenge");
        assertThat(query.getFirst("code_challenge_method")).isEqualTo("S256");
        assertThat(query.getFirst("response_type")).isEqualTo("code");
    }

    @Test
    void anIdentityNobodyHasBoundOpensNothing() {
        var answer = throughTheProvider(null, "sub-qin");

        assertThat(answer.location()).isEqualTo("/login?refused=ACCESS-IDENTITY-UNBOUND");
        assertThat(door.get("/api/session", answer.cookie()).status()).isEqualTo(401);
    }

    @Test
    void theOwnerBindsAndThenLogsInByIt() {
        var bound = bind("sub-qin");
        assertThat(bound.location()).isEqualTo("/account?bound=yes");
        assertThat(door.get("/api/session/identity", bound.cookie())
                        .body()
                        .at("/bound/subject")
                        .asString())
                .isEqualTo("sub-qin");

        var answer = throughTheProvider(null, "sub-qin");

        assertThat(answer.location()).isEqualTo("/");
        assertThat(door.get("/api/session", answer.cookie())
                        .body()
                        .at("/account/login")
                        .asString())
                .isEqualTo(officer.login());
        assertThat(throughTheProvider(null, "sub-lu").location()).endsWith("ACCESS-IDENTITY-UNBOUND");
        var out = door.delete("/api/session", answer.cookie());
        assertThat(out.body().at("/continueAt").asString())
                .startsWith(TestDatabase.issuer() + "/connect/logout?id_token_hint=ey");
        assertThat(door.get("/api/session", answer.cookie()).status()).isEqualTo(401);
    }

    @Test
    void oneIdentityIsOneAccounts() {
        bind("sub-qin");
        var other = door.logIn(zone.leader.login(), TestZones.PASSWORD).cookie();
        door.post("/api/session/identity/bind", Map.of("password", TestZones.PASSWORD), other);

        var answer = throughTheProvider(other, "sub-qin");

        assertThat(answer.location()).isEqualTo("/account?refused=ACCESS-IDENTITY-TAKEN");
        assertThat(door.get("/api/session", answer.cookie())
                        .body()
                        .at("/account/login")
                        .asString())
                .isEqualTo(zone.leader.login());
    }

    @Test
    void disabledAccountsAreRefused() {
        bind("sub-qin");
        var path = "/api/accounts/" + officer.account();
        var version = zone.systemAdministrator.get(path).body().at("/version").intValue();
        zone.systemAdministrator.post(path + "/disable", Map.of("version", version));

        assertThat(throughTheProvider(null, "sub-qin").location()).isEqualTo("/login?refused=ACCESS-DISABLED");
        assertThat(zone.systemAdministrator.delete(path + "/identity").status()).isEqualTo(204);
        assertThat(throughTheProvider(null, "sub-qin").location()).endsWith("ACCESS-IDENTITY-UNBOUND");
    }

    @Test
    void anAdministratorBindsForOthersButNotForAdministrators() {
        var administrator = zone.systemAdministrator;
        var path = "/api/accounts/" + officer.account() + "/identity";
        assertThat(administrator.put(path, Map.of("subject", "sub-qin")).status())
                .isEqualTo(204);
        assertThat(throughTheProvider(null, "sub-qin").location()).isEqualTo("/");

        for (var account : List.of(administrator.account(), zone.securityAdministrator.account())) {
            assertThat(administrator
                            .put("/api/accounts/" + account + "/identity", Map.of("subject", "sub-lu"))
                            .body()
                            .at("/code")
                            .asString())
                    .isEqualTo("ACCESS-OWNER-BINDS");
        }
        assertThat(officer.put(path, Map.of("subject", "sub-lu"))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("ACCESS-NOT-PERMITTED");
    }

    @Test
    void anAdministratorsIdentityIsBoundByTwo() {
        var other = zone.person(BuiltinRole.SYSTEM_ADMINISTRATOR, Scope.ALL, "系统管理员二", null);
        var path = "/api/accounts/" + other.account() + "/identity";
        assertThat(zone.systemAdministrator
                        .put(path, Map.of("subject", "sub-admin"))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("ACCESS-OWNER-BINDS");
        assertThat(zone.systemAdministrator.get(path).body().at("/bound").isNull())
                .isTrue();
        assertThat(officer.get(path).status()).isEqualTo(403);
        var bind =
                Map.of("kind", "BIND_IDENTITY", "account", other.account(), "subject", "sub-admin", "reason", "统一登录");
        var forOfficer =
                Map.of("kind", "BIND_IDENTITY", "account", officer.account(), "subject", "x", "reason", "统一登录");
        assertThat(zone.systemAdministrator
                        .post("/api/proposals", forOfficer)
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("ACCESS-NOT-ADMINISTRATOR");
        var id = zone.systemAdministrator
                .post("/api/proposals", bind)
                .body()
                .at("/id")
                .asString();
        assertThat(zone.securityAdministrator
                        .get("/api/proposals")
                        .body()
                        .at("/items/0/subject")
                        .asString())
                .isEqualTo("sub-admin");

        assertThat(zone.securityAdministrator
                        .post("/api/proposals/" + id + "/approve", null)
                        .status())
                .isEqualTo(200);

        assertThat(zone.systemAdministrator
                        .get(path)
                        .body()
                        .at("/bound/subject")
                        .asString())
                .isEqualTo("sub-admin");
        var unbind = Map.of("kind", "UNBIND_IDENTITY", "account", other.account(), "reason", "人员调离");
        var second = zone.systemAdministrator
                .post("/api/proposals", unbind)
                .body()
                .at("/id")
                .asString();
        assertThat(zone.securityAdministrator
                        .post("/api/proposals/" + second + "/approve", null)
                        .status())
                .isEqualTo(200);
        assertThat(zone.systemAdministrator.get(path).body().at("/bound").isNull())
                .isTrue();
        assertThat(zone.auditAdministrator
                        .get("/api/audit/records?act=account.bind-identity")
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aForeignStateOrAnotherBrowserIsRefused() {
        bind("sub-qin");
        var start = door.get(START, null);
        var back = provider.authorize(Objects.requireNonNull(start.location()), "sub-qin");

        assertThat(door.get(path(back), null).location()).isEqualTo("/login?refused=ACCESS-SSO-FAILED");
        var forged = UriComponentsBuilder.fromUriString(back)
                .replaceQueryParam("state", "forged")
                .build()
                .toUriString();
        assertThat(door.get(path(forged), start.cookie()).location()).isEqualTo("/login?refused=ACCESS-SSO-FAILED");
    }

    @Test
    void theSecondFactorIsStillAskedFor() {
        bind("sub-qin");
        var secret = officer.post("/api/session/second-factor/begin", Map.of("password", TestZones.PASSWORD))
                .body()
                .at("/secret")
                .asString();
        assertThat(secret).isNotEmpty();
        assertThat(officer.post("/api/session/second-factor/confirm", Map.of("code", code(secret)))
                        .status())
                .isEqualTo(200);

        var answer = throughTheProvider(null, "sub-qin");

        assertThat(answer.location()).isEqualTo("/login?step=code");
        assertThat(door.get("/api/session", answer.cookie()).status()).isEqualTo(401);
    }

    @Test
    void bindingNeedsThePassword() {
        var cookie = door.logIn(officer.login(), TestZones.PASSWORD).cookie();

        assertThat(door.post("/api/session/identity/bind", Map.of("password", "wrong"), cookie)
                        .code())
                .isEqualTo("ACCESS-PASSWORD-WRONG");
        assertThat(throughTheProvider(cookie, "sub-qin").location()).endsWith("ACCESS-IDENTITY-UNBOUND");
    }

    private Answer bind(String user) {
        var cookie = door.logIn(officer.login(), TestZones.PASSWORD).cookie();
        var start = door.post("/api/session/identity/bind", Map.of("password", TestZones.PASSWORD), cookie);
        assertThat(start.body().at("/startAt").asString()).isEqualTo(START);
        return throughTheProvider(cookie, user);
    }

    private Answer throughTheProvider(@Nullable Cookie cookie, String user) {
        var start = door.get(START, cookie);
        var back = provider.authorize(Objects.requireNonNull(start.location()), user);
        assertThat(back).startsWith("http://localhost/api/session/oidc/back/zone?code=");
        return door.get(path(back), start.cookie());
    }

    private static String path(String address) {
        return address.substring("http://localhost".length());
    }

    private String code(String secret) {
        try {
            var key = new SecretKeySpec(new Base32().decode(secret), "RAW");
            return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(key, clock.instant());
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
