package org.bihuan.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bihuan.platform.StartRefused;
import org.bihuan.platform.postgres.Endpoint;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/** Builds the schema a backup was taken from, exactly that one, and later brings it up to this release. */
final class Migrations {

    private static final String ALL = "classpath*:db/migration/**/V*.sql";

    private final Endpoint database;

    Migrations(Endpoint database) {
        this.database = database;
    }

    void migrateTo(List<String> versions) throws IOException {
        var folder = Files.createTempDirectory("bihuan-migrations");
        try {
            copy(Set.copyOf(versions), folder);
            flyway("filesystem:" + folder).load().migrate();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    void migrateToThisRelease() {
        flyway("classpath:db/migration").load().migrate();
    }

    private FluentConfiguration flyway(String location) {
        var owner = database.owner();
        return Flyway.configure()
                .dataSource(database.url(), owner.user(), owner.password())
                .locations(location)
                .defaultSchema("platform")
                .outOfOrder(true)
                .placeholders(Map.of("app", database.app().user()));
    }

    private static void copy(Set<String> versions, Path folder) throws IOException {
        var missing = new HashSet<>(versions);
        for (var resource : new PathMatchingResourcePatternResolver().getResources(ALL)) {
            var name = Objects.requireNonNull(resource.getFilename());
            var version = versionIn(name);
            if (missing.remove(version)) {
                try (var source = resource.getInputStream()) {
                    Files.copy(source, folder.resolve(name));
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new StartRefused(
                    "RESTORE-BACKUP-NEWER",
                    "备份来自更新的版本（%s），请用那个版本恢复".formatted(missing.iterator().next()),
                    "the backup comes from a newer release: restore with that one");
        }
    }

    /** {@code V20261120_0100__name.sql} is version {@code 20261120.0100}. */
    private static String versionIn(String fileName) {
        return fileName.substring(1, fileName.indexOf("__")).replace('_', '.');
    }
}
