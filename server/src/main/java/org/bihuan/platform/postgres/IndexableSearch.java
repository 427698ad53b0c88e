package org.bihuan.platform.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets the search use its index behind row-level security. PostgreSQL keeps operators that might leak values away from
 * rows a policy has not passed yet, so the GIN index over pairs of characters would never be used. Array containment
 * compares and tells nothing else; a superuser may say so, in each database. See decision 0010.
 */
public final class IndexableSearch {

    private static final String ALLOW = "alter function pg_catalog.arraycontains(anyarray, anyarray) leakproof";

    private IndexableSearch() {}

    /** @param superuser a connection of a superuser to the application's database */
    public static void allow(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(ALLOW);
        }
    }
}
