package org.bihuan.platform;

import java.nio.file.Path;
import org.bihuan.platform.postgres.Credentials;
import org.bihuan.platform.postgres.EmbeddedPostgres;
import org.bihuan.platform.postgres.Endpoint;
import org.bihuan.platform.postgres.ExternalDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The database of this process: the embedded server of the data folder, or, where {@code bihuan.database.url} names one,
 * an external PostgreSQL that has passed its examination. Closing stops the embedded server and frees the folder.
 */
final class RunningDatabase implements AutoCloseable {

    static final String DATA = "bihuan.data";
    private static final String URL = "bihuan.database.url";

    private final Endpoint endpoint;
    private final @Nullable Runnable ending;

    private RunningDatabase(Endpoint endpoint, @Nullable Runnable ending) {
        this.endpoint = endpoint;
        this.ending = ending;
    }

    static RunningDatabase open(Environment settings) {
        var folder = DataFolder.open(Path.of(settings.getRequiredProperty(DATA)));
        if (!isExternal(settings)) {
            var server = EmbeddedPostgres.start(folder, cache(settings));
            return new RunningDatabase(server.endpoint(), server::close);
        }
        var lock = FolderLock.take(folder);
        try {
            var endpoint = external(settings);
            ExternalDatabase.examine(endpoint);
            return new RunningDatabase(endpoint, lock::close);
        } catch (RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    /** Opens the database, or looks in on it beside the product that has it open. */
    static RunningDatabase openOrVisit(Environment settings, DataFolder folder) {
        return FolderLock.isHeld(folder) ? new RunningDatabase(beside(settings, folder), null) : open(settings);
    }

    boolean isVisited() {
        return ending == null;
    }

    /** The endpoint without starting anything: for commands beside a running product. */
    static Endpoint beside(Environment settings, DataFolder folder) {
        return isExternal(settings) ? external(settings) : EmbeddedPostgres.endpointOf(folder);
    }

    static boolean isExternal(Environment settings) {
        return !settings.getProperty(URL, "").isBlank();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        if (ending != null) {
            ending.run();
        }
    }

    static Path cache(Environment settings) {
        var home = Path.of(System.getProperty("user.home"), ".cache", "bihuan");
        return Path.of(settings.getProperty("bihuan.cache", home.toString()));
    }

    private static Endpoint external(Environment settings) {
        return new Endpoint(
                settings.getRequiredProperty(URL),
                credentials(settings, "bihuan.database.user", "bihuan.database.password"),
                credentials(settings, "bihuan.database.owner.user", "bihuan.database.owner.password"),
                null);
    }

    private static Credentials credentials(Environment settings, String user, String password) {
        var name = settings.getProperty(user, "");
        if (name.isBlank()) {
            throw new StartRefused(
                    "PLATFORM-DATABASE-SETTINGS",
                    "使用外部数据库时必须配置 %s（bihuan.database.user 与 bihuan.database.owner.user 是两个不同的用户）".formatted(user),
                    "an external database needs the setting " + user);
        }
        return new Credentials(name, settings.getProperty(password, ""));
    }
}
