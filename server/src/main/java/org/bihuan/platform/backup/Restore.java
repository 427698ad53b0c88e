package org.bihuan.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.bihuan.platform.DataFolder;
import org.bihuan.platform.StartRefused;
import org.bihuan.platform.postgres.Endpoint;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Puts a backup back into an empty installation, or with {@code replace} in place of what is there. Proves the whole
 * file first; then builds the schema of the backup, copies the rows, checks every foreign key, and brings the schema up
 * to this release. Evidence replaced is set aside, not deleted.
 */
public final class Restore {

    /** Lies in the data folder while a restore is under way; the product does not start beside it. */
    private static final String UNFINISHED = "restore-unfinished";

    private final Endpoint database;
    private final DataFolder folder;
    private final Path evidenceFolder;
    private final Clock clock;

    public Restore(Endpoint database, DataFolder folder, Path evidenceFolder, Clock clock) {
        this.database = database;
        this.folder = folder;
        this.evidenceFolder = evidenceFolder;
        this.clock = clock;
    }

    public Manifest from(Path file, boolean replace) throws IOException, SQLException {
        try (var archive = Archive.open(file)) {
            archive.verify();
            try (var connection = connect()) {
                if (!replace) {
                    requireEmpty(connection);
                }
                folder.mark(UNFINISHED);
                dropEverything(connection);
            }
            var migrations = new Migrations(database);
            migrations.migrateTo(archive.manifest().migrations());
            try (var connection = connect()) {
                fill(connection, archive);
            }
            migrations.migrateToThisRelease();
            restoreEvidence(archive);
            folder.unmark(UNFINISHED);
            return archive.manifest();
        }
    }

    /** Refuses to start on the rest of a restore that broke off. */
    public static void requireFinished(DataFolder folder) {
        if (folder.isMarked(UNFINISHED)) {
            throw new StartRefused(
                    "RESTORE-UNFINISHED",
                    "上次恢复中断，数据不完整，请重新执行 ./bihuan restore 文件 --replace",
                    "the last restore broke off: run ./bihuan restore FILE --replace again");
        }
    }

    private Connection connect() throws SQLException {
        var owner = database.owner();
        var connection = DriverManager.getConnection(database.url(), owner.user(), owner.password());
        connection.setAutoCommit(false);
        return connection;
    }

    private void requireEmpty(Connection connection) throws SQLException, IOException {
        for (var table : Catalogue.tables(connection)) {
            if (!table.name().startsWith("platform.")
                    && !table.name().startsWith("refdata.")
                    && hasRows(connection, table)) {
                throw notEmpty();
            }
        }
        if (Files.isDirectory(evidenceFolder)) {
            try (var files = Files.walk(evidenceFolder)) {
                if (files.anyMatch(Files::isRegularFile)) {
                    throw notEmpty();
                }
            }
        }
    }

    private static boolean hasRows(Connection connection, Catalogue.Table table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select exists (select 1 from %s)".formatted(table.name()))) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static void dropEverything(Connection connection) throws SQLException {
        for (var schema : Catalogue.schemas(connection)) {
            execute(connection, "drop schema %s cascade".formatted(schema));
        }
        connection.commit();
    }

    /** In one transaction: keys off, rows in, keys on again, which proves them. */
    private static void fill(Connection connection, Archive archive) throws IOException, SQLException {
        var keys = Catalogue.foreignKeys(connection);
        for (var key : keys) {
            execute(connection, "alter table %s drop constraint %s".formatted(key.table(), key.name()));
        }
        var copier = connection.unwrap(PGConnection.class).getCopyAPI();
        var known = Catalogue.tables(connection).stream()
                .collect(Collectors.toMap(Catalogue.Table::name, Catalogue.Table::columns));
        for (var table : archive.manifest().tables()) {
            if (!known.getOrDefault(table.name(), List.of()).containsAll(table.columns())) {
                throw Archive.damaged(table.name());
            }
            execute(connection, "delete from %s".formatted(table.name()));
            copy(copier, archive, table);
        }
        for (var key : keys) {
            execute(
                    connection,
                    "alter table %s add constraint %s %s".formatted(key.table(), key.name(), key.definition()));
        }
        connection.commit();
        connection.setAutoCommit(true);
        execute(connection, "analyze");
    }

    private static void copy(CopyManager copier, Archive archive, Manifest.Table table)
            throws IOException, SQLException {
        var columns = new Catalogue.Table(table.name(), table.columns()).columnList();
        try (var source = archive.part(table.entry())) {
            var rows = copier.copyIn("copy %s (%s) from stdin".formatted(table.name(), columns), source);
            if (rows != table.rows()) {
                throw new IllegalStateException(
                        "%s: %d rows came in, %d were expected".formatted(table.name(), rows, table.rows()));
            }
        }
    }

    private void restoreEvidence(Archive archive) throws IOException {
        var fresh = Files.createTempDirectory(
                Files.createDirectories(evidenceFolder.resolveSibling("restoring")), "evidence");
        write(archive, fresh, archive.manifest().evidence());
        if (Files.exists(evidenceFolder)) {
            Files.move(
                    evidenceFolder,
                    evidenceFolder.resolveSibling(
                            "evidence.replaced-" + clock.instant().toEpochMilli()));
        }
        Files.move(fresh, evidenceFolder);
        Files.delete(evidenceFolder.resolveSibling("restoring"));
    }

    private static void write(Archive archive, Path folder, List<Manifest.Evidence> files) throws IOException {
        for (var file : files) {
            var target = folder.resolve(file.path());
            Files.createDirectories(target.getParent());
            try (var source = archive.part(file.entry())) {
                Files.copy(source, target);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static StartRefused notEmpty() {
        return new StartRefused(
                "RESTORE-TARGET-NOT-EMPTY",
                "目标中已有数据，什么都没有改动；确实要替换请加 --replace（请先备份）",
                "the target holds data and nothing was changed: add --replace to replace them, after a backup");
    }
}
