package org.bihuan.platform;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.bihuan.shared.CurrentZone;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins every transaction by entering the zone in force, so that row-level security lets its rows through. Without a
 * zone the transaction sees local and reference tables only.
 */
final class ZoneTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    ZoneTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        var zone = CurrentZone.get();
        if (zone.isEmpty()) {
            return;
        }
        try (var enter = connection.prepareStatement("select platform.enter_zone(?)")) {
            enter.setObject(1, zone.get().value());
            enter.execute();
        }
    }
}
