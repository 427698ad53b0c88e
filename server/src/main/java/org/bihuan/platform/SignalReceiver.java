package org.bihuan.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One connection of this node, outside the pool, that listens for {@link Signals} and passes them on. */
@Component
class SignalReceiver implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SignalReceiver.class);
    private static final int WAIT_MILLIS = (int) Duration.ofSeconds(10).toMillis();
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final DataSource pool;
    private final Map<String, List<SignalListener>> listeners;
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Connection connection;

    SignalReceiver(DataSource pool, List<SignalListener> listeners) {
        this.pool = pool;
        this.listeners = listeners.stream().collect(Collectors.groupingBy(SignalListener::topic));
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("signals").daemon().start(this::listen);
    }

    @Override
    public void stop() {
        running = false;
        closeConnection();
        var listening = thread;
        if (listening != null) {
            listening.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listen() {
        while (running) {
            try (var open = open()) {
                connection = open;
                receive(open);
            } catch (SQLException failure) {
                if (running) {
                    log.warn("listening for signals failed, trying again: {}", failure.getMessage());
                    pause();
                }
            }
        }
    }

    private Connection open() throws SQLException {
        var source = pool.unwrap(HikariDataSource.class);
        return DriverManager.getConnection(source.getJdbcUrl(), source.getUsername(), source.getPassword());
    }

    private void receive(Connection open) throws SQLException {
        try (var statement = open.createStatement()) {
            statement.execute("listen " + Signals.CHANNEL);
        }
        listeners.values().forEach(each -> each.forEach(listener -> tell(listener, null)));
        var notifications = open.unwrap(PGConnection.class);
        while (running) {
            var heard = notifications.getNotifications(WAIT_MILLIS);
            for (var each : heard == null ? new org.postgresql.PGNotification[0] : heard) {
                pass(each.getParameter());
            }
            if (heard == null && !open.isValid(5)) {
                throw new SQLException("the listening connection is gone");
            }
        }
    }

    private void pass(String message) {
        int blank = message.indexOf(' ');
        if (blank > 0) {
            listeners
                    .getOrDefault(message.substring(0, blank), List.of())
                    .forEach(listener -> tell(listener, message.substring(blank + 1)));
        }
    }

    /** A listener that fails must not deafen the others. */
    private static void tell(SignalListener listener, @Nullable String payload) {
        try {
            if (payload == null) {
                listener.begin();
            } else {
                listener.hear(payload);
            }
        } catch (RuntimeException failure) {
            log.error("signal listener for {} failed", listener.topic(), failure);
        }
    }

    private void closeConnection() {
        var open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException failure) {
                log.debug("closing the listening connection", failure);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
