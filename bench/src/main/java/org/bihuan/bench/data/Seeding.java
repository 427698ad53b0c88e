package org.bihuan.bench.data;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Fills an otherwise empty zone with matters: rows by COPY, without the indexes that are only for reading, which are made
 * afterwards. Foreign keys and checks of other rows are not looked at, as when a backup is restored.
 */
public final class Seeding {

    private static final int AT_ONCE = 20_000;
    /** New matters get numbers beyond all that were copied in. */
    private static final int COUNTER = 5_000_000;

    private Seeding() {}

    public static void fill(Connection connection, Cast cast, int count, Instant now, Consumer<String> progress)
            throws SQLException, IOException {
        Database.execute(connection, "set session_replication_role = replica");
        Database.execute(connection, "set synchronous_commit = off");
        Database.execute(connection, "set maintenance_work_mem = '1GB'");
        var indexes = dropIndexes(connection);
        var rows = new MatterRows(connection, cast, now);
        connection.setAutoCommit(false);
        for (int index = 0; index < count; index++) {
            rows.write(new Life(index, count, now, cast));
            if ((index + 1) % AT_ONCE == 0 || index + 1 == count) {
                rows.send(connection);
                connection.commit();
                progress.accept("copied %,d of %,d matters".formatted(index + 1, count));
            }
        }
        connection.setAutoCommit(true);
        for (var index : indexes) {
            Database.execute(connection, index);
        }
        progress.accept("made %d indexes".formatted(indexes.size()));
        Database.execute(connection, "update matter.number_counter set last = " + COUNTER);
        for (var table : MatterRows.TABLES) {
            Database.execute(connection, "vacuum (analyze) " + table);
        }
        Database.execute(connection, "checkpoint");
        progress.accept("analysed");
    }

    /** Returns how to make them again. */
    private static List<String> dropIndexes(Connection connection) throws SQLException {
        var ofTables = " from pg_index i join pg_class c on c.oid = i.indexrelid"
                + " where i.indrelid::regclass::text = any (?)"
                + " and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) order by c.relname";
        var tables = MatterRows.TABLES.toArray(String[]::new);
        var made = Database.column(connection, "select pg_get_indexdef(i.indexrelid)" + ofTables, (Object) tables);
        for (var name :
                Database.column(connection, "select i.indexrelid::regclass::text" + ofTables, (Object) tables)) {
            Database.execute(connection, "drop index " + name);
        }
        return made;
    }
}
