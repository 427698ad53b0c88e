package org.bihuan.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.bihuan.platform.backup.Backup;
import org.bihuan.platform.backup.Manifest;
import org.bihuan.platform.backup.Restore;
import org.bihuan.platform.postgres.EmbeddedPostgres;
import org.bihuan.platform.postgres.Endpoint;
import org.springframework.core.env.Environment;

/** Backup beside a running product or without one, and restore, which needs the folder for itself. */
record Upkeep(Environment settings, DataFolder folder) {

    private interface Task {
        Manifest on(Endpoint database) throws IOException, SQLException;
    }

    static Upkeep with(Environment settings) {
        return new Upkeep(settings, DataFolder.open(Path.of(settings.getRequiredProperty(RunningDatabase.DATA))));
    }

    void backup(Path file) {
        if (!RunningDatabase.isExternal(settings) && !EmbeddedPostgres.existsIn(folder)) {
            throw new StartRefused(
                    "PLATFORM-NO-DATABASE",
                    "%s 中没有数据库，请检查 --data 是否正确".formatted(folder.root()),
                    "there is no database in the data folder: check --data");
        }
        Task task = database -> new Backup(database, evidence(), Clock.systemUTC()).to(file);
        var manifest =
                FolderLock.isHeld(folder) ? done(task, RunningDatabase.beside(settings, folder)) : onOwnDatabase(task);
        Console.say("已备份 ｜ backed up: %s（%s）".formatted(file, counts(manifest)));
    }

    void restore(Path file) {
        var replace = settings.getProperty("bihuan.restore.replace", Boolean.class, false);
        var manifest = onOwnDatabase(
                database -> new Restore(database, folder, evidence(), Clock.systemUTC()).from(file, replace));
        Console.say("已恢复 ｜ restored: %s（%s）".formatted(file, counts(manifest)));
    }

    private Manifest onOwnDatabase(Task task) {
        try (var database = RunningDatabase.open(settings)) {
            return done(task, database.endpoint());
        }
    }

    private static Manifest done(Task task, Endpoint database) {
        try {
            return task.on(database);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (SQLException cause) {
            throw new StartRefused(
                    "PLATFORM-DATABASE-FAILED", "数据库出错：%s".formatted(cause.getMessage()), "the database failed", cause);
        }
    }

    private Path evidence() {
        return Path.of(settings.getProperty(
                        "bihuan.evidence.folder", folder.evidence().toString()))
                .toAbsolutePath();
    }

    private static String counts(Manifest manifest) {
        return "%d 张表 tables，%d 行 rows，%d 个文件 files"
                .formatted(
                        manifest.tables().size(),
                        manifest.rows(),
                        manifest.evidence().size());
    }
}
