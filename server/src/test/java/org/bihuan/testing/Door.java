package org.bihuan.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log-in as a browser meets it: a cookie at a time, nobody logged in beforehand. */
@TestComponent
public class Door {

    /** @param cookie the session's, the one sent when none came back */
    public record Answer(
            int status,
            JsonNode body,
            Cookie cookie,
            @Nullable String location) {

        public String code() {
            return body.at("/code").asString("");
        }
    }

    private final MockMvc http;
    private final JsonMapper json;

    Door(MockMvc http, JsonMapper json) {
        this.http = http;
        this.json = json;
    }

    public Answer logIn(String login, String password) {
        return post("/api/session", Map.of("login", login, "password", password), null);
    }

    public Answer giveCode(String code, Cookie cookie) {
        return post("/api/session/code", Map.of("code", code), cookie);
    }

    public Answer post(String path, Object body, @Nullable Cookie cookie) {
        return send(
                MockMvcRequestBuilders.post(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsBytes(body)),
                cookie);
    }

    public Answer get(String path, @Nullable Cookie cookie) {
        return send(MockMvcRequestBuilders.get(java.net.URI.create(path)), cookie);
    }

    public Answer delete(String path, @Nullable Cookie cookie) {
        return send(MockMvcRequestBuilders.delete(path), cookie);
    }

    private Answer send(MockHttpServletRequestBuilder request, @Nullable Cookie cookie) {
        if (cookie != null) {
            request.cookie(cookie);
        }
        try {
            var response = http.perform(request.with(csrf())).andReturn().getResponse();
            var type = response.getContentType();
            var text = type != null && type.contains("json")
                    ? response.getContentAsString(StandardCharsets.UTF_8)
                    : "null";
            var given = Arrays.stream(response.getCookies())
                    .filter(each -> !each.getName().startsWith("XSRF"))
                    .findFirst()
                    .orElse(cookie == null ? new Cookie("none", "") : cookie);
            return new Answer(response.getStatus(), json.readTree(text), given, response.getHeader("Location"));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
