package org.bihuan.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import org.bihuan.platform.postgres.IndexableSearch;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL for the whole test run, with the two roles of production: an owner that migrates, and the application
 * role that row-level security binds. Tests keep apart by zones of their own, not by databases of their own.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final EmbeddedPostgres POSTGRES = start();
    private static final Path EVIDENCE = folder();
    private static final int MAIL_PORT = freePort();
    private static final int ISSUER_PORT = freePort();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(properties("bihuan")).applyTo(context);
    }

    /** An empty database of its own for an application that must begin from nothing, by its properties. */
    public static Map<String, String> empty(String name) {
        try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner bihuan_owner");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return properties(name);
    }

    private static Map<String, String> properties(String database) {
        return Map.ofEntries(
                Map.entry("spring.datasource.url", POSTGRES.getJdbcUrl("bihuan_app", database)),
                Map.entry("spring.datasource.username", "bihuan_app"),
                Map.entry("spring.datasource.password", "app"),
                Map.entry("spring.flyway.url", POSTGRES.getJdbcUrl("bihuan_owner", database)),
                Map.entry("spring.flyway.user", "bihuan_owner"),
                Map.entry("spring.flyway.password", "owner"),
                Map.entry("bihuan.evidence.folder", EVIDENCE.toString()),
                Map.entry("bihuan.secret-key", Base64.getEncoder().encodeToString(new byte[32])),
                Map.entry("bihuan.notice.allowed-hosts", "127.0.0.1"),
                Map.entry("bihuan.mail.from", "bihuan@dl.example"),
                Map.entry("spring.mail.host", "127.0.0.1"),
                Map.entry("spring.mail.port", String.valueOf(MAIL_PORT)),
                Map.entry("bihuan.oidc.issuer", issuer()),
                Map.entry("bihuan.oidc.client-id", "bihuan"),
                Map.entry("bihuan.oidc.client-secret", "client-secret"),
                Map.entry("bihuan.jobs.recurring", "false"),
                Map.entry("bihuan.zone-guard", "true"));
    }

    /** A connection string that bypasses row-level security, for looking behind the application's back. */
    public static String superuserUrl() {
        return POSTGRES.getJdbcUrl("postgres", "bihuan");
    }

    /** Where the tests' evidence lies, for looking at the files themselves. */
    public static Path evidenceFolder() {
        return EVIDENCE;
    }

    /** Where the application sends mail to; a test may listen there. */
    public static int mailPort() {
        return MAIL_PORT;
    }

    /** The identity provider the application is told of; a test may serve there. */
    public static String issuer() {
        return "http://127.0.0.1:" + ISSUER_PORT;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("bihuan-evidence");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            return folder;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("max_connections", "200")
                    .start();
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create role bihuan_owner login password 'owner'");
                statement.execute("create role bihuan_app login password 'app'");
                statement.execute("create database bihuan owner bihuan_owner");
            }
            try (var connection = postgres.getDatabase("postgres", "bihuan").getConnection()) {
                IndexableSearch.allow(connection);
            }
            return postgres;
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
