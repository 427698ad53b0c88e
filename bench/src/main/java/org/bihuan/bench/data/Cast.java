package org.bihuan.bench.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Who is there in the demonstration zone: the units that lead, the accounts that act, the types there are.
 *
 * @param street the street office whose liaison is asked for; it leads, with its villages, half of all matters
 * @param villages below it
 * @param others all further units that lead, the busiest first
 */
public record Cast(
        UUID zone,
        Unit street,
        List<Unit> villages,
        List<Unit> others,
        Unit office,
        Map<String, Account> accounts,
        Map<String, UUID> types) {

    public static final String OFFICER = "ducha";
    public static final String LIAISON = "lanhe";
    public static final String LEADER = "lingdao";

    public record Unit(UUID id, String name, String kind) {}

    public record Account(UUID id, UUID person, String name) {}

    public static Cast of(Connection connection) throws SQLException {
        var zone = UUID.fromString(
                Database.column(connection, "select zone_id from organisation.zone order by zone_id limit 1")
                        .getFirst());
        var all = new HashMap<String, Unit>();
        var below = new ArrayList<Unit>();
        var others = new ArrayList<Unit>();
        var street = Database.column(
                        connection,
                        "select u.id from organisation.unit u join organisation.post p on p.zone_id = u.zone_id"
                                + " and p.unit_id = u.id join access.account a on a.zone_id = p.zone_id"
                                + " and a.person_id = p.person_id where a.login = ?",
                        LIAISON)
                .getFirst();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select id, name, kind, parent_id from organisation.unit order by sort, id")) {
            while (rows.next()) {
                var unit = new Unit(rows.getObject(1, UUID.class), rows.getString(2), rows.getString(3));
                all.put(unit.name(), unit);
                if (street.equals(rows.getString(4))) {
                    below.add(unit);
                } else if (!unit.id().toString().equals(street)
                        && !unit.kind().contains("COMMITTEE")
                        && !unit.kind().equals("VILLAGE")) {
                    others.add(unit);
                }
            }
        }
        return new Cast(
                zone,
                all.values().stream()
                        .filter(unit -> unit.id().toString().equals(street))
                        .findFirst()
                        .orElseThrow(),
                below,
                others,
                Objects.requireNonNull(all.get("督查室")),
                accounts(connection),
                types(connection));
    }

    private static Map<String, Account> accounts(Connection connection) throws SQLException {
        var accounts = new HashMap<String, Account>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select a.login, a.id, p.id, p.name from access.account a"
                        + " join organisation.person p on p.zone_id = a.zone_id and p.id = a.person_id")) {
            while (rows.next()) {
                accounts.put(
                        rows.getString(1),
                        new Account(rows.getObject(2, UUID.class), rows.getObject(3, UUID.class), rows.getString(4)));
            }
        }
        return accounts;
    }

    private static Map<String, UUID> types(Connection connection) throws SQLException {
        var types = new HashMap<String, UUID>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select code, id from matter.matter_type where retired_at is null order by version")) {
            while (rows.next()) {
                types.put(rows.getString(1), rows.getObject(2, UUID.class));
            }
        }
        return types;
    }

    public Account account(String login) {
        return Objects.requireNonNull(accounts.get(login), login);
    }

    /** The street office and everything below it. */
    public List<UUID> streetAndBelow() {
        var units = new ArrayList<UUID>();
        units.add(street.id());
        villages.forEach(each -> units.add(each.id()));
        return units;
    }
}
