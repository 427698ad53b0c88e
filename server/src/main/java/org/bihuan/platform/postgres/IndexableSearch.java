package org.bihuan.platform.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Lets the search use its index behind row-level security. PostgreSQL keeps operators that might leak values away from
 * rows a policy has not passed yet, so the indexes over pairs of characters and over spans of time would never be used.
 * Array and range containment compare and tell nothing else; a superuser may say so, in each database. See decisions
 * 0010 and 0110.
 */
public final class IndexableSearch {

    private static final List<String> ALLOW = List.of(
            "alter function pg_catalog.arraycontains(anyarray, anyarray) leakproof",
            "alter function pg_catalog.range_contains_elem(anyrange, anyelement) leakproof");

    private IndexableSearch() {}

    /** @param superuser a connection of a superuser to the application's database */
    public static void allow(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
            for (var one : ALLOW) {
                statement.execute(one);
            }
        }
    }
}
