package org.bihuan.platform.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bihuan.platform.DiskFull;
import org.bihuan.platform.StartRefused;
import org.bihuan.platform.postgres.Endpoint;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a backup beside the running product. The rows come from one repeatable-read snapshot; evidence never changes
 * under its name and is on disk before its row, so copying it afterwards fits the snapshot. The file appears under its
 * name only when it is whole.
 */
public final class Backup {

    private static final String INCOMING = "incoming";

    private final Endpoint database;
    private final Path evidenceFolder;
    private final Clock clock;

    public Backup(Endpoint database, Path evidenceFolder, Clock clock) {
        this.database = database;
        this.evidenceFolder = evidenceFolder;
        this.clock = clock;
    }

    public Manifest to(Path file) throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new StartRefused(
                    "BACKUP-FILE-EXISTS",
                    "文件已存在：%s，请换一个文件名".formatted(file),
                    "the file exists already: choose another name");
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new StartRefused(
                    "BACKUP-FOLDER-MISSING",
                    "目录不存在或不可写：%s，请先建立目录或换一个位置".formatted(folder),
                    "the folder is missing or cannot be written: make it or choose another place");
        }
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            var manifest = write(unfinished);
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } catch (IOException cause) {
            if (DiskFull.isReasonOf(cause)) {
                throw DiskFull.at(file, cause);
            }
            throw cause;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Manifest write(Path file) throws IOException, SQLException {
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
                var connection = connect()) {
            var manifest = new Manifest(
                    Manifest.FORMAT,
                    clock.instant(),
                    connection.getMetaData().getDatabaseProductVersion(),
                    Catalogue.migrations(connection),
                    tables(connection, zip),
                    evidence(zip));
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            zip.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            zip.closeEntry();
            return manifest;
        }
    }

    private Connection connect() throws SQLException {
        var owner = database.owner();
        var connection = DriverManager.getConnection(database.url(), owner.user(), owner.password());
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        return connection;
    }

    private static List<Manifest.Table> tables(Connection connection, ZipOutputStream zip)
            throws IOException, SQLException {
        var copier = connection.unwrap(PGConnection.class).getCopyAPI();
        var copied = new ArrayList<Manifest.Table>();
        for (var table : Catalogue.tables(connection)) {
            zip.putNextEntry(new ZipEntry(new Manifest.Table(table.name(), List.of(), 0, "").entry()));
            var hashing = new Hashing(zip);
            var rows = copier.copyOut(
                    "copy (select %s from %s) to stdout".formatted(table.columnList(), table.name()), hashing);
            zip.closeEntry();
            copied.add(new Manifest.Table(table.name(), table.columns(), rows, hashing.sha256Hex()));
        }
        return copied;
    }

    private List<Manifest.Evidence> evidence(ZipOutputStream zip) throws IOException {
        var copied = new ArrayList<Manifest.Evidence>();
        if (!Files.isDirectory(evidenceFolder)) {
            return copied;
        }
        zip.setLevel(1);
        try (var files = Files.walk(evidenceFolder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var path = evidenceFolder.relativize(file);
                if (path.startsWith(INCOMING)) {
                    continue;
                }
                zip.putNextEntry(new ZipEntry(Manifest.Evidence.FOLDER + path));
                var hashing = new Hashing(zip);
                Files.copy(file, hashing);
                zip.closeEntry();
                copied.add(new Manifest.Evidence(path.toString(), hashing.bytes(), hashing.sha256Hex()));
            }
        }
        return copied;
    }
}
