package org.bihuan.platform.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds tables that break the rules which keep zones apart: keys without the zone, row-level security off, triggers. */
public final class ZoneLint {

    /** A rule broken by a table. */
    public record Breach(String table, String rule) {}

    private ZoneLint() {}

    public static List<Breach> breaches(Connection connection) throws SQLException {
        var found = new ArrayList<Breach>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query())) {
            while (rows.next()) {
                found.add(new Breach(rows.getString(1), rows.getString(2)));
            }
        }
        return found;
    }

    private static String query() {
        try (var source = ZoneLint.class.getResourceAsStream("zone-lint.sql")) {
            if (source == null) {
                throw new IllegalStateException("zone-lint.sql is missing");
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
