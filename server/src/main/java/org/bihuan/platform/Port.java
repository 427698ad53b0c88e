package org.bihuan.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.springframework.core.env.Environment;

/** The port the product answers on, tried before anything else is started. */
final class Port {

    private static final int DEFAULT = 8080;

    private Port() {}

    static void requireFree(Environment settings) {
        var port = settings.getProperty("server.port", Integer.class, DEFAULT);
        if (port == 0) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            throw new StartRefused(
                    "PLATFORM-PORT-TAKEN",
                    "端口 %d 已被占用，请停止占用它的程序，或用 --port 另选端口".formatted(port),
                    "port %d is taken: stop the program on it or choose another with --port".formatted(port),
                    taken);
        }
    }
}
