package org.bihuan.bench.ask;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.bench.ask.Wire.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody of the demonstration zone, logged in on a connection of their own. */
public final class Person implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    /** Printed by the demonstration at every start. */
    private static final String PASSWORD = "Donglan@2026";

    private static final byte[] NOTHING = new byte[0];

    private final Wire wire;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private Person(Wire wire) {
        this.wire = wire;
    }

    public static Person logIn(int port, String login) throws IOException {
        var person = new Person(new Wire(port));
        person.remember(person.wire.send("GET", "/api/setup", List.of(), NOTHING));
        person.send("POST", "/api/session", Map.of("login", login, "password", PASSWORD));
        person.remember(person.wire.send("GET", "/api/session", person.heads("application/json"), NOTHING));
        return person;
    }

    /** The whole answer, unread. */
    public byte[] get(String path) throws IOException {
        return accepted(path, wire.send("GET", path, heads("application/json"), NOTHING))
                .body();
    }

    public JsonNode read(String path) throws IOException {
        return JSON.readTree(get(path));
    }

    public JsonNode send(String method, String path, Object body) throws IOException {
        return sendBytes(method, path, "application/json", JSON.writeValueAsBytes(body));
    }

    public JsonNode sendBytes(String method, String path, String type, byte[] body) throws IOException {
        var answer = accepted(path, wire.send(method, path, heads(type), body));
        remember(answer);
        return answer.body().length == 0 ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    private List<String> heads(String type) {
        var heads = new ArrayList<String>();
        heads.add("Content-Type: " + type);
        if (!cookies.isEmpty()) {
            heads.add("Cookie: "
                    + String.join(
                            "; ",
                            cookies.entrySet().stream()
                                    .map(each -> each.getKey() + "=" + each.getValue())
                                    .toList()));
            heads.add("X-XSRF-TOKEN: " + cookies.getOrDefault("XSRF-TOKEN", ""));
        }
        return heads;
    }

    private void remember(Answer answer) {
        for (var head : answer.heads()) {
            if (head.regionMatches(true, 0, "set-cookie:", 0, 11)) {
                var pair = head.substring(11).strip().split(";", 2)[0].split("=", 2);
                if (pair.length == 2 && !pair[1].isEmpty()) {
                    cookies.put(pair[0], pair[1]);
                }
            }
        }
    }

    private static Answer accepted(String path, Answer answer) {
        if (answer.status() >= 300) {
            var said = new String(answer.body(), StandardCharsets.UTF_8);
            throw new IllegalStateException(path + ": " + answer.status() + " " + said);
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
