package org.bihuan.organisation;

import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.organisation.Tables.UNIT_ALIAS;

import java.time.Duration;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.Initials;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Spells names of units that were written before initials were kept, or by other means than the application. */
@Component
class NameSpelling implements ZoneJob {

    private static final int MOST = UnitTree.MOST;

    private final DSLContext sql;

    NameSpelling(DSLContext sql) {
        this.sql = sql;
    }

    static String ofUnit(String name, String shortName) {
        return Initials.of(name) + " " + Initials.of(shortName);
    }

    @Override
    public String name() {
        return "organisation-spell-names";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    @Transactional
    public void run(ZoneKey zone) {
        var units = sql.select(UNIT.ID, UNIT.NAME, UNIT.SHORT_NAME)
                .from(UNIT)
                .where(UNIT.ZONE_ID.eq(zone.value()), UNIT.INITIALS.isNull())
                .limit(MOST)
                .fetch();
        var aliases = sql.select(UNIT_ALIAS.ID, UNIT_ALIAS.ALIAS)
                .from(UNIT_ALIAS)
                .where(UNIT_ALIAS.ZONE_ID.eq(zone.value()), UNIT_ALIAS.INITIALS.isNull())
                .limit(MOST)
                .fetch();
        sql.batched(batch -> {
            for (var unit : units) {
                batch.dsl()
                        .update(UNIT)
                        .set(UNIT.INITIALS, ofUnit(unit.value2(), unit.value3()))
                        .where(UNIT.ZONE_ID.eq(zone.value()), UNIT.ID.eq(unit.value1()), UNIT.INITIALS.isNull())
                        .execute();
            }
            for (var alias : aliases) {
                batch.dsl()
                        .update(UNIT_ALIAS)
                        .set(UNIT_ALIAS.INITIALS, Initials.of(alias.value2()))
                        .where(UNIT_ALIAS.ZONE_ID.eq(zone.value()), UNIT_ALIAS.ID.eq(alias.value1()))
                        .execute();
            }
        });
    }
}
