package org.bihuan.bench.data;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows on their way into one table by COPY. Values for columns the table does not have are left out, so that rows can be
 * written down before a migration makes their column; a column that must be filled and is not, is told by the database.
 */
final class TableCopy {

    private static final int CAPACITY = 1 << 22;

    private final String table;
    private final List<String> columns;
    private final StringBuilder rows = new StringBuilder(CAPACITY);

    /** @param known names of all values that rows may bring */
    TableCopy(Connection connection, String table, List<String> known) throws SQLException {
        this.table = table;
        var place = table.split("\\.");
        this.columns = Database.column(
                        connection,
                        "select column_name from information_schema.columns where table_schema = ? and table_name = ?"
                                + " and is_generated = 'NEVER' order by ordinal_position",
                        place[0],
                        place[1])
                .stream()
                .filter(known::contains)
                .toList();
    }

    /** @param lines names apart by commas, in as many lines as they need */
    static TableCopy of(Connection connection, String table, List<String> lines) throws SQLException {
        return new TableCopy(connection, table, List.of(String.join(",", lines).split(",")));
    }

    void add(Map<String, @Nullable Object> row) {
        for (int at = 0; at < columns.size(); at++) {
            rows.append(at == 0 ? "" : "\t");
            var value = row.get(columns.get(at));
            if (value == null) {
                rows.append("\\N");
            } else {
                escape(value.toString());
            }
        }
        rows.append('\n');
    }

    private void escape(String text) {
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            switch (sign) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(sign);
            }
        }
    }

    void send(Connection connection) throws SQLException, IOException {
        if (!rows.isEmpty()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + table + " (" + String.join(", ", columns) + ") from stdin",
                            new StringReader(rows.toString()));
            rows.setLength(0);
        }
    }
}
