package org.bihuan.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bihuan.platform.DataFolder;
import org.bihuan.platform.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    private static final Path CACHE = Path.of("target", "postgres-programs").toAbsolutePath();

    @TempDir
    Path temporary;

    @Test
    void keepsWhatWasCommittedOverAnOrderlyRestart() throws Exception {
        var folder = DataFolder.open(temporary.resolve("data"));
        try (var postgres = EmbeddedPostgres.start(folder, CACHE)) {
            write(postgres.endpoint(), "orderly");
        }
        try (var postgres = EmbeddedPostgres.start(folder, CACHE)) {
            assertThat(written(postgres.endpoint())).containsExactly("orderly");
        }
    }

    @Test
    void answersOnTheSamePortAfterARestart() throws Exception {
        var folder = DataFolder.open(temporary.resolve("data"));
        String first;
        try (var postgres = EmbeddedPostgres.start(folder, CACHE)) {
            first = postgres.endpoint().url();
        }
        try (var postgres = EmbeddedPostgres.start(folder, CACHE)) {
            assertThat(postgres.endpoint().url()).isEqualTo(first);
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        try (var postgres = EmbeddedPostgres.start(DataFolder.open(temporary.resolve("data")), CACHE)) {
            var url = postgres.endpoint().url();
            for (var user : List.of("bihuan_super", "bihuan_owner", "bihuan_app")) {
                assertThatThrownBy(() ->
                                DriverManager.getConnection(url, user, "wrong").close())
                        .isInstanceOf(SQLException.class)
                        .extracting(problem -> ((SQLException) problem).getSQLState())
                        .isEqualTo("28P01");
            }
            assertThat(Files.getPosixFilePermissions(temporary.resolve("data/postgres/18/secrets.properties")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnlyAndSyncsToDisk() throws Exception {
        try (var postgres = EmbeddedPostgres.start(DataFolder.open(temporary.resolve("data")), CACHE);
                var connection = connect(postgres.endpoint().url(), superuser(postgres))) {
            assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(connection, "unix_socket_directories")).isEmpty();
            assertThat(show(connection, "fsync")).isEqualTo("on");
            assertThat(show(connection, "full_page_writes")).isEqualTo("on");
            assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(show(connection, "data_checksums")).isEqualTo("on");
            assertThat(show(connection, "log_timezone")).isEqualTo("UTC");
        }
    }

    @Test
    void givesTheApplicationAUserThatOwnsNothingAndCannotPassRowSecurity() throws Exception {
        try (var postgres = EmbeddedPostgres.start(DataFolder.open(temporary.resolve("data")), CACHE);
                var connection =
                        connect(postgres.endpoint().url(), postgres.endpoint().app());
                var rows = connection.createStatement().executeQuery("""
                                select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
                                       has_database_privilege('bihuan', 'create'), has_schema_privilege('public', 'create')
                                from pg_roles where rolname = current_user""")) {
            rows.next();
            for (var column = 1; column <= 6; column++) {
                assertThat(rows.getBoolean(column)).isFalse();
            }
        }
    }

    @Test
    void findsTrigramsInChinese() throws Exception {
        try (var postgres = EmbeddedPostgres.start(DataFolder.open(temporary.resolve("data")), CACHE);
                var connection =
                        connect(postgres.endpoint().url(), postgres.endpoint().owner())) {
            TrigramCheck.require(connection);
        }
    }

    @Test
    void recoversWhenTheApplicationIsKilled() throws Exception {
        var folder = temporary.resolve("data");
        var server = ForkedServer.start(folder, CACHE);
        var postmaster = server.awaitPostmaster();
        write(EmbeddedPostgres.endpointOf(new DataFolder(folder)), "before the kill");
        server.kill();
        postmaster.onExit().get(30, TimeUnit.SECONDS);
        assertRecovers(folder, "before the kill");
    }

    @Test
    void recoversWhenTheApplicationAndTheDatabaseAreKilled() throws Exception {
        var folder = temporary.resolve("data");
        var server = ForkedServer.start(folder, CACHE);
        var postmaster = server.awaitPostmaster();
        write(EmbeddedPostgres.endpointOf(new DataFolder(folder)), "before both kills");
        postmaster.destroyForcibly();
        server.kill();
        assertRecovers(folder, "before both kills");
    }

    @Test
    void startsTheDatabaseAgainWhenOnlyThatIsKilled() throws Exception {
        var folder = DataFolder.open(temporary.resolve("data"));
        try (var postgres = EmbeddedPostgres.start(folder, CACHE)) {
            write(postgres.endpoint(), "before its death");
            var dead = postgres.process();
            dead.destroyForcibly();
            dead.onExit().get(30, TimeUnit.SECONDS);
            assertThat(writtenOnceItAnswers(postgres.endpoint())).containsExactly("before its death");
        }
    }

    @Test
    void stopsAnOrphanOfItsOwnAndRecovers() throws Exception {
        var folder = temporary.resolve("data");
        try (var postgres = EmbeddedPostgres.start(DataFolder.open(folder), CACHE)) {
            write(postgres.endpoint(), "before the orphan");
        }
        var orphan = orphanOn(folder);
        assertRecovers(folder, "before the orphan");
        assertThat(orphan.isAlive()).isFalse();
    }

    @Test
    void sparesAForeignProcessNamedByAStaleFile() throws Exception {
        var folder = temporary.resolve("data");
        try (var postgres = EmbeddedPostgres.start(DataFolder.open(folder), CACHE)) {
            write(postgres.endpoint(), "before the stale file");
        }
        var foreigner = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    folder.resolve("postgres/18/data/postmaster.pid"),
                    foreigner.pid() + "\n/elsewhere\n0\n5432\n\n\n0 0\nready\n");
            assertRecovers(folder, "before the stale file");
            assertThat(foreigner.isAlive()).isTrue();
        } finally {
            foreigner.destroyForcibly();
        }
    }

    @Test
    void doesNotCountHalfAnInitialisation() throws Exception {
        var folder = temporary.resolve("data");
        var half = Files.createDirectories(folder.resolve("postgres/18.unfinished-4711/data"));
        Files.writeString(half.resolve("PG_VERSION"), "18");
        try (var postgres = EmbeddedPostgres.start(DataFolder.open(folder), CACHE)) {
            write(postgres.endpoint(), "whole");
        }
        assertThat(half.getParent()).doesNotExist();
    }

    @Test
    void refusesASecondStartInTheSameProcessAndInAnother() throws Exception {
        var folder = temporary.resolve("data");
        try (var postgres = EmbeddedPostgres.start(DataFolder.open(folder), CACHE)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(DataFolder.open(folder), CACHE)
                            .close())
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("PLATFORM-FOLDER-LOCKED")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
            try (var second = ForkedServer.start(folder, CACHE)) {
                assertThat(second.firstLine()).startsWith("refused ").contains("PLATFORM-FOLDER-LOCKED");
            }
            write(postgres.endpoint(), "undisturbed");
        }
    }

    @Test
    void movesToAnotherPortWhenItsOwnIsTaken() throws Exception {
        var folder = DataFolder.open(temporary.resolve("data"));
        EmbeddedPostgres.start(folder, CACHE).close();
        var port = Cluster.existing(folder).port();
        try (var thief = new java.net.ServerSocket(port, 1, java.net.InetAddress.getLoopbackAddress());
                var postgres = EmbeddedPostgres.start(folder, CACHE)) {
            assertThat(Cluster.existing(folder).port()).isNotEqualTo(thief.getLocalPort());
            write(postgres.endpoint(), "elsewhere");
        }
    }

    @Test
    void saysSoWhenTheFolderHoldsAnotherMajor() throws Exception {
        var folder = DataFolder.open(temporary.resolve("data"));
        Files.createDirectories(folder.postgres().resolve("17"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, CACHE).close())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PLATFORM-DATABASE-OTHER-MAJOR");
    }

    @Test
    void worksInAFolderWithSpacesAndChineseUnderThePlainLocale() throws Exception {
        var folder = temporary.resolve("东澜 开发区/数据 目录");
        try (var server = ForkedServer.start(folder, CACHE, List.of("env", "LANG=C"), Map.of("LC_ALL", "C.UTF-8"))) {
            server.awaitPostmaster();
            write(EmbeddedPostgres.endpointOf(new DataFolder(folder)), "中文路径");
        }
    }

    @Test
    void worksForAnOrdinaryUser() throws Exception {
        assumeThat(Servant.ownUid()).as("needs root to become another user").isZero();
        var folder = Files.createDirectory(
                Path.of("/tmp/bihuan-ordinary-" + ProcessHandle.current().pid()));
        try {
            var classPath = ForkedServer.readableClassPath(folder);
            Folders.give(folder, 65534);
            try (var server = ForkedServer.start(
                    folder.resolve("data"),
                    folder.resolve("cache"),
                    List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"),
                    Map.of("HOME", folder.toString()),
                    classPath)) {
                server.awaitPostmaster();
                write(EmbeddedPostgres.endpointOf(new DataFolder(folder.resolve("data"))), "ordinary");
            }
        } finally {
            Folders.delete(folder);
        }
    }

    @Test
    void runsAsAnotherUserWhereTheKernelForbidsNameSpaces() throws Exception {
        assumeThat(Servant.ownUid()).as("needs root to become another user").isZero();
        var folder = Files.createDirectory(
                Path.of("/tmp/bihuan-other-" + ProcessHandle.current().pid()));
        try {
            var data = DataFolder.open(folder.resolve("data"));
            var servant = Servant.anotherUser(data.root());
            var cluster = Cluster.in(data, Binaries.unpackedIn(data.root().resolve("programs")), servant);
            assertThat(Files.getAttribute(cluster.data(), "unix:uid")).isEqualTo(65534);
            assertThat(cluster.data().resolve("PG_VERSION")).hasContent("18");
        } finally {
            Folders.delete(folder);
        }
    }

    @Test
    void namesTheFullDiskInsteadOfAnErrorOfTheSystem() throws Exception {
        assumeThat(Servant.ownUid()).as("needs root to mount a small disk").isZero();
        var disk = Files.createDirectory(temporary.resolve("small disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=330m", "tmpfs", disk.toString()))
                .isZero();
        try {
            var folder = DataFolder.open(disk.resolve("data"));
            Files.write(disk.resolve("filler"), new byte[310 * 1024 * 1024]);
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, CACHE).close())
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("PLATFORM-DISK-FULL");
            assertThatThrownBy(() -> DataFolder.open(disk.resolve("data")))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("PLATFORM-DISK-FULL");
        } finally {
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    private static ProcessHandle orphanOn(Path folder) throws IOException, InterruptedException {
        var cluster = new Cluster(folder.resolve("postgres/18"));
        var command = Servant.choose(folder)
                .command(List.of(
                        Binaries.unpackedIn(CACHE).program("postgres").toString(),
                        "-D",
                        cluster.data().toString(),
                        "-p",
                        "" + cluster.port(),
                        "-k",
                        ""));
        var arguments = new java.util.ArrayList<>(command.command());
        arguments.removeAll(List.of("--pdeathsig", "INT"));
        var process = command.command(arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (Leftovers.running(cluster.data()).size() < 2 && process.isAlive()) {
            process.waitFor(10, TimeUnit.MILLISECONDS);
        }
        return process.toHandle();
    }

    private static void assertRecovers(Path folder, String... expected) throws Exception {
        try (var postgres = EmbeddedPostgres.start(DataFolder.open(folder), CACHE)) {
            assertThat(written(postgres.endpoint())).containsExactly(expected);
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor();
    }

    private static Connection connect(String url, Credentials credentials) throws SQLException {
        return DriverManager.getConnection(url, credentials.user(), credentials.password());
    }

    private static void write(Endpoint endpoint, String text) throws SQLException {
        try (var connection = connect(endpoint.url(), endpoint.owner());
                var statement = connection.createStatement()) {
            statement.execute("create schema if not exists trial");
            statement.execute("create table if not exists trial.note (text text)");
            statement.execute("insert into trial.note values ('%s')".formatted(text));
        }
    }

    private static List<String> written(Endpoint endpoint) throws SQLException {
        try (var connection = connect(endpoint.url(), endpoint.owner());
                var rows = connection.createStatement().executeQuery("select text from trial.note")) {
            var found = new java.util.ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static List<String> writtenOnceItAnswers(Endpoint endpoint) throws SQLException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                return written(endpoint);
            } catch (SQLException stillAway) {
                if (System.nanoTime() > until) {
                    throw stillAway;
                }
                Thread.onSpinWait();
            }
        }
    }

    private static Credentials superuser(EmbeddedPostgres postgres) {
        return Objects.requireNonNull(postgres.endpoint().superuser());
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
