package org.bihuan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bihuan.schema.organisation.Tables.UNIT;

import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.bihuan.platform.doctor.ZoneLint;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestDatabase;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The locks between zones, each tried on its own: the rules of the schema, the guard on statements, row-level security. */
@ApiTest
class ZoneIsolationTest {

    @Autowired
    TestZones zones;

    @Autowired
    DSLContext sql;

    @Autowired
    DataSource asApplication;

    @Test
    void noTableBreaksTheRulesThatKeepZonesApart() throws SQLException {
        try (var connection = DriverManager.getConnection(TestDatabase.superuserUrl())) {
            assertThat(ZoneLint.breaches(connection)).isEmpty();
        }
    }

    @Test
    void plantedBreachesAreFound() throws SQLException {
        try (var connection = DriverManager.getConnection(TestDatabase.superuserUrl())) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "create table organisation.planted (zone_id uuid, id int generated always as identity)");
                statement.execute("create unique index planted_once on organisation.planted (id)");
            }
            assertThat(ZoneLint.breaches(connection))
                    .extracting(ZoneLint.Breach::rule)
                    .containsExactlyInAnyOrder(
                            "zone_id must be uuid not null, not generated",
                            "primary key must begin with zone_id",
                            "unique index without zone_id: organisation.planted_once",
                            "identity/serial column: id",
                            "row level security is off");
            connection.rollback();
        }
    }

    @Test
    void everyZoneTableHasThePolicyOfItsOwnZoneAndNoOther() throws SQLException {
        try (var connection = DriverManager.getConnection(TestDatabase.superuserUrl());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select c.oid::regclass::text from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attname = 'zone_id' and not a.attisdropped
                        where c.relkind in ('r', 'p') and n.nspname not in ('platform', 'pg_catalog')
                          and (select array_agg(pg_get_expr(p.polqual, p.polrelid)) from pg_policy p where p.polrelid = c.oid)
                              is distinct from array['(zone_id = platform.current_zone())']""")) {
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void aForgottenZonePredicateLeaksNothing() throws SQLException {
        var own = zones.create();
        var foreign = zones.create();
        try (var connection = asApplication.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                assertThat(count(statement)).isZero();
                statement.execute("select platform.enter_zone('%s')".formatted(own.key.value()));
                try (var rows = statement.executeQuery("select distinct zone_id::text from organisation.unit")) {
                    rows.next();
                    assertThat(rows.getString(1)).isEqualTo(own.key.value().toString());
                    assertThat(rows.next()).isFalse();
                }
                assertThat(statement.executeUpdate("update organisation.unit set name = '越界' where zone_id = '%s'"
                                .formatted(foreign.key.value())))
                        .isZero();
                assertThatThrownBy(() -> statement.execute(
                                "insert into organisation.zone (zone_id, code, name, short_name, created_at) values ('%s', 'X', 'X', 'X', now())"
                                        .formatted(java.util.UUID.randomUUID())))
                        .hasMessageContaining("row-level security");
            }
            connection.rollback();
        }
    }

    @Test
    void theZoneDoesNotOutliveItsTransactionOnAPooledConnection() throws SQLException {
        var own = zones.create();
        try (var connection = asApplication.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("select platform.enter_zone('%s')".formatted(own.key.value()));
                assertThat(count(statement)).isPositive();
                connection.commit();
                assertThat(count(statement)).isZero();
            }
            connection.rollback();
        }
    }

    @Test
    void theApplicationStopsAStatementThatForgetsItsZone() {
        var own = zones.create();
        assertThatThrownBy(() -> own.inZone(() -> sql.selectCount().from(UNIT).fetchOne()))
                .hasMessageContaining("lacks zone_id = ?");
        assertThat(own.inZone(() -> sql.fetchCount(UNIT, UNIT.ZONE_ID.eq(own.key.value()))))
                .isPositive();
    }

    @Test
    void theApplicationsUserOwnsNoTable() throws SQLException {
        try (var connection = asApplication.getConnection()) {
            assertThat(DSL.using(connection, SQLDialect.POSTGRES)
                            .fetchCount(
                                    DSL.table("pg_class c"),
                                    DSL.condition("pg_get_userbyid(c.relowner) = current_user")))
                    .isZero();
        }
    }

    private static int count(java.sql.Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select count(*) from organisation.unit")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
