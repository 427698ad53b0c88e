package org.bihuan.bench.ask;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.bench.data.Cast;
import org.bihuan.bench.data.Database;
import org.bihuan.bench.load.Client;

/**
 * What changes something: a liaison reports progress on one matter, a leader instructs on many at once. Each client has
 * matters of its own and takes them in turn.
 */
public final class Acts {

    private static final int MOST_AT_ONCE = 500;

    /** What is done, by whom, to which matters; {@code change} is what it changes of the matter's row beside what every act does */
    public enum Kind {
        PROGRESS(Cast.LIAISON, "Progressed", "m.state = 'IN_PROGRESS' and m.lead_unit_id = ?", "percent = ?"),
        INSTRUCT(
                Cast.LEADER,
                "Instructed",
                "m.state in ('IN_PROGRESS','CLOSED_OFF','EVALUATED') and m.lead_unit_id <> ?",
                "instructed = ? > 0");

        public final String login;
        final String event;
        private final String which;
        final String change;

        Kind(String login, String event, String which, String change) {
            this.login = login;
            this.event = event;
            this.which = which;
            this.change = change;
        }
    }

    private final Cast cast;
    private final Database database;
    private final Map<Kind, List<UUID>> matters = new LinkedHashMap<>();

    public Acts(Database database, Cast cast) throws SQLException {
        this.database = database;
        this.cast = cast;
        try (var connection = database.open()) {
            for (var kind : Kind.values()) {
                matters.put(kind, some(connection, kind));
            }
        }
    }

    private List<UUID> some(Connection connection, Kind kind) throws SQLException {
        return Database.column(
                        connection,
                        "select m.id from matter.matter m where m.zone_id = ? and " + kind.which
                                + " order by md5(m.id::text) limit 8000",
                        cast.zone(),
                        cast.street().id())
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    /** How many matters one order goes to when so many clients share them. */
    public int atOnce(Kind kind, int clients) {
        return kind == Kind.PROGRESS ? 1 : Math.clamp(share(kind, clients), 1, MOST_AT_ONCE);
    }

    private int share(Kind kind, int clients) {
        return of(kind).size() / clients;
    }

    private List<UUID> of(Kind kind) {
        return java.util.Objects.requireNonNull(matters.get(kind));
    }

    /** The matters of one of the clients, with their versions as they are now. */
    private Map<UUID, Integer> mine(Kind kind, int client, int clients) throws SQLException {
        int share = share(kind, clients);
        var mine = new LinkedHashMap<UUID, Integer>();
        try (var connection = database.open();
                var statement =
                        connection.prepareStatement("select version from matter.matter where zone_id = ? and id = ?")) {
            for (var id : of(kind).subList(client * share, (client + 1) * share)) {
                statement.setObject(1, cast.zone());
                statement.setObject(2, id);
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    mine.put(id, rows.getInt(1));
                }
            }
        }
        return mine;
    }

    public Client overHttp(Kind kind, int port, int client, int clients) throws SQLException, IOException {
        return new HttpActs(kind, Person.logIn(port, kind.login), mine(kind, client, clients), atOnce(kind, clients));
    }

    public Client byHand(Kind kind, int client, int clients) throws SQLException {
        return new BareActs(database.open(), cast, kind, mine(kind, client, clients), atOnce(kind, clients));
    }
}
