package org.bihuan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.bihuan.testing.TestPerson;
import org.springframework.mock.web.MockMultipartFile;
import tools.jackson.databind.JsonNode;

/** The import wizard as one person goes through it, over HTTP. */
final class Wizard {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestPerson person;
    private String batch = "";

    Wizard(TestPerson person) {
        this.person = person;
    }

    static byte[] fixture(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/fixtures").resolve(name));
    }

    TestPerson.Answer upload(String name, byte[] content) {
        var answer = person.send(multipart("/api/intake/batches")
                .file(new MockMultipartFile("file", name, "application/octet-stream", content)));
        batch = answer.body().at("/id").asString("");
        return answer;
    }

    TestPerson.Answer upload(String name, String content) {
        return upload(name, content.getBytes(StandardCharsets.UTF_8));
    }

    String path(String rest) {
        return "/api/intake/batches/" + batch + rest;
    }

    JsonNode show() {
        return person.get(path("")).body();
    }

    /** Takes every proposal of the survey and waits until all rows are read. */
    JsonNode takeProposals() {
        decide();
        return rested();
    }

    /** Takes every proposal of the survey. */
    void decide() {
        var survey = show().at("/survey");
        int sheet = survey.at("/proposedSheet").asInt();
        var table = survey.at("/sheets/" + sheet);
        var mapping = new LinkedHashMap<String, String>();
        for (var column : table.at("/columns")) {
            if (!column.at("/field").isNull()) {
                mapping.put(column.at("/index").asString(), column.at("/field").asString());
            }
        }
        var answer = person.put(
                path("/plan"),
                Map.of(
                        "typeCode", survey.at("/typeCode").asString(),
                        "sheet", sheet,
                        "headerFirst", table.at("/header/firstRow").asInt(),
                        "headerLast", table.at("/header/lastRow").asInt(),
                        "mapping", mapping));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    JsonNode commit(String mode) {
        var answer = person.post(path("/commit"), Map.of("mode", mode));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return rested();
    }

    JsonNode undo() {
        var answer = person.post(path("/undo"), null);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return rested();
    }

    /** The batch once no background work runs on it. */
    JsonNode rested() {
        return once(shown -> !shown.at("/state").asString().endsWith("ING"));
    }

    /** The batch as soon as it is so. */
    JsonNode once(Predicate<JsonNode> so) {
        var until = Instant.now().plus(PATIENCE);
        var never = new CountDownLatch(1);
        while (Instant.now().isBefore(until)) {
            var shown = show();
            if (so.test(shown)) {
                return shown;
            }
            try {
                assertThat(never.await(100, TimeUnit.MILLISECONDS)).isFalse();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        throw new IllegalStateException("still: " + show());
    }

    void learn(String name, Object unit) {
        var answer = person.post(path("/names"), Map.of("name", name, "unit", unit));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    JsonNode rows(String query) {
        return person.get(path("/rows" + query)).body();
    }

    TestPerson.Answer correct(int row, String field, String text) {
        return person.put(path("/rows/" + row + "/cells/" + field), Map.of("text", text));
    }

    byte[] download(String rest) {
        var answer = person.get(path(rest));
        assertThat(answer.status()).isEqualTo(200);
        return answer.response().getContentAsByteArray();
    }
}
