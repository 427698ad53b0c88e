package org.bihuan.platform.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Makes the database and its two users, and gives them the passwords of this cluster, at every start: the owner migrates
 * and owns every table; the application's user owns nothing, so row-level security holds against it.
 */
final class Roles {

    private Roles() {}

    static void establish(Endpoint endpoint, int port) throws SQLException {
        var superuser = java.util.Objects.requireNonNull(endpoint.superuser());
        try (var connection = DriverManager.getConnection(
                Endpoint.localUrl(port, "postgres"), superuser.user(), superuser.password())) {
            role(connection, endpoint.owner(), "nocreatedb nocreaterole");
            role(connection, endpoint.app(), "nocreatedb nocreaterole nobypassrls");
            database(connection, endpoint);
        }
        try (var connection = DriverManager.getConnection(
                Endpoint.localUrl(port, Endpoint.DATABASE), superuser.user(), superuser.password())) {
            IndexableSearch.allow(connection);
        }
    }

    private static void role(Connection connection, Credentials credentials, String limits) throws SQLException {
        var verb =
                exists(connection, "select 1 from pg_roles where rolname = ?", credentials.user()) ? "alter" : "create";
        execute(
                connection,
                "%s role %s login nosuperuser %s password '%s'"
                        .formatted(verb, credentials.user(), limits, credentials.password()));
        execute(connection, "alter role %s set timezone = 'UTC'".formatted(credentials.user()));
    }

    private static void database(Connection connection, Endpoint endpoint) throws SQLException {
        var name = Endpoint.DATABASE;
        if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
            execute(
                    connection,
                    "create database %s owner %s"
                            .formatted(name, endpoint.owner().user()));
        }
        execute(connection, "revoke all on database %s from public".formatted(name));
        execute(
                connection,
                "grant connect on database %s to %s"
                        .formatted(name, endpoint.app().user()));
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
