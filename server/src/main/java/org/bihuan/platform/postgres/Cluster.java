package org.bihuan.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.bihuan.platform.DataFolder;
import org.bihuan.platform.DiskFull;
import org.bihuan.platform.StartRefused;

/**
 * One database cluster on disk: {@code postgres/18} holds the data, the passwords made for it and the port it last
 * answered on. Made under another name and moved when complete, so that half an initdb never counts.
 */
record Cluster(Path folder) {

    private static final String SUPERUSER = "bihuan_super";
    private static final String OWNER = "bihuan_owner";
    private static final String APP = "bihuan_app";
    private static final String UNFINISHED = ".unfinished-";

    static Cluster in(DataFolder dataFolder, Binaries binaries, Servant servant) {
        var parent = dataFolder.postgres();
        var folder = folderIn(dataFolder);
        try {
            Files.createDirectories(parent);
            if (servant.uid() != null) {
                Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx--x--x"));
            }
            removeUnfinished(parent);
            if (!Files.isDirectory(folder)) {
                refuseOlder(parent);
                initialise(parent, folder, binaries, servant);
            }
            servant.own(folder);
            return new Cluster(folder);
        } catch (IOException cause) {
            throw DiskFull.isReasonOf(cause) ? DiskFull.at(folder, cause) : new UncheckedIOException(cause);
        }
    }

    /** The cluster as it lies there, running or not; refused when there is none. */
    static Cluster existing(DataFolder dataFolder) {
        var folder = folderIn(dataFolder);
        if (!Files.isDirectory(folder)) {
            throw new StartRefused(
                    "PLATFORM-NO-DATABASE",
                    "%s 中没有数据库，请检查 --data 是否正确".formatted(dataFolder.root()),
                    "there is no database in the data folder: check --data");
        }
        return new Cluster(folder);
    }

    static Path folderIn(DataFolder dataFolder) {
        return dataFolder.postgres().resolve(Integer.toString(Binaries.MAJOR));
    }

    Path data() {
        return folder.resolve("data");
    }

    Endpoint endpoint() {
        var secrets = secrets();
        return new Endpoint(
                Endpoint.localUrl(port(), Endpoint.DATABASE),
                new Credentials(APP, secrets.getProperty("app")),
                new Credentials(OWNER, secrets.getProperty("owner")),
                superuser());
    }

    Credentials superuser() {
        return new Credentials(SUPERUSER, secrets().getProperty("superuser"));
    }

    /** The port of the last start; 0 before the first. */
    int port() {
        try {
            return Files.exists(portFile())
                    ? Integer.parseInt(Files.readString(portFile()).strip())
                    : 0;
        } catch (NumberFormatException damaged) {
            return 0;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    void rememberPort(int port) {
        try {
            var fresh = Files.writeString(folder.resolve("port.new"), Integer.toString(port));
            Files.move(fresh, portFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private Path portFile() {
        return folder.resolve("port");
    }

    private Properties secrets() {
        var secrets = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("secrets.properties"))) {
            secrets.load(reader);
        } catch (IOException cause) {
            throw new StartRefused(
                    "PLATFORM-SECRETS-MISSING",
                    "数据库口令文件 %s 丢失，请从备份恢复".formatted(folder.resolve("secrets.properties")),
                    "the file with the database passwords is missing: restore a backup",
                    cause);
        }
        return secrets;
    }

    private static void initialise(Path parent, Path folder, Binaries binaries, Servant servant) throws IOException {
        var fresh = Files.createTempDirectory(parent, folder.getFileName() + UNFINISHED);
        var passwordFile = privateFile(fresh.resolve("password"), "");
        try {
            var secrets = newSecrets();
            Files.writeString(passwordFile, secrets.getProperty("superuser"));
            servant.own(fresh);
            initdb(fresh, passwordFile, binaries, servant);
            Files.delete(passwordFile);
            var lines = new StringBuilder();
            secrets.forEach((name, value) ->
                    lines.append(name).append('=').append(value).append('\n'));
            privateFile(fresh.resolve("secrets.properties"), lines.toString());
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException failed) {
            Folders.delete(fresh);
            throw failed;
        }
    }

    private static void initdb(Path fresh, Path passwordFile, Binaries binaries, Servant servant) throws IOException {
        var process = servant.command(List.of(
                        binaries.program("initdb").toString(),
                        "--pgdata=" + fresh.resolve("data"),
                        "--username=" + SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums",
                        "--no-clean",
                        "--no-instructions"))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() == 0) {
            return;
        }
        if (DiskFull.isReasonIn(said) || DiskFull.isReached(fresh)) {
            throw DiskFull.at(fresh, null);
        }
        throw new StartRefused(
                "PLATFORM-INITDB-FAILED", "无法建立数据库：%s".formatted(reasonIn(said)), "the database could not be made");
    }

    private static Properties newSecrets() {
        var random = new SecureRandom();
        var secrets = new Properties();
        for (var role : List.of("superuser", "owner", "app")) {
            var bytes = new byte[24];
            random.nextBytes(bytes);
            secrets.setProperty(role, HexFormat.of().formatHex(bytes));
        }
        return secrets;
    }

    private static Path privateFile(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    private static void removeUnfinished(Path parent) throws IOException {
        try (var children = Files.newDirectoryStream(parent, "*" + UNFINISHED + "*")) {
            for (var child : children) {
                Folders.delete(child);
            }
        }
    }

    private static void refuseOlder(Path parent) throws IOException {
        try (var children = Files.newDirectoryStream(parent, "[0-9]*")) {
            for (var child : children) {
                throw new StartRefused(
                        "PLATFORM-DATABASE-OTHER-MAJOR",
                        "数据目录里是 PostgreSQL %s 的数据，本版本内置 %d：请用原版本备份，再用本版本恢复"
                                .formatted(child.getFileName(), Binaries.MAJOR),
                        "the data belong to another PostgreSQL major: back up with the old release, restore with this one");
            }
        }
    }

    private static String reasonIn(String said) {
        return said.lines()
                .filter(line -> line.contains("error:") || line.contains("FATAL:"))
                .findFirst()
                .orElse(said.strip());
    }
}
