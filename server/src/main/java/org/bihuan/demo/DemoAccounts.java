package org.bihuan.demo;

import static org.bihuan.schema.access.Tables.ROLE;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.bihuan.access.Beginnings;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.demo.story.DemoTable;
import org.bihuan.setup.Administrator;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The accounts of the demonstration, all with one password that is printed at the start. */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoAccounts {

    static final String PASSWORD = "Donglan@2026";

    static final List<Administrator> ADMINISTRATORS = List.of(
            new Administrator(Administrator.Kind.SYSTEM, "xitong", "叶文川", PASSWORD),
            new Administrator(Administrator.Kind.SECURITY, "anquan", "罗静远", PASSWORD),
            new Administrator(Administrator.Kind.AUDIT, "shenji", "潘一帆", PASSWORD));

    private static final Duration BEFORE_THE_DRAW = Duration.ofDays(10);

    private final Beginnings beginnings;
    private final DSLContext sql;
    private final Clock clock;

    DemoAccounts(Beginnings beginnings, DSLContext sql, Clock clock) {
        this.beginnings = beginnings;
        this.sql = sql;
        this.clock = clock;
    }

    /** Gives an account to everybody in {@code people.csv} who has a log-in name there. */
    void open(ZoneKey zone, DemoCast.Entered organisation) {
        var roles = sql.selectFrom(ROLE).where(ROLE.ZONE_ID.eq(zone.value())).fetchMap(ROLE.CODE, ROLE.ID);
        for (var row : DemoTable.rows("people.csv")) {
            if (row.get(5).isEmpty()) {
                continue;
            }
            var role = Objects.requireNonNull(roles.get(row.get(6)), () -> "no role " + row.get(6));
            // Who looks back is asked for as at the day of the draw: inspectors have had their role since before.
            var since = row.get(6).equals(BuiltinRole.INSPECTOR.name()) ? BEFORE_THE_DRAW : Duration.ZERO;
            DemoClock.at(
                    clock.instant().minus(since),
                    () -> beginnings.account(
                            zone,
                            organisation.person(row.get(0)),
                            row.get(5),
                            PASSWORD,
                            role,
                            Scope.valueOf(row.get(7)),
                            ""));
        }
    }

    /** A line for each role: its name, a log-in name, the password. */
    static List<String> lines() {
        var lines = new LinkedHashMap<BuiltinRole, String>();
        for (var row : DemoTable.rows("people.csv")) {
            if (row.get(5).isEmpty()) {
                continue;
            }
            var role = BuiltinRole.valueOf(row.get(6));
            if (role != BuiltinRole.LIAISON || row.get(5).equals("lanhe")) {
                lines.putIfAbsent(role, line(role, row.get(5)));
            }
        }
        lines.put(BuiltinRole.SYSTEM_ADMINISTRATOR, line(BuiltinRole.SYSTEM_ADMINISTRATOR, "xitong"));
        lines.put(BuiltinRole.SECURITY_ADMINISTRATOR, line(BuiltinRole.SECURITY_ADMINISTRATOR, "anquan"));
        lines.put(BuiltinRole.AUDIT_ADMINISTRATOR, line(BuiltinRole.AUDIT_ADMINISTRATOR, "shenji"));
        return List.copyOf(lines.values());
    }

    private static String line(BuiltinRole role, String login) {
        return "demo account: " + role.nameZh() + " " + login + " " + PASSWORD;
    }
}
