package org.bihuan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A browser in which a person has really logged in: the session is that of the product, not of the test. */
public final class Browser {

    private final TestZones zones;
    private final Cookie cookie;

    private Browser(TestZones zones, Cookie cookie) {
        this.zones = zones;
        this.cookie = cookie;
    }

    public static Browser of(TestPerson person) {
        var answer = send(
                        person.zones(),
                        HttpMethod.POST,
                        "/api/session",
                        Map.of("login", person.login(), "password", TestZones.PASSWORD),
                        null)
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        var cookies = Arrays.stream(answer.getCookies())
                .filter(cookie -> !cookie.getName().startsWith("XSRF"))
                .toList();
        assertThat(cookies).as(answer.getHeaderNames().toString()).hasSize(1);
        return new Browser(person.zones(), cookies.getFirst());
    }

    public MvcResult send(HttpMethod method, String path, @Nullable Object body) {
        return send(zones, method, path, body, cookie);
    }

    private static MvcResult send(
            TestZones zones, HttpMethod method, String path, @Nullable Object body, @Nullable Cookie cookie) {
        var request = MockMvcRequestBuilders.request(method, path).with(csrf());
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(zones.json().writeValueAsBytes(body));
        }
        if (cookie != null) {
            request.cookie(cookie);
        }
        try {
            return zones.http().perform(request).andReturn();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
