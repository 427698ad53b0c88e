package org.bihuan.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bihuan.Bihuan;
import org.bihuan.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The first start of an empty installation, over a real connection with real cookies. */
@ExtendWith(OutputCaptureExtension.class)
class SetUpApiTest {

    private static final Pattern CODE = Pattern.compile("bihuan set-up code: (\\S+)");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void foundsTheFirstZoneAndKeepsPeopleLoggedInOverARestartUntilThePasswordChanges(CapturedOutput console)
            throws Exception {
        var database = TestDatabase.empty("bihuan_setup");
        var cookies = new CookieManager();
        try (var application = start(database)) {
            var browser = new Browser(application, cookies);
            assertThat(browser.get("/api/setup").body()).isEqualTo("{\"needed\":true}");
            var code = codeOn(console);

            for (int i = 0; i < 4; i++) {
                assertThat(browser.problem(browser.post("/api/setup", wanted("WRNG-WRNG", "Donglan@2026"))))
                        .isEqualTo("SETUP-CODE-WRONG");
            }
            assertThat(browser.problem(browser.post("/api/setup", wanted("WRNG-WRNG", "Donglan@2026"))))
                    .isEqualTo("SETUP-CODE-RENEWED");
            assertThat(browser.problem(browser.post("/api/setup", wanted(code, "Donglan@2026"))))
                    .isEqualTo("SETUP-CODE-WRONG");
            var renewed = codeOn(console);
            assertThat(browser.problem(browser.post("/api/setup", wanted(renewed, "weak"))))
                    .isEqualTo("ACCESS-PASSWORD-WEAK");
            assertThat(browser.get("/api/setup").body()).isEqualTo("{\"needed\":true}");

            assertThat(browser.post("/api/setup", wanted(renewed, "Donglan@2026"))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(browser.get("/api/setup").body()).isEqualTo("{\"needed\":false}");
            assertThat(browser.post("/api/setup", wanted(renewed, "Donglan@2026"))
                            .statusCode())
                    .isEqualTo(404);

            var logIn = browser.post("/api/session", Map.of("login", "XITONG", "password", "Donglan@2026"));
            assertThat(logIn.statusCode()).isEqualTo(200);
            assertThat(logIn.headers().allValues("set-cookie"))
                    .anySatisfy(
                            cookie -> assertThat(cookie).startsWith("BIHUAN=").contains("HttpOnly", "SameSite=Lax"));
            assertThat(JSON.readTree(logIn.body()).at("/roles/0").asString()).isEqualTo("SYSTEM_ADMINISTRATOR");
        }
        try (var restarted = start(database)) {
            var browser = new Browser(restarted, cookies);
            var session = browser.get("/api/session");
            assertThat(session.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(session.body()).at("/account/name").asString())
                    .isEqualTo("叶文川");

            var elsewhere = new Browser(restarted, new CookieManager());
            elsewhere.get("/api/setup");
            elsewhere.post("/api/session", Map.of("login", "xitong", "password", "Donglan@2026"));
            var change = Map.of("current", "Donglan@2026", "next", "Donglan@2027");
            assertThat(elsewhere.post("/api/session/password", change).statusCode())
                    .isEqualTo(204);
            assertThat(elsewhere.get("/api/session").statusCode()).isEqualTo(200);
            assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
        }
    }

    private static Map<String, Object> wanted(String code, String password) {
        return Map.of(
                "code",
                code,
                "zone",
                Map.of("code", "DONGLAN", "name", "东澜经济技术开发区", "shortName", "东澜经开区"),
                "administrators",
                List.of(
                        administrator("SYSTEM", "xitong", "叶文川", password),
                        administrator("SECURITY", "anquan", "苏敏", password),
                        administrator("AUDIT", "shenji", "郝立", password)));
    }

    private static Map<String, String> administrator(String kind, String login, String name, String password) {
        return Map.of("kind", kind, "login", login, "name", name, "password", password);
    }

    private static String codeOn(CapturedOutput console) {
        return CODE.matcher(console.getOut())
                .results()
                .reduce((first, second) -> second)
                .orElseThrow()
                .group(1);
    }

    private static ConfigurableApplicationContext start(Map<String, String> database) {
        var arguments = new java.util.ArrayList<>(List.of("--server.port=0"));
        database.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return SpringApplication.run(Bihuan.class, arguments.toArray(String[]::new));
    }

    /** A browser with cookies that answers the forgery challenge as the desk does. */
    private static final class Browser {

        private final String address;
        private final CookieManager cookies;
        private final HttpClient http;

        Browser(ConfigurableApplicationContext application, CookieManager cookies) {
            this.address = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
            this.cookies = cookies;
            this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
        }

        HttpResponse<String> get(String path) throws Exception {
            return http.send(
                    HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> post(String path, Object body) throws Exception {
            var request = HttpRequest.newBuilder(URI.create(address + path))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                    .forEach(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        String problem(HttpResponse<String> answer) {
            JsonNode body = JSON.readTree(answer.body());
            return body.at("/code").asString();
        }
    }
}
