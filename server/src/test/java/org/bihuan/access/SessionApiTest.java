package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Map;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class SessionApiTest {

    @Autowired
    TestZones zones;

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
