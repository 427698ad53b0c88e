package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.platform.Tables.LOGIN;
import static org.jooq.impl.DSL.min;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class SessionApiTest {

    private static final String NEXT = "Lanjiang#2027xy";

    @Autowired
    TestZones zones;

    @Autowired
    LogInLog logInLog;

    @Autowired
    DSLContext sql;

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Test
    void logsInWithTheRightPasswordAndTellsWhoIsThere() throws Exception {
        var officer = zones.create().officer;

        var answer = logIn(officer.login(), TestZones.PASSWORD);

        assertThat(answer.getStatus()).isEqualTo(200);
        var body = json.readTree(answer.getContentAsByteArray());
        assertThat(body.at("/account/name").asString()).isEqualTo("秦明辉");
        assertThat(body.at("/unit/name").asString()).isEqualTo("督查室");
        assertThat(body.at("/roles/0").asString()).isEqualTo("SUPERVISION_OFFICER");
    }

    @Test
    void locksTheAccountAfterFiveWrongPasswordsEvenForTheRightOne() throws Exception {
        var officer = zones.create().officer;
        for (int i = 0; i < 5; i++) {
            assertThat(code(logIn(officer.login(), "wrong"))).isEqualTo("ACCESS-BAD-CREDENTIALS");
        }

        assertThat(code(logIn(officer.login(), TestZones.PASSWORD))).isEqualTo("ACCESS-LOCKED");
    }

    @Test
    void locksWhoGuessesThePresentPasswordAtAnOpenDesk() throws Exception {
        var officer = zones.create().officer;
        for (int i = 0; i < 5; i++) {
            assertThat(change(officer, "wrong-" + i).body().at("/errors/0/code").asString())
                    .isEqualTo("ACCESS-PASSWORD-WRONG");
        }

        var locked = change(officer, TestZones.PASSWORD);

        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.body().at("/code").asString()).isEqualTo("ACCESS-LOCKED");
        assertThat(code(logIn(officer.login(), TestZones.PASSWORD))).isEqualTo("ACCESS-LOCKED");
    }

    @Test
    void changesThePasswordOfWhoKnowsThePresentOne() throws Exception {
        var officer = zones.create().officer;
        assertThat(change(officer, "wrong").status()).isEqualTo(422);

        assertThat(change(officer, TestZones.PASSWORD).status()).isEqualTo(204);

        assertThat(logIn(officer.login(), NEXT).getStatus()).isEqualTo(200);
    }

    @Test
    void recordsATryOnANameNobodyHasWithoutTellingSo() throws Exception {
        var typed = "nobody\u0007" + UUID.randomUUID() + "x".repeat(40);
        var wrong = logIn(zones.create().officer.login(), "wrong").getContentAsString();

        var answer = logIn(typed, "whatever");

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(json.readTree(answer.getContentAsString())).isEqualTo(json.readTree(wrong));
        var first = new ZoneKey(UUID.fromString(sql.select(min(LOGIN.ZONE_ID.cast(SQLDataType.VARCHAR)))
                .from(LOGIN)
                .fetchSingle(0, String.class)));
        var auditor = new Viewer(
                first, AccountId.next(), null, "审计", null, Set.of(Permit.AUDIT_READ), true, Set.of(), Set.of());
        var log = CurrentZone.call(
                first,
                () -> logInLog.page(
                        auditor,
                        new LogInLog.Filter(null, LogInLog.Outcome.UNKNOWN_NAME, null, null),
                        new PageRequest(1, 50)));
        assertThat(log.items())
                .extracting(LogInLog.Row::login)
                .contains(typed.replace('\u0007', '·').substring(0, 50));
        assertThat(log.items()).extracting(LogInLog.Row::accountId).containsOnlyNulls();
    }

    @Test
    void refusesAnybodyWithoutASession() throws Exception {
        var answer = http.perform(get("/api/session")).andReturn().getResponse();

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(code(answer)).isEqualTo("ACCESS-NOT-LOGGED-IN");
    }

    @Test
    void refusesAWriteWithoutTheForgeryToken() throws Exception {
        var answer = http.perform(post("/api/session")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(code(answer)).isEqualTo("ACCESS-REQUEST-FORGED");
    }

    @Test
    void showsTheSameSessionToAPersonWhoIsLoggedIn() {
        TestPerson liaison = zones.create().lanheLiaison;

        var answer = liaison.get("/api/session");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/unit/name").asString()).isEqualTo("澜河街道");
    }

    private static TestPerson.Answer change(TestPerson who, String current) {
        return who.post("/api/session/password", Map.of("current", current, "next", NEXT));
    }

    private MockHttpServletResponse logIn(String login, String password) throws Exception {
        return http.perform(post("/api/session")
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsBytes(Map.of("login", login, "password", password))))
                .andReturn()
                .getResponse();
    }

    private String code(MockHttpServletResponse answer) throws Exception {
        return json.readTree(answer.getContentAsByteArray()).at("/code").asString();
    }
}
