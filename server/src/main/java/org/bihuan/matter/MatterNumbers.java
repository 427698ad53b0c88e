package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.NUMBER_COUNTER;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;

import java.util.regex.Pattern;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/**
 * Gives numbers like 督〔2026〕12号: hexagonal brackets, no leading zero, one counter per prefix and year. Numbers taken
 * over from a ledger push the counter on, so that none is given twice.
 */
@Repository
class MatterNumbers {

    private static final Pattern NUMBER = Pattern.compile("(.{1,20})〔(\\d{4})〕(\\d{1,7})号");

    private final DSLContext sql;

    MatterNumbers(DSLContext sql) {
        this.sql = sql;
    }

    String next(ZoneKey zone, String prefix, int year) {
        return text(prefix, year, take(zone, prefix, year, 1));
    }

    /** Reserves a run of numbers and tells the first. */
    int reserve(ZoneKey zone, String prefix, int year, int count) {
        return take(zone, prefix, year, count) - count + 1;
    }

    static String text(String prefix, int year, int number) {
        return prefix + "〔" + year + "〕" + number + "号";
    }

    /** Remembers a number given elsewhere. */
    void taken(ZoneKey zone, String number) {
        var parts = NUMBER.matcher(number);
        if (!parts.matches()) {
            return;
        }
        var prefix = parts.group(1);
        var year = Integer.parseInt(parts.group(2));
        begin(zone, prefix, year);
        sql.update(NUMBER_COUNTER)
                .set(NUMBER_COUNTER.LAST, greatest(NUMBER_COUNTER.LAST, val(Integer.parseInt(parts.group(3)))))
                .where(
                        NUMBER_COUNTER.ZONE_ID.eq(zone.value()),
                        NUMBER_COUNTER.PREFIX.eq(prefix),
                        NUMBER_COUNTER.YEAR.eq(year))
                .execute();
    }

    private int take(ZoneKey zone, String prefix, int year, int count) {
        begin(zone, prefix, year);
        return sql.update(NUMBER_COUNTER)
                .set(NUMBER_COUNTER.LAST, NUMBER_COUNTER.LAST.plus(count))
                .where(
                        NUMBER_COUNTER.ZONE_ID.eq(zone.value()),
                        NUMBER_COUNTER.PREFIX.eq(prefix),
                        NUMBER_COUNTER.YEAR.eq(year))
                .returning(NUMBER_COUNTER.LAST)
                .fetchSingle()
                .getLast();
    }

    private void begin(ZoneKey zone, String prefix, int year) {
        sql.insertInto(NUMBER_COUNTER)
                .columns(NUMBER_COUNTER.ZONE_ID, NUMBER_COUNTER.PREFIX, NUMBER_COUNTER.YEAR, NUMBER_COUNTER.LAST)
                .values(zone.value(), prefix, year, 0)
                .onConflictDoNothing()
                .execute();
    }
}
