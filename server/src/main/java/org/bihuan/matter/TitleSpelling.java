package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.jooq.impl.DSL.val;

import java.time.Duration;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.Initials;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spells the titles of matters that were written before initials were kept, a few hundred at a time. Versions stay: no
 * fact changes.
 */
@Component
class TitleSpelling implements ZoneJob {

    private static final int PER_TRANSACTION = 500;

    private final DSLContext sql;
    private final TransactionTemplate transaction;

    TitleSpelling(DSLContext sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "matter-spell-titles";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run(ZoneKey zone) {
        int spelt;
        do {
            Integer done = transaction.execute(status -> some(zone));
            spelt = done == null ? 0 : done;
        } while (spelt == PER_TRANSACTION);
    }

    private int some(ZoneKey zone) {
        var unspelt = sql.select(MATTER_.ID, MATTER_.TITLE)
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(zone.value()), MATTER_.INITIALS.isNull())
                .orderBy(MATTER_.ID)
                .limit(PER_TRANSACTION)
                .forUpdate()
                .fetch();
        sql.batched(batch -> {
            for (var matter : unspelt) {
                var initials = Initials.of(matter.value2());
                batch.dsl()
                        .update(MATTER_)
                        .set(MATTER_.INITIALS, initials)
                        .set(MATTER_.KEYWORDS, MATTER_.KEYWORDS.concat(val(" " + initials)))
                        .where(
                                MATTER_.ZONE_ID.eq(zone.value()),
                                MATTER_.ID.eq(matter.value1()),
                                MATTER_.INITIALS.isNull())
                        .execute();
            }
        });
        return unspelt.size();
    }
}
