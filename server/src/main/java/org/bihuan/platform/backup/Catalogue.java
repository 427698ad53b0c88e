package org.bihuan.platform.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the database says about itself: its tables, their columns and foreign keys. */
final class Catalogue {

    /** Sessions end with a restore, and the history of migrations belongs to the schema, not to the data. */
    private static final String TABLES = """
            select quote_ident(n.nspname) || '.' || quote_ident(c.relname),
                   array(select a.attname::text from pg_attribute a
                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                         order by a.attnum)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition
              and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'ext', 'public')
              and not (n.nspname = 'platform'
                       and (c.relname = 'flyway_schema_history' or c.relname like 'spring\\_session%'))
            order by 1""";

    private static final String FOREIGN_KEYS = """
            select k.conrelid::regclass::text, quote_ident(k.conname), pg_get_constraintdef(k.oid)
            from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
            where k.contype = 'f' and k.conparentid = 0 and n.nspname !~ '^pg_'
            order by 1, 2""";

    private static final String SCHEMAS = """
            select quote_ident(nspname) from pg_namespace
            where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'ext') order by 1""";

    private static final String MIGRATIONS = """
            select version from platform.flyway_schema_history
            where success and version is not null order by installed_rank""";

    /** A table that holds data of the installation. */
    record Table(String name, List<String> columns) {

        String columnList() {
            return columns.stream()
                    .map(column -> '"' + column.replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining(", "));
        }
    }

    /** A foreign key as it can be taken off and put back. */
    record ForeignKey(String table, String name, String definition) {}

    private Catalogue() {}

    static List<Table> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<Table>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                var columns = (String[]) rows.getArray(2).getArray();
                tables.add(new Table(rows.getString(1), Arrays.asList(columns)));
            }
        }
        return tables;
    }

    static List<ForeignKey> foreignKeys(Connection connection) throws SQLException {
        var keys = new ArrayList<ForeignKey>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(FOREIGN_KEYS)) {
            while (rows.next()) {
                keys.add(new ForeignKey(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return keys;
    }

    static List<String> schemas(Connection connection) throws SQLException {
        return strings(connection, SCHEMAS);
    }

    /** The versions of the migrations the data have seen, in that order. */
    static List<String> migrations(Connection connection) throws SQLException {
        return strings(connection, MIGRATIONS);
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
