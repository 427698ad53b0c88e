package org.bihuan.bulletin;

import static org.bihuan.schema.bulletin.Tables.NUMBER_COUNTER;

import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/**
 * Gives the numbers of papers (发文字号): 东督办〔2026〕12号. Taken at the issue and not before, under the lock of the counter's
 * row: an issue that fails gives its number back, so that none is missing and none is given twice.
 */
@Repository
class PaperNumbers {

    private final DSLContext sql;

    PaperNumbers(DSLContext sql) {
        this.sql = sql;
    }

    String next(ZoneKey zone, String prefix, int year) {
        sql.insertInto(NUMBER_COUNTER)
                .columns(NUMBER_COUNTER.ZONE_ID, NUMBER_COUNTER.PREFIX, NUMBER_COUNTER.YEAR, NUMBER_COUNTER.LAST)
                .values(zone.value(), prefix, year, 0)
                .onConflictDoNothing()
                .execute();
        int number = sql.update(NUMBER_COUNTER)
                .set(NUMBER_COUNTER.LAST, NUMBER_COUNTER.LAST.plus(1))
                .where(
                        NUMBER_COUNTER.ZONE_ID.eq(zone.value()),
                        NUMBER_COUNTER.PREFIX.eq(prefix),
                        NUMBER_COUNTER.YEAR.eq(year))
                .returning(NUMBER_COUNTER.LAST)
                .fetchSingle()
                .getLast();
        return prefix + "〔" + year + "〕" + number + "号";
    }
}
