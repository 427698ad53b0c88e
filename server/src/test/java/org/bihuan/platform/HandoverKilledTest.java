package org.bihuan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole product killed without warning in the middle of a hand-over: it has turned its state and written its list, and
 * waits for one matter somebody else holds. Nothing of it remains; the next start hands everything over, once.
 */
class HandoverKilledTest {

    private static final int MATTERS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Sessions that have written items of a hand-over, and wait for something. */
    private static final String MIDDLE = """
            select count(distinct wrote.pid) from pg_locks wrote
            join pg_locks waits on waits.pid = wrote.pid and not waits.granted
            where wrote.relation = 'handover.item'::regclass and wrote.mode = 'RowExclusiveLock'""";

    private static final String NOTHING = "AGREED 0 items, 0 events, 0 moved";
    private static final String EVERYTHING =
            "EFFECTIVE " + MATTERS + " items, " + MATTERS + " events, " + MATTERS + " moved";

    @TempDir
    Path temporary;

    @Test
    void handsOverAllOrNothingHoweverOftenItIsKilledAndThenOnce() throws Exception {
        var folder = temporary.resolve("交接");
        try (var product = ForkedProduct.start(folder)) {
            product.found();
            KillUnderLoadTest.grantWriting(KillUnderLoadTest.endpoint(folder));
            prepare(folder);
            product.logIn();
            for (int at = 0; at < MATTERS; at++) {
                assertThat(product.post("/api/matters", draft())).isEqualTo(201);
            }
            killInTheMiddle(folder, product, ForkedProduct.Victim.APPLICATION);
        }
        mustHaveNothing(folder);
        try (var product = ForkedProduct.start(folder)) {
            killInTheMiddle(folder, product, ForkedProduct.Victim.BOTH_AT_ONCE);
        }
        try (var product = ForkedProduct.start(folder)) {
            assertThat(product).isNotNull();
            await(() -> !standing(folder).equals(NOTHING));
            assertThat(standing(folder)).isEqualTo(EVERYTHING);
        }
    }

    /** Looks before anything is done in the background again, and leaves the agreement to be made anew. */
    private static void mustHaveNothing(Path folder) throws Exception {
        try (var resting = ForkedProduct.startResting(folder)) {
            assertThat(resting).isNotNull();
            assertThat(standing(folder)).isEqualTo(NOTHING);
            turn(folder, "PREPARED");
        }
    }

    /** Both sides agree; the hand-over begins by itself, writes its list, and comes to a matter somebody else holds. */
    private static void killInTheMiddle(Path folder, ForkedProduct product, ForkedProduct.Victim victim)
            throws SQLException {
        var holding = connect(folder);
        hold(holding);
        turn(folder, "AGREED");
        await(() -> one(folder, MIDDLE).equals("1"));
        product.kill(victim);
        holding.close();
    }

    private interface Check {
        boolean holds() throws SQLException;
    }

    private static void await(Check check) throws SQLException {
        var end = Instant.now().plus(PATIENCE);
        while (!check.holds()) {
            assertThat(Instant.now()).as("patience").isBefore(end);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static Connection connect(Path folder) throws SQLException {
        var endpoint = KillUnderLoadTest.endpoint(folder);
        return DriverManager.getConnection(
                endpoint.url(), endpoint.owner().user(), endpoint.owner().password());
    }

    private static void hold(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select id from matter.matter where state = 'DRAFT' order by id desc limit 1 for update")) {
            assertThat(rows.next()).isTrue();
        }
    }

    private static void turn(Path folder, String state) throws SQLException {
        try (var connection = connect(folder);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update handover.handover set state = '%s'".formatted(state)))
                    .isEqualTo(1);
        }
    }

    private static String one(Path folder, String query) throws SQLException {
        try (var connection = connect(folder);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String standing(Path folder) throws SQLException {
        return one(folder, """
                select h.state || ' ' || (select count(*) from handover.item) || ' items, '
                  || (select count(*) from matter.matter_event where event = 'HandedOver') || ' events, '
                  || (select count(*) from matter.matter m join access.account a on a.id = m.created_by
                      where a.login = 'jieren') || ' moved'
                from handover.handover h""");
    }

    /** What both sides would have confirmed, due today. */
    private static void prepare(Path folder) throws SQLException {
        var unit = UUID.randomUUID();
        var giver = UUID.randomUUID();
        var taker = UUID.randomUUID();
        var post = UUID.randomUUID();
        var handover = UUID.randomUUID();
        var all = new ArrayList<>(List.of("""
                insert into organisation.unit (zone_id, id, name, short_name, kind, valid_from, state_from, sort, version)
                select zone_id, '%s', '督查室', '督查室', 'OFFICE', date '2020-01-01', date '2020-01-01', 1, 1 from organisation.zone
                """.formatted(unit)));
        for (var person : List.of(giver, taker)) {
            all.add("""
                    insert into organisation.person (zone_id, id, name, name_pinyin, valid_from, version)
                    select zone_id, '%s', '%s', 'x', date '2020-01-01', 1 from organisation.zone
                    """.formatted(person, person.equals(giver) ? "移交人" : "接收人"));
        }
        for (var held : Map.of(post, giver, UUID.randomUUID(), taker).entrySet()) {
            all.add("""
                    insert into organisation.post
                      (zone_id, id, unit_id, person_id, title, rank, part_time, valid_from, version)
                    select zone_id, '%s', '%s', '%s', '科员', 'STAFF', false, date '2020-01-01', 1 from organisation.zone
                    """.formatted(held.getKey(), unit, held.getValue()));
        }
        all.add("update access.account set person_id = '%s' where login = 'xitong'".formatted(giver));
        all.add("""
                insert into access.account (zone_id, id, login, person_id, password_hash, password_changed_at,
                  must_change_password, failed_count, created_at, version)
                select zone_id, '%s', 'jieren', '%s', password_hash, now(), false, 0, now(), 1
                from access.account where login = 'xitong'
                """.formatted(UUID.randomUUID(), taker));
        all.add("""
                insert into handover.handover (zone_id, id, post_id, unit_id, unit_name, post_title, giver_id,
                  giver_account_id, giver_name, taker_id, taker_name, state, effective_on, prepared_by, prepared_at, version)
                select zone_id, '%s', '%s', '%s', '督查室', '科员', '%s', id, '移交人', '%s', '接收人', 'PREPARED',
                  (now() at time zone 'Asia/Shanghai')::date, id, now(), 1
                from access.account where login = 'xitong'
                """.formatted(handover, post, unit, giver, taker));
        all.add("""
                insert into handover.taker (zone_id, handover_id, person_id, account_id, name, confirmed_at)
                select zone_id, '%s', '%s', id, '接收人', now() from access.account where login = 'jieren'
                """.formatted(handover, taker));
        try (var connection = connect(folder);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var each : all) {
                statement.executeUpdate(each);
            }
            connection.commit();
        }
    }

    private static Map<String, Object> draft() {
        return Map.of(
                "commandId",
                UUID.randomUUID(),
                "then",
                "DRAFT",
                "typeCode",
                "SUPERVISED_ITEM",
                "title",
                "断电也不能丢",
                "requirement",
                "交接要么全部，要么没有",
                "urgent",
                false,
                "sourceKind",
                "OTHER",
                "unclassified",
                true);
    }
}
