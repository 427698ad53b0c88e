package org.bihuan.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.springframework.core.env.Environment;

/** The port the product answers on, tried before anything else is started. */
final class Port {

    private static final int DEFAULT = 8080;
    private static final int HIGHEST = 65_535;

    private Port() {}

    static void requireFree(Environment settings) {
        var port = number(settings.getProperty("server.port", String.valueOf(DEFAULT)));
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

    private static int number(String text) {
        if (!text.strip().matches("[0-9]{1,5}") || Integer.parseInt(text.strip()) > HIGHEST) {
            throw new StartRefused(
                    "PLATFORM-PORT-WRONG",
                    "端口须是 0 至 65535 的整数，现为 %s，请改 --port".formatted(text),
                    "a port is a number from 0 to 65535: mend --port");
        }
        return Integer.parseInt(text.strip());
    }
}
