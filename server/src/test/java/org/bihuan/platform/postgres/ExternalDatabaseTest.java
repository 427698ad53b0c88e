package org.bihuan.platform.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.bihuan.platform.DataFolder;
import org.bihuan.platform.StartRefused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examination of a server we did not start, tried on one that asks for passwords. */
class ExternalDatabaseTest {

    @TempDir
    static Path temporary;

    private static EmbeddedPostgres server;
    private static Endpoint good;

    @BeforeAll
    static void aServer() {
        server = EmbeddedPostgres.start(
                DataFolder.open(temporary.resolve("data")),
                Path.of("target", "postgres-programs").toAbsolutePath());
        good = server.endpoint();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void passesAServerThatIsAsItShouldBe() {
        assertThatCode(() -> ExternalDatabase.examine(good)).doesNotThrowAnyException();
    }

    @Test
    void refusesAServerThatDoesNotAnswer() {
        assertRefused(
                new Endpoint("jdbc:postgresql://127.0.0.1:1/bihuan", good.app(), good.owner(), null), "UNREACHABLE");
    }

    @Test
    void refusesAWrongPassword() {
        var wrong = new Credentials(good.owner().user(), "wrong");
        assertRefused(new Endpoint(good.url(), good.app(), wrong, null), "PASSWORD");
    }

    @Test
    void refusesAnAbsentDatabase() {
        assertRefused(new Endpoint(good.url() + "x", good.app(), good.owner(), null), "ABSENT");
    }

    @Test
    void refusesOneUserForBothDuties() {
        assertRefused(new Endpoint(good.url(), good.owner(), good.owner(), null), "RIGHTS");
    }

    @Test
    void refusesAnApplicationUserWhoPassesRowSecurity() throws SQLException {
        asSuperuser("create role passes_all login bypassrls password 'p'");
        asSuperuser("grant connect on database bihuan to passes_all");
        assertRefused(new Endpoint(good.url(), new Credentials("passes_all", "p"), good.owner(), null), "RIGHTS");
    }

    @Test
    void refusesAUserWhoMayNotConnect() throws SQLException {
        asSuperuser("create role stranger login password 'p'");
        assertRefused(new Endpoint(good.url(), new Credentials("stranger", "p"), good.owner(), null), "RIGHTS");
    }

    @Test
    void refusesAnOwnerWhoCannotCreateSchemas() throws SQLException {
        asSuperuser("create role poor_owner login password 'p'");
        asSuperuser("grant connect on database bihuan to poor_owner");
        assertRefused(new Endpoint(good.url(), good.app(), new Credentials("poor_owner", "p"), null), "RIGHTS");
    }

    @Test
    void refusesADatabaseThatCannotIndexChinese() throws SQLException {
        asSuperuser("create database plain_c owner bihuan_owner template template0 locale_provider libc"
                + " lc_collate 'C' lc_ctype 'C' encoding 'UTF8'");
        var url = good.url().replace("/bihuan", "/plain_c");
        assertRefused(new Endpoint(url, good.app(), good.owner(), null), "LOCALE");
    }

    @Test
    void refusesAServerOlderThanFifteen() {
        assertThatThrownBy(() -> ExternalDatabase.requireMajor(14)).hasMessageContaining("PLATFORM-DATABASE-TOO-OLD");
        assertThatCode(() -> ExternalDatabase.requireMajor(15)).doesNotThrowAnyException();
    }

    private static void assertRefused(Endpoint endpoint, String code) {
        assertThatThrownBy(() -> ExternalDatabase.examine(endpoint))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PLATFORM-DATABASE-" + code)
                .hasMessageNotContaining("\n");
    }

    private static void asSuperuser(String sql) throws SQLException {
        var superuser = Objects.requireNonNull(good.superuser());
        try (var connection = DriverManager.getConnection(good.url(), superuser.user(), superuser.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
