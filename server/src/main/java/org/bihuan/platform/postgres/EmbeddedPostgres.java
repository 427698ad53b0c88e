package org.bihuan.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.platform.DataFolder;
import org.bihuan.platform.DiskFull;
import org.bihuan.platform.FolderLock;
import org.bihuan.platform.StartRefused;

/**
 * The running embedded server of one data folder. Holds the folder's lock from before the first look at the files until
 * the server has stopped. Start after any death: locks, stops what still runs, recovers.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final int ATTEMPTS = 5;
    private static final long LOG_LIMIT = 10L * 1024 * 1024;

    private final FolderLock lock;
    private final Cluster cluster;
    private final Postmaster postmaster;

    private EmbeddedPostgres(FolderLock lock, Cluster cluster, Postmaster postmaster) {
        this.lock = lock;
        this.cluster = cluster;
        this.postmaster = postmaster;
    }

    /** Starts the server of the folder, making it first if need be; {@code cache} receives the programs. */
    public static EmbeddedPostgres start(DataFolder folder, Path cache) {
        var lock = FolderLock.take(folder);
        try {
            var servant = Servant.choose(folder.root());
            var binaries = Binaries.unpackedIn(
                    servant.uid() == null ? cache : folder.root().resolve("programs"));
            var cluster = Cluster.in(folder, binaries, servant);
            Leftovers.clear(cluster.data());
            var postmaster = start(cluster, binaries, servant, serverLog(folder));
            Roles.establish(cluster.endpoint(), cluster.port());
            return new EmbeddedPostgres(lock, cluster, postmaster);
        } catch (SQLException cause) {
            lock.close();
            throw new StartRefused(
                    "PLATFORM-DATABASE-REFUSES",
                    "内置数据库已启动但拒绝登录：%s，请运行 ./bihuan doctor".formatted(cause.getMessage()),
                    "the embedded database refuses its own superuser: run ./bihuan doctor",
                    cause);
        } catch (RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    /** Where the server of the folder answers, or answered last; for commands beside a running product. */
    public static Endpoint endpointOf(DataFolder folder) {
        return Cluster.existing(folder).endpoint();
    }

    public static boolean existsIn(DataFolder folder) {
        return Files.isDirectory(Cluster.folderIn(folder));
    }

    public Endpoint endpoint() {
        return cluster.endpoint();
    }

    /** The postmaster's process. */
    ProcessHandle process() {
        return Leftovers.heads(Leftovers.running(cluster.data())).getFirst();
    }

    @Override
    public void close() {
        try {
            postmaster.stop();
        } finally {
            lock.close();
        }
    }

    private static Postmaster start(Cluster cluster, Binaries binaries, Servant servant, Path log) {
        var said = "";
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            cluster.rememberPort(freePort(cluster.port()));
            try {
                return Postmaster.start(servant.command(command(cluster, binaries)), cluster.data(), log);
            } catch (StartFailure failure) {
                said = failure.log();
                if (DiskFull.isReasonIn(said) || DiskFull.isReached(cluster.folder())) {
                    throw DiskFull.at(cluster.folder(), failure);
                }
                if (!failure.portWasTaken() && !failure.earlierServerLingers()) {
                    break;
                }
            }
        }
        throw new StartRefused(
                "PLATFORM-DATABASE-NOT-STARTED",
                "内置数据库无法启动：%s（日志 %s）".formatted(said.lines().findFirst().orElse(""), log),
                "the embedded database does not start: see the log");
    }

    private static List<String> command(Cluster cluster, Binaries binaries) {
        var command = new ArrayList<String>(List.of(
                binaries.program("postgres").toString(), "-D", cluster.data().toString(), "-p", "" + cluster.port()));
        ServerSettings.ofThisMachine().values().forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        return command;
    }

    private static int freePort(int remembered) {
        return remembered > 0 && isFree(remembered) ? remembered : anyFreePort();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int anyFreePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Path serverLog(DataFolder folder) {
        var log = folder.logs().resolve("postgres.log");
        try {
            if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
                Files.move(log, log.resolveSibling("postgres.1.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
