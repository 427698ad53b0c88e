package org.bihuan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.bihuan.platform.postgres.EmbeddedPostgres;
import org.bihuan.platform.postgres.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole product, in a process of its own with its own database, killed without warning while people write: what was
 * acknowledged is there, and what is sent again is there once.
 */
class KillUnderLoadTest {

    private static final int KILLS = 10;
    private static final int WRITERS = 4;
    private static final int WRITTEN_BEFORE_THE_KILL = 40;

    @TempDir
    Path temporary;

    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<UUID> unanswered = ConcurrentHashMap.newKeySet();
    private final Set<String> surprises = ConcurrentHashMap.newKeySet();

    @Test
    void keepsEveryAcknowledgedActExactlyOnceOverTenKills() throws Exception {
        var folder = temporary.resolve("园区 数据");
        var random = RandomGenerator.of("L64X128MixRandom");
        try (var product = ForkedProduct.start(folder)) {
            product.found();
            grantWriting(endpoint(folder));
        }
        for (var kill = 0; kill < KILLS; kill++) {
            try (var product = ForkedProduct.start(folder)) {
                product.logIn();
                sendAgain(product);
                writeUntilKilled(product, kill, WRITTEN_BEFORE_THE_KILL + random.nextInt(20));
            }
        }
        try (var product = ForkedProduct.start(folder)) {
            product.logIn();
            sendAgain(product);
            assertThat(surprises).isEmpty();
            assertThat(unanswered).isEmpty();
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * WRITTEN_BEFORE_THE_KILL);
            assertThat(matters(endpoint(folder))).isEqualTo(once(acknowledged));
        }
    }

    private void writeUntilKilled(ForkedProduct product, int kill, int enough) throws InterruptedException {
        var written = new CountDownLatch(enough);
        var writers = new Thread[WRITERS];
        for (var writer = 0; writer < WRITERS; writer++) {
            writers[writer] = Thread.ofVirtual().start(() -> {
                while (write(product, UUID.randomUUID())) {
                    written.countDown();
                }
            });
        }
        assertThat(written.await(3, TimeUnit.MINUTES))
                .as("people get their work done")
                .isTrue();
        product.kill(
                switch (kill % 3) {
                    case 0 -> ForkedProduct.Victim.APPLICATION;
                    case 1 -> ForkedProduct.Victim.DATABASE_THEN_APPLICATION;
                    default -> ForkedProduct.Victim.BOTH_AT_ONCE;
                });
        for (var writer : writers) {
            writer.join();
        }
    }

    /** Returns false when the product is gone. */
    private boolean write(ForkedProduct product, UUID command) {
        unanswered.add(command);
        try {
            var status = product.post("/api/matters", matter(command));
            if (status == 201) {
                acknowledged.add(command);
                unanswered.remove(command);
            } else if (status < 500) {
                surprises.add("HTTP " + status);
                return false;
            }
            return true;
        } catch (Exception gone) {
            return false;
        }
    }

    /** A client that got no answer sends the same command again. */
    private void sendAgain(ForkedProduct product) {
        for (var command : Set.copyOf(unanswered)) {
            assertThat(write(product, command))
                    .as("answer to a repeated command")
                    .isTrue();
        }
    }

    private static Map<String, Object> matter(UUID command) {
        return Map.of(
                "commandId",
                command,
                "then",
                "DRAFT",
                "typeCode",
                "SUPERVISED_ITEM",
                "title",
                command.toString(),
                "requirement",
                "断电也不能丢",
                "urgent",
                false,
                "sourceKind",
                "OTHER",
                "unclassified",
                true);
    }

    static Endpoint endpoint(Path folder) {
        return EmbeddedPostgres.endpointOf(new DataFolder(folder));
    }

    private static Map<String, Integer> once(Set<UUID> commands) {
        var expected = new HashMap<String, Integer>();
        commands.forEach(command -> expected.put(command.toString(), 1));
        return expected;
    }

    private static Map<String, Integer> matters(Endpoint endpoint) throws SQLException {
        var found = new HashMap<String, Integer>();
        try (var connection = DriverManager.getConnection(
                        endpoint.url(),
                        endpoint.owner().user(),
                        endpoint.owner().password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select m.title, count(*)::int from matter.matter m
                        join matter.matter_event e on e.zone_id = m.zone_id and e.matter_id = m.id
                        group by m.title""")) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getInt(2));
            }
        }
        return found;
    }

    /** The first administrator is made a supervision officer as well, which no screen would allow. */
    static void grantWriting(Endpoint endpoint) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        endpoint.url(),
                        endpoint.owner().user(),
                        endpoint.owner().password());
                var statement = connection.createStatement()) {
            var granted = statement.executeUpdate("""
                    insert into access.role_grant (zone_id, id, account_id, role_id, scope, valid_from, granted_at)
                    select a.zone_id, gen_random_uuid(), a.id, r.id, 'ALL', date '2020-01-01', now()
                    from access.account a join access.role r on r.zone_id = a.zone_id
                    where a.login = 'xitong' and r.code = 'SUPERVISION_OFFICER'""");
            assertThat(List.of(granted)).containsExactly(1);
        }
    }
}
