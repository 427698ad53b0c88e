package org.bihuan.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.util.List;
import org.bihuan.access.SessionAccount;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** A named person of a test zone, who speaks HTTP with a session of their own. */
public record TestPerson(
        TestZones zones,
        ZoneKey zone,
        AccountId account,
        PersonId person,
        @Nullable UnitId unit,
        String login,
        String name) {

    /** What came back: status and body. */
    public record Answer(int status, JsonNode body, MockHttpServletResponse response) {}

    public Viewer viewer() {
        return zones.viewer(zone, account);
    }

    public Answer get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    public Answer post(String path, @Nullable Object body) {
        return send(HttpMethod.POST, path, body);
    }

    public Answer put(String path, @Nullable Object body) {
        return send(HttpMethod.PUT, path, body);
    }

    public Answer delete(String path) {
        return send(HttpMethod.DELETE, path, null);
    }

    private Answer send(HttpMethod method, String path, @Nullable Object body) {
        var request = MockMvcRequestBuilders.request(method, URI.create(path));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(zones.json().writeValueAsBytes(body));
        }
        return send(request);
    }

    /** Sends any request, such as an upload, as this person. */
    public Answer send(org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder<?> request) {
        var session = UsernamePasswordAuthenticationToken.authenticated(
                new SessionAccount(zone.value(), account.value()), null, List.of());
        try {
            var response = zones.http()
                    .perform(request.with(authentication(session)).with(csrf()))
                    .andReturn()
                    .getResponse();
            var type = response.getContentType();
            var text = type != null && type.contains("json")
                    ? response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8)
                    : "";
            var body = zones.json().readTree(text.isEmpty() ? "null" : text);
            return new Answer(response.getStatus(), body, response);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
