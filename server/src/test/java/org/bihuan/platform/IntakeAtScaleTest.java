package org.bihuan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bihuan.document.ledger.LedgerAtScale;
import org.bihuan.document.ledger.book.LedgerBook;
import org.bihuan.document.ledger.book.LedgerLimits;
import org.bihuan.platform.postgres.Endpoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A big ledger of 20 columns through the whole product in a small heap: in, looked at, one error corrected, committed,
 * out again in its layout, taken back. Says how long each took. The suite takes 20,000 rows in 256 MB; what the product
 * promises, 100,000 rows in 512 MB, is {@code -Dintake.rows=100000 -Dintake.heap=512m}.
 */
@Tag("slow")
class IntakeAtScaleTest {

    private static final int ROWS = Integer.getInteger("intake.rows", 20_000);
    private static final String HEAP = System.getProperty("intake.heap", "256m");
    private static final int FAULTY = ROWS / 50;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path temporary;

    private final Map<String, Long> took = new LinkedHashMap<>();

    private interface Step {
        void run() throws Exception;
    }

    private void timed(String name, Step step) throws Exception {
        var from = Instant.now();
        step.run();
        took.put(name, Duration.between(from, Instant.now()).toMillis());
    }

    @Test
    void takesABigLedgerInAndOutInASmallHeap() throws Exception {
        var ledger = temporary.resolve("2026年隐患台账.xlsx");
        LedgerAtScale.write(ledger, ROWS);
        var folder = temporary.resolve("数据");
        try (var product = ForkedProduct.start(folder, "-Xmx" + HEAP, "-XX:+TieredCompilation")) {
            product.found();
            KillUnderLoadTest.grantWriting(KillUnderLoadTest.endpoint(folder));
            addUnit(KillUnderLoadTest.endpoint(folder));
            product.logIn();
            through(product, ledger);
        } finally {
            System.out.println("intake at scale, milliseconds: " + took);
        }
    }

    private void through(ForkedProduct product, Path ledger) throws Exception {
        var path = new String[1];
        timed(
                "upload",
                () -> path[0] = "/api/intake/batches/"
                        + upload(product, ledger).at("/id").asString());
        timed("read", () -> {
            decide(product, path[0]);
            rested(product, path[0]);
        });
        timed("show", () -> assertThat(rows(product, path[0], "FAULTY")).isEqualTo(FAULTY));
        timed("first page", () -> get(product, path[0] + "/rows?size=50"));
        timed(
                "last page",
                () -> assertThat(get(product, path[0] + "/rows?size=50&page=" + ROWS / 50)
                                .at("/items/49/rowNumber")
                                .asInt())
                        .isEqualTo(ROWS + 2));
        timed("filtered by state", () -> get(product, path[0] + "/rows?size=50&page=3&state=FAULTY"));
        timed("filtered by error", () -> get(product, path[0] + "/rows?size=50&code=LEDGER-CREDIT-CODE-CHECK"));
        timed(
                "next error",
                () -> assertThat(get(product, path[0] + "/rows/next-faulty?after=" + (ROWS / 2 + 3) + "&size=50")
                                .at("/page")
                                .asInt())
                        .isEqualTo(ROWS / 100 + 2));
        timed(
                "correction",
                () -> json(
                        product, "PUT", path[0] + "/rows/3/cells/subjectCode", Map.of("text", "91350100M000100Y43")));
        timed("commit", () -> {
            json(product, "POST", path[0] + "/commit", Map.of("mode", "BY_ROW"));
            assertThat(rested(product, path[0]).at("/problem").isNull()).isTrue();
        });
        assertThat(rows(product, path[0], "DONE")).isEqualTo(ROWS - FAULTY + 1);
        var out = temporary.resolve("out.xlsx");
        timed("export", () -> product.download(path[0] + "/ledger", out));
        assertThat(codes(out)).isEqualTo(List.of("91350100M000100Y43", "91350100M000100Y43"));
        timed("undo", () -> {
            product.send("POST", path[0] + "/undo", BodyPublishers.noBody(), "application/json");
            assertThat(rested(product, path[0]).at("/state").asString()).isEqualTo("UNDONE");
        });
    }

    /** The credit codes of the first two rows; there are as many rows as came in. */
    private static List<String> codes(Path file) {
        try (var book = LedgerBook.open(file, "ledger", LedgerLimits.STANDARD);
                var cursor = book.rows(0)) {
            cursor.next();
            cursor.next();
            var first = Objects.requireNonNull(cursor.next());
            var second = Objects.requireNonNull(cursor.next());
            int count = 2;
            while (cursor.next() != null) {
                count++;
            }
            assertThat(count).isEqualTo(ROWS);
            return List.of(first.cell(3).shown(), second.cell(3).shown());
        }
    }

    private static JsonNode upload(ForkedProduct product, Path file) throws IOException, InterruptedException {
        var head = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ledger.xlsx\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n";
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--edge--\r\n"));
        return product.send("POST", "/api/intake/batches", body, "multipart/form-data; boundary=edge");
    }

    private static void decide(ForkedProduct product, String path) throws IOException, InterruptedException {
        var survey = get(product, path).at("/survey");
        var table = survey.at("/sheets/0");
        var mapping = new LinkedHashMap<String, String>();
        for (var column : table.at("/columns")) {
            if (!column.at("/field").isNull()) {
                mapping.put(column.at("/index").asString(), column.at("/field").asString());
            }
        }
        json(
                product,
                "PUT",
                path + "/plan",
                Map.of(
                        "typeCode", survey.at("/typeCode").asString(),
                        "sheet", 0,
                        "headerFirst", table.at("/header/firstRow").asInt(),
                        "headerLast", table.at("/header/lastRow").asInt(),
                        "mapping", mapping));
    }

    private static JsonNode rested(ForkedProduct product, String path) throws IOException, InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        var never = new CountDownLatch(1);
        while (Instant.now().isBefore(until)) {
            var shown = get(product, path);
            if (!shown.at("/state").asString().endsWith("ING")) {
                return shown;
            }
            assertThat(never.await(500, TimeUnit.MILLISECONDS)).isFalse();
        }
        throw new IllegalStateException("still working: " + get(product, path).at("/progress"));
    }

    private static int rows(ForkedProduct product, String path, String state) throws IOException, InterruptedException {
        return get(product, path).at("/rows/" + state).asInt();
    }

    private static JsonNode get(ForkedProduct product, String path) throws IOException, InterruptedException {
        return product.send("GET", path, BodyPublishers.noBody(), "application/json");
    }

    private static JsonNode json(ForkedProduct product, String method, String path, Object body)
            throws IOException, InterruptedException {
        var text = JsonMapper.shared().writeValueAsString(body);
        return product.send(method, path, BodyPublishers.ofString(text, StandardCharsets.UTF_8), "application/json");
    }

    private static void addUnit(Endpoint endpoint) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        endpoint.url(),
                        endpoint.owner().user(),
                        endpoint.owner().password());
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into organisation.unit
                      (zone_id, id, name, short_name, kind, valid_from, state_from, sort, version)
                    select zone_id, gen_random_uuid(), '柳林街道', '柳林', 'SUBDISTRICT', date '2020-01-01',
                           date '2020-01-01', 0, 1
                    from organisation.zone""");
        }
    }
}
