package org.bihuan.intake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.bihuan.testing.TestDatabase;

/**
 * Holds something in the database, as another busy session would, so that background work has to wait at a known place;
 * closing lets it go on. Changes nothing.
 */
final class Gate implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Connection connection;

    private Gate(Connection connection) {
        this.connection = connection;
    }

    static Gate at(String statement, Object... binds) throws SQLException {
        var connection = DriverManager.getConnection(TestDatabase.superuserUrl());
        connection.setAutoCommit(false);
        try (var hold = connection.prepareStatement(statement)) {
            for (int at = 0; at < binds.length; at++) {
                hold.setObject(at + 1, binds[at]);
            }
            hold.execute();
        }
        return new Gate(connection);
    }

    /** How many sessions wait, here or behind those that wait here. */
    int waiting() {
        try (var look = connection.createStatement();
                var found = look.executeQuery(
                        "select count(*) from pg_stat_activity where cardinality(pg_blocking_pids(pid)) > 0")) {
            found.next();
            return found.getInt(1);
        } catch (SQLException unanswered) {
            throw new IllegalStateException(unanswered);
        }
    }

    /**
     * Ends the session that waits here, as a dead database connection would. Whoever is on the way is awaited: asked of
     * the locks, as the list of sessions stays the same within a transaction.
     */
    void cutOffWhoeverWaits() throws SQLException {
        var until = Instant.now().plus(PATIENCE);
        try (var kill = connection.createStatement()) {
            while (Instant.now().isBefore(until)) {
                var cut = kill.executeQuery("select pg_terminate_backend(pid) from pg_locks"
                        + " where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))");
                if (cut.next()) {
                    return;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        throw new IllegalStateException("nobody came to wait");
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
