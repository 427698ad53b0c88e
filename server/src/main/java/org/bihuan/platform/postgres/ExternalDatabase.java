package org.bihuan.platform.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.bihuan.platform.StartRefused;

/**
 * Examines a PostgreSQL we did not start: it answers, is 15 or later, can index Chinese, and its two users have the
 * rights they need and not more, since a superuser or an owner passes row-level security.
 */
public final class ExternalDatabase {

    private static final int LEAST_MAJOR = 15;

    private ExternalDatabase() {}

    public static void examine(Endpoint endpoint) {
        if (endpoint.app().user().equals(endpoint.owner().user())) {
            throw rights("应用用户与属主用户不能是同一个", "the application's user and the owner must be two users");
        }
        try (var owner = connect(endpoint.url(), endpoint.owner());
                var app = connect(endpoint.url(), endpoint.app())) {
            requireMajor(owner.getMetaData().getDatabaseMajorVersion());
            requireOwner(owner);
            requireHarmless(app);
            TrigramCheck.require(owner);
        } catch (SQLException cause) {
            throw new StartRefused(
                    "PLATFORM-DATABASE-EXAMINATION",
                    "检查外部数据库时出错：%s".formatted(cause.getMessage()),
                    "examining the external database failed",
                    cause);
        }
    }

    private static Connection connect(String url, Credentials credentials) {
        try {
            return DriverManager.getConnection(url, credentials.user(), credentials.password());
        } catch (SQLException cause) {
            throw switch (cause.getSQLState()) {
                case "28P01", "28000" ->
                    new StartRefused(
                            "PLATFORM-DATABASE-PASSWORD",
                            "外部数据库拒绝用户 %s 登录，请检查口令与 pg_hba.conf".formatted(credentials.user()),
                            "the external database refuses user %s: check password and pg_hba.conf"
                                    .formatted(credentials.user()),
                            cause);
                case "3D000" ->
                    new StartRefused(
                            "PLATFORM-DATABASE-ABSENT",
                            "外部服务器上没有这个数据库：%s，请先建库".formatted(url),
                            "there is no such database on the external server: create it first",
                            cause);
                case "42501" ->
                    rights(
                            "用户 %s 不能连接这个数据库，请执行 grant connect on database … to 该用户".formatted(credentials.user()),
                            "user %s may not connect: grant connect on the database".formatted(credentials.user()));
                case null, default ->
                    new StartRefused(
                            "PLATFORM-DATABASE-UNREACHABLE",
                            "连不上外部数据库 %s，请检查地址、端口与防火墙".formatted(url),
                            "the external database cannot be reached: check address, port and firewall",
                            cause);
            };
        }
    }

    static void requireMajor(int major) {
        if (major < LEAST_MAJOR) {
            throw new StartRefused(
                    "PLATFORM-DATABASE-TOO-OLD",
                    "外部数据库是 PostgreSQL %d，至少需要 %d".formatted(major, LEAST_MAJOR),
                    "the external database is PostgreSQL %d, at least %d is needed".formatted(major, LEAST_MAJOR));
        }
    }

    private static void requireOwner(Connection connection) throws SQLException {
        if (!isTrue(connection, "select has_database_privilege(current_database(), 'create')")) {
            throw rights(
                    "属主用户不能建立模式，请执行 grant create on database … to 属主",
                    "the owner cannot create schemas: grant create on database … to the owner");
        }
    }

    private static void requireHarmless(Connection connection) throws SQLException {
        if (isTrue(connection, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
            throw rights(
                    "应用用户能绕过行级安全，请执行 alter role … nosuperuser nobypassrls",
                    "the application's user passes row-level security: alter role … nosuperuser nobypassrls");
        }
    }

    private static boolean isTrue(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static StartRefused rights(String chinese, String english) {
        return new StartRefused("PLATFORM-DATABASE-RIGHTS", chinese, english);
    }
}
