package org.bihuan.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bihuan.platform.StartRefused;
import org.jspecify.annotations.Nullable;

/**
 * As whom PostgreSQL runs. It refuses root, so root starts it inside an own user name space, or, where the kernel
 * forbids that, as another user ({@code uid}) who then owns the cluster. Every child is in a session of its own, so that
 * Ctrl-C reaches the application only, and gets SIGINT (fast shutdown) when the thread that started it dies.
 */
record Servant(List<String> prefix, @Nullable Integer uid) {

    private static final int NOBODY = 65534;

    static Servant choose(Path root) {
        if (ownUid() != 0) {
            return new Servant(List.of("setsid", "setpriv", "--pdeathsig", "INT"), null);
        }
        if (succeeds(List.of("unshare", "-U", "true"))) {
            return new Servant(List.of("setsid", "unshare", "-U", "setpriv", "--pdeathsig", "INT"), null);
        }
        return anotherUser(root);
    }

    static Servant anotherUser(Path root) {
        var uid = ownerOf(root) == 0 ? NOBODY : ownerOf(root);
        var number = Integer.toString(uid);
        var become = List.of("setpriv", "--reuid", number, "--regid", number, "--clear-groups");
        var servant = new Servant(join(List.of("setsid"), become, List.of("--pdeathsig", "INT")), uid);
        letPass(root);
        if (!succeeds(join(become, List.of("test", "-x", root.toString())))) {
            throw new StartRefused(
                    "PLATFORM-FOLDER-OUT-OF-REACH",
                    "以 root 启动时数据库改用用户 %d 运行，但它进不了目录 %s，请把数据目录放到 /var/lib 下".formatted(uid, root),
                    "started as root the database runs as user %d, who cannot reach the data folder: put it below /var/lib"
                            .formatted(uid));
        }
        return servant;
    }

    /** The command as this servant runs it; its process id is that of the program itself. */
    ProcessBuilder command(List<String> program) {
        var builder = new ProcessBuilder(join(prefix, program));
        var environment = builder.environment();
        var path = environment.getOrDefault("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("TZ", "UTC");
        return builder;
    }

    /** Lets the servant own what it is to work on. */
    void own(Path folder) throws IOException {
        if (uid != null && ownerOf(folder) != uid) {
            Folders.give(folder, uid);
        }
        if (uid == null && ownUid() == 0 && ownerOf(folder) != 0) {
            Folders.give(folder, 0);
        }
    }

    static int ownUid() {
        return ownerOf(Path.of("/proc/self"));
    }

    private static int ownerOf(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:uid");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The other user may walk through the root of the folder, not look into it. */
    private static void letPass(Path root) {
        try {
            var permissions = Files.getPosixFilePermissions(root);
            permissions.addAll(EnumSet.of(PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE));
            Files.setPosixFilePermissions(root, permissions);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @SafeVarargs
    private static List<String> join(List<String>... parts) {
        var all = new ArrayList<String>();
        for (var part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
