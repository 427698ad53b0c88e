package org.bihuan.demo;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.UNIT;

import java.util.Map;
import java.util.Objects;
import org.bihuan.access.Viewers;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Who plays in the demonstration: units and people by name, viewers by log-in name. */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoCast {

    private final DSLContext sql;
    private final Viewers viewers;

    DemoCast(DSLContext sql, Viewers viewers) {
        this.sql = sql;
        this.viewers = viewers;
    }

    /** Units and people by name. */
    record Entered(Map<String, UnitId> units, Map<String, PersonId> people) {

        Entered {
            units = Map.copyOf(units);
            people = Map.copyOf(people);
        }

        UnitId unit(String name) {
            return Objects.requireNonNull(units.get(name), () -> "no unit " + name);
        }

        PersonId person(String name) {
            return Objects.requireNonNull(people.get(name), () -> "no person " + name);
        }
    }

    boolean isEmpty(ZoneKey zone) {
        return !sql.fetchExists(UNIT, UNIT.ZONE_ID.eq(zone.value()));
    }

    Entered of(ZoneKey zone) {
        return new Entered(
                sql.selectFrom(UNIT)
                        .where(UNIT.ZONE_ID.eq(zone.value()))
                        .fetchMap(UNIT.NAME, row -> new UnitId(row.getId())),
                sql.selectFrom(PERSON)
                        .where(PERSON.ZONE_ID.eq(zone.value()))
                        .fetchMap(PERSON.NAME, row -> new PersonId(row.getId())));
    }

    Viewer viewer(ZoneKey zone, String login) {
        return sql.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.ZONE_ID.eq(zone.value()), ACCOUNT.LOGIN.eq(login))
                .fetchOptional()
                .flatMap(row -> viewers.find(zone, new AccountId(row.value1())))
                .orElseThrow(() -> new IllegalStateException("no account " + login));
    }
}
