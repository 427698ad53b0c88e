package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.Map;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.PersonId;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class AccountApiTest {

    @Autowired
    TestZones zones;

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Autowired
    TestClock.Settable clock;

    TestZone zone;
    TestPerson administrator;

    @BeforeEach
    void newZone() {
        zone = zones.create();
        administrator = zone.systemAdministrator;
    }

    @AfterEach
    void clockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void issuesAnAccountWhosePasswordMustBeChangedBeforeAnythingElse() throws Exception {
        var person = administrator
                .post("/api/people", Map.of("name", "周岚"))
                .body()
                .at("/person/id")
                .asString();
        var login = "zhoulan" + zone.key.toString().substring(30);

        var issued = administrator.post(
                "/api/accounts", Map.of("login", login.toUpperCase(java.util.Locale.ROOT), "person", person));

        assertThat(issued.status()).isEqualTo(201);
        var password = issued.body().get("password").asString();
        var session = logIn(login, password);
        assertThat(session.at("/account/name").asString()).isEqualTo("周岚");
        assertThat(session.get("mustChangePassword").asBoolean()).isTrue();
        var newcomer = as(issued.body().get("account").asString(), login);
        assertThat(code(newcomer.get("/api/units"))).isEqualTo("ACCESS-MUST-CHANGE-PASSWORD");
        assertThat(code(newcomer.post("/api/session/password", Map.of("current", "wrong", "next", "Xin-mima2026"))))
                .isEqualTo("ACCESS-PASSWORD-WRONG");
        assertThat(code(newcomer.post("/api/session/password", Map.of("current", password, "next", "weak"))))
                .isEqualTo("ACCESS-PASSWORD-WEAK");
        assertThat(newcomer.post("/api/session/password", Map.of("current", password, "next", "Xin-mima2026"))
                        .status())
                .isEqualTo(204);
        assertThat(code(newcomer.get("/api/units"))).isEqualTo("ACCESS-NOT-PERMITTED");
        assertThat(logIn(login, "Xin-mima2026").get("mustChangePassword").asBoolean())
                .isFalse();
    }

    @Test
    void asksForANewPasswordAfterNinetyDays() {
        clock.advance(Duration.ofDays(91));

        assertThat(code(zone.officer.get("/api/units"))).isEqualTo("ACCESS-MUST-CHANGE-PASSWORD");
        assertThat(zone.officer
                        .get("/api/session")
                        .body()
                        .get("mustChangePassword")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void refusesASecondAccountForAPersonAndALogInInUse() {
        assertThat(code(administrator.post("/api/accounts", Map.of("login", zone.officer.login()))))
                .isEqualTo("ACCESS-LOGIN-TAKEN");
        assertThat(code(administrator.post(
                        "/api/accounts",
                        Map.of(
                                "login",
                                "another-one",
                                "person",
                                zone.officer.person().value()))))
                .isEqualTo("ACCESS-PERSON-HAS-ACCOUNT");
        assertThat(code(administrator.post("/api/accounts", Map.of("login", "带空格 的"))))
                .isEqualTo("ACCESS-LOGIN-MALFORMED");
        assertThat(code(administrator.post(
                        "/api/accounts",
                        Map.of(
                                "login",
                                "another-one",
                                "person",
                                zones.create().officer.person().value()))))
                .isEqualTo("ACCESS-PERSON-MISSING");
    }

    @Test
    void listsAccountsWithTheirStandingAndRoles() throws Exception {
        for (int i = 0; i < 5; i++) {
            logIn(zone.officer.login(), "wrong");
        }

        var locked = administrator.get("/api/accounts?standing=LOCKED");

        assertThat(locked.body()).isEqualTo(zones.json("""
                {"items": [{"id": "%s", "login": "%s", "person": {"id": "%s", "name": "秦明辉"}, "standing": "LOCKED",
                  "mustChangePassword": false, "lockedUntil": "2026-11-20T01:45:00Z", "lastLogInAt": null,
                  "createdAt": "2026-11-20T01:30:00Z",
                  "roles": [{"code": "SUPERVISION_OFFICER", "name": "督查专员", "nameEn": "Supervision officer"}],
                  "version": 1, "allowedActions": ["unlock", "link", "reset-password", "disable"]}],
                 "page": 1, "size": 50, "total": 1}
                """.formatted(
                        zone.officer.account(), zone.officer.login(), zone.officer.person())));
        var unlocked = administrator.post("/api/accounts/" + zone.officer.account() + "/unlock", Map.of("version", 1));
        assertThat(unlocked.body().get("standing").asString()).isEqualTo("ACTIVE");
        assertThat(logIn(zone.officer.login(), TestZones.PASSWORD)
                        .at("/account/name")
                        .asString())
                .isEqualTo("秦明辉");
        assertThat(administrator
                        .get("/api/accounts?q=%E7%A7%A6")
                        .body()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void shutsADisabledAccountOutAtOnceAndLetsItInAgain() throws Exception {
        var path = "/api/accounts/" + zone.officer.account();
        assertThat(administrator.post(path + "/disable", Map.of("version", 1)).status())
                .isEqualTo(200);

        assertThat(zone.officer.get("/api/session").status()).isEqualTo(401);
        assertThat(logIn(zone.officer.login(), TestZones.PASSWORD).get("code").asString())
                .isEqualTo("ACCESS-BAD-CREDENTIALS");
        assertThat(code(administrator.post(path + "/enable", Map.of("version", 1))))
                .isEqualTo("ACCESS-STALE");
        assertThat(administrator.post(path + "/enable", Map.of("version", 2)).status())
                .isEqualTo(200);
        assertThat(zone.officer.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void neverLosesTheLastAdministratorOfAKind() {
        var path = "/api/accounts/" + zone.auditAdministrator.account();
        assertThat(code(administrator.post(path + "/disable", Map.of("version", 1))))
                .isEqualTo("ACCESS-LAST-ADMINISTRATOR");
        assertThat(code(administrator.post(
                        "/api/accounts/" + administrator.account() + "/disable", Map.of("version", 1))))
                .isEqualTo("ACCESS-NOT-TO-ONESELF");
    }

    @Test
    void resetsAnAdministratorsPasswordOnlyWhenASecondOneApproves() throws Exception {
        var security = zone.securityAdministrator;
        assertThat(code(administrator.post(
                        "/api/accounts/" + security.account() + "/reset-password", Map.of("version", 1))))
                .isEqualTo("ACCESS-NEEDS-SECOND-ADMINISTRATOR");
        var proposal = administrator
                .post(
                        "/api/proposals",
                        Map.of(
                                "kind",
                                "RESET_PASSWORD",
                                "account",
                                security.account().value(),
                                "reason",
                                "遗忘密码"))
                .body()
                .get("id")
                .asString();

        assertThat(code(security.post("/api/proposals/" + proposal + "/approve", null)))
                .isEqualTo("ACCESS-NEEDS-SECOND-ADMINISTRATOR");
        assertThat(code(administrator.post("/api/proposals/" + proposal + "/approve", null)))
                .isEqualTo("ACCESS-NOT-PERMITTED");
        var approved = zone.auditAdministrator.post("/api/proposals/" + proposal + "/approve", null);

        assertThat(approved.status()).isEqualTo(200);
        var session = logIn(security.login(), approved.body().get("password").asString());
        assertThat(session.get("mustChangePassword").asBoolean()).isTrue();
        assertThat(code(zone.auditAdministrator.post("/api/proposals/" + proposal + "/approve", null)))
                .isEqualTo("ACCESS-PROPOSAL-DECIDED");
    }

    @Test
    void actsInTheChosenPost() {
        var part = administrator.post(
                "/api/posts",
                Map.of(
                        "person",
                        zone.officer.person().value(),
                        "unit",
                        zone.safetyOffice.value(),
                        "facts",
                        Map.of("title", "专班副组长", "rank", "DEPUTY", "partTime", true)));
        assertThat(zone.officer.get("/api/session").body().at("/unit/name").asString())
                .isEqualTo("督查室");

        var session = zone.officer.put(
                "/api/session/post", Map.of("postId", part.body().get("id").asString()));

        assertThat(session.body().at("/unit/name").asString()).isEqualTo("区安委办");
        assertThat(session.body().at("/post").asString()).isEqualTo("专班副组长");
        assertThat(zone.officer.viewer().unit()).isEqualTo(zone.safetyOffice);
        assertThat(zone.officer.viewer().ownUnits())
                .containsExactlyInAnyOrder(zone.safetyOffice, zone.supervisionOffice);
        assertThat(code(zone.inspector.put(
                        "/api/session/post",
                        Map.of("postId", part.body().get("id").asString()))))
                .isEqualTo("ACCESS-POST-MISSING");
    }

    @Test
    void keepsALogOfLogInsForTheAuditor() throws Exception {
        logIn(zone.officer.login(), "wrong");
        logIn(zone.officer.login(), TestZones.PASSWORD);
        logIn(zone.officer.login(), TestZones.PASSWORD);
        assertThat(zone.officer
                        .get("/api/session")
                        .body()
                        .at("/lastLogIn/address")
                        .asString())
                .isEqualTo("127.0.0.1");

        var log = zone.auditAdministrator.get("/api/log-ins?accountId=" + zone.officer.account());

        assertThat(log.body().get("items").findValuesAsString("outcome"))
                .containsExactlyInAnyOrder("BAD_PASSWORD", "SUCCEEDED", "SUCCEEDED");
        assertThat(zone.auditAdministrator
                        .get("/api/log-ins?outcome=BAD_PASSWORD&from=2026-11-20&to=2026-11-20")
                        .body()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(zone.auditAdministrator
                        .get("/api/log-ins?to=2026-11-19")
                        .body()
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(code(administrator.get("/api/log-ins"))).isEqualTo("ACCESS-NOT-PERMITTED");
    }

    private TestPerson as(String account, String login) {
        return new TestPerson(
                zones,
                zone.key,
                new AccountId(java.util.UUID.fromString(account)),
                PersonId.next(),
                null,
                login,
                login);
    }

    private JsonNode logIn(String login, String password) throws Exception {
        var answer = http.perform(post("/api/session")
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsBytes(Map.of("login", login, "password", password))))
                .andReturn()
                .getResponse();
        return json.readTree(answer.getContentAsByteArray());
    }

    private static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString();
    }
}
