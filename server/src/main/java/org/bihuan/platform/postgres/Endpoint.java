package org.bihuan.platform.postgres;

import org.jspecify.annotations.Nullable;

/**
 * Where the database answers and as whom: {@code app} serves users and never owns a table, {@code owner} migrates,
 * {@code superuser} exists for the embedded server only.
 */
public record Endpoint(
        String url,
        Credentials app,
        Credentials owner,
        @Nullable Credentials superuser) {

    public static final String DATABASE = "bihuan";

    static String localUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }
}
