package org.bihuan.bench.ask;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.bench.data.Cast;
import org.bihuan.bench.data.Database;
import org.bihuan.bench.load.Client;

/**
 * The rows an act writes, by hand: the command, the matter, the event, and the state interval where it changes; all
 * matters of a turn in one transaction and one batch a table. It checks nobody's rights and tells nobody.
 */
final class BareActs implements Client {

    private final Connection connection;
    private final Cast cast;
    private final Acts.Kind kind;
    private final Map<UUID, Integer> versions;
    private final List<UUID> matters;
    private final int atOnce;
    private final PreparedStatement command;
    private final PreparedStatement matter;
    private final PreparedStatement event;
    private final PreparedStatement ending;
    private final PreparedStatement interval;
    private int done;

    BareActs(Connection connection, Cast cast, Acts.Kind kind, Map<UUID, Integer> versions, int atOnce)
            throws SQLException {
        this.connection = connection;
        this.cast = cast;
        this.kind = kind;
        this.versions = versions;
        this.matters = List.copyOf(versions.keySet());
        this.atOnce = atOnce;
        connection.setAutoCommit(false);
        command = connection.prepareStatement(
                "insert into matter.command (zone_id, command_id, matter_id, account_id, at) values (?, ?, ?, ?, ?)");
        matter = connection.prepareStatement("update matter.matter set " + kind.change
                + ", last_event_at = ?, last_seq = last_seq + 1, version = version + 1"
                + " where zone_id = ? and id = ? and version = ?");
        event = connection.prepareStatement("insert into matter.matter_event (zone_id, id, matter_id, seq, at, event,"
                + " from_state, to_state, round, account_id, person_id, actor_name, unit_id, unit_name, facts, evidence)"
                + " select m.zone_id, ?, m.id, m.last_seq, ?, ?, m.state, m.state, m.round, ?, ?, ?, ?, ?, ?::jsonb, '{}'"
                + " from matter.matter m where m.zone_id = ? and m.id = ?");
        ending = connection.prepareStatement(
                "update matter.matter_interval set to_at = ? where zone_id = ? and matter_id = ? and to_at is null");
        interval = connection.prepareStatement(continuing());
    }

    /** The next interval is the last one but for a few columns, whatever others there are. */
    private String continuing() throws SQLException {
        var columns = Database.column(
                connection,
                "select column_name from information_schema.columns where table_schema = 'matter' and table_name ="
                        + " 'matter_interval' and is_generated = 'NEVER' order by ordinal_position");
        var values = columns.stream()
                .map(column -> switch (column) {
                    case "seq" -> "m.last_seq";
                    case "from_at", "recorded_at" -> "m.last_event_at";
                    case "percent" -> "m.percent";
                    case "to_at", "move", "superseded_at" -> "null";
                    default -> "i." + column;
                })
                .collect(Collectors.joining(", "));
        return "insert into matter.matter_interval (" + String.join(", ", columns) + ") select " + values
                + " from matter.matter_interval i join matter.matter m on m.zone_id = i.zone_id and m.id = i.matter_id"
                + " where i.zone_id = ? and i.matter_id = ? order by i.seq desc limit 1";
    }

    @Override
    public void ask(int turn) throws SQLException {
        var at = OffsetDateTime.now(ZoneOffset.UTC);
        var account = cast.account(kind.login);
        var chosen = new ArrayList<UUID>();
        for (int nth = 0; nth < atOnce; nth++) {
            var id = matters.get(done++ % matters.size());
            chosen.add(id);
            add(command, cast.zone(), UUID.randomUUID(), id, account.id(), at);
            add(matter, 71 + turn % 28, at, cast.zone(), id, versions.get(id));
            add(
                    event,
                    UUID.randomUUID(),
                    at,
                    kind.event,
                    account.id(),
                    account.person(),
                    account.name(),
                    cast.street().id(),
                    cast.street().name(),
                    "{\"text\": \"第 " + turn + " 次\"}",
                    cast.zone(),
                    id);
            add(ending, at, cast.zone(), id);
            add(interval, cast.zone(), id);
        }
        command.executeBatch();
        for (int changed : matter.executeBatch()) {
            if (changed != 1) {
                throw new IllegalStateException("somebody else has changed the matter");
            }
        }
        event.executeBatch();
        if (kind == Acts.Kind.PROGRESS) {
            ending.executeBatch();
            interval.executeBatch();
        } else {
            ending.clearBatch();
            interval.clearBatch();
        }
        connection.commit();
        chosen.forEach(id -> versions.merge(id, 1, Integer::sum));
    }

    private static void add(PreparedStatement statement, Object... binds) throws SQLException {
        for (int at = 0; at < binds.length; at++) {
            statement.setObject(at + 1, binds[at]);
        }
        statement.addBatch();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
