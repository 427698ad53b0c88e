package org.bihuan.bench.ask;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.bench.data.Database;
import org.bihuan.bench.load.Client;

/** Asks in hand-written SQL on a connection kept open, with prepared statements, and reads every column of every row. */
public final class Bare implements Client {

    private final Connection connection;
    private final List<Sql> statements;
    private final List<PreparedStatement> prepared = new ArrayList<>();

    public Bare(Database database, List<Sql> statements) throws SQLException {
        this.connection = database.open();
        this.statements = statements;
        for (var each : statements) {
            prepared.add(connection.prepareStatement(each.text()));
        }
    }

    @Override
    public void ask(int turn) throws SQLException {
        facts(turn);
    }

    /** The first columns of all rows. */
    public List<String> facts(int turn) throws SQLException {
        var facts = new ArrayList<String>();
        for (int at = 0; at < prepared.size(); at++) {
            var statement = prepared.get(at);
            var binds = statements.get(at).binds().apply(turn);
            for (int bind = 0; bind < binds.size(); bind++) {
                statement.setObject(bind + 1, binds.get(bind));
            }
            try (var rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    facts.add(rows.getString(1));
                    for (int column = 2; column <= columns; column++) {
                        rows.getString(column);
                    }
                }
            }
        }
        return facts;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
