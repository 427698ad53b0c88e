package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.NUMBER_COUNTER;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;

import java.util.Optional;
import java.util.regex.Pattern;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
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
        return text(prefix, year, take(zone, new Counter(prefix, year), 1));
    }

    static String text(String prefix, int year, int number) {
        return prefix + "〔" + year + "〕" + number + "号";
    }

    /** One counter: 督 of 2026. */
    record Counter(String prefix, int year) {

        String text(int number) {
            return MatterNumbers.text(prefix, year, number);
        }
    }

    /** A number taken apart. */
    record Parts(Counter counter, int number) {}

    /** Nothing for a number written any other way; no counter has to know of it. */
    static Optional<Parts> parts(String number) {
        var parts = NUMBER.matcher(number);
        return parts.matches()
                ? Optional.of(new Parts(
                        new Counter(parts.group(1), Integer.parseInt(parts.group(2))),
                        Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    /** The last number given; holds the counter until the transaction ends. */
    int last(ZoneKey zone, Counter counter) {
        return take(zone, counter, 0);
    }

    /** Pushes the counter on to a number given elsewhere, never back. */
    void raise(ZoneKey zone, Counter counter, int to) {
        begin(zone, counter);
        sql.update(NUMBER_COUNTER)
                .set(NUMBER_COUNTER.LAST, greatest(NUMBER_COUNTER.LAST, val(to)))
                .where(is(zone, counter))
                .execute();
    }

    private int take(ZoneKey zone, Counter counter, int count) {
        begin(zone, counter);
        return sql.update(NUMBER_COUNTER)
                .set(NUMBER_COUNTER.LAST, NUMBER_COUNTER.LAST.plus(count))
                .where(is(zone, counter))
                .returning(NUMBER_COUNTER.LAST)
                .fetchSingle()
                .getLast();
    }

    private void begin(ZoneKey zone, Counter counter) {
        sql.insertInto(NUMBER_COUNTER)
                .columns(NUMBER_COUNTER.ZONE_ID, NUMBER_COUNTER.PREFIX, NUMBER_COUNTER.YEAR, NUMBER_COUNTER.LAST)
                .values(zone.value(), counter.prefix(), counter.year(), 0)
                .onConflictDoNothing()
                .execute();
    }

    private static Condition is(ZoneKey zone, Counter counter) {
        return NUMBER_COUNTER
                .ZONE_ID
                .eq(zone.value())
                .and(NUMBER_COUNTER.PREFIX.eq(counter.prefix()))
                .and(NUMBER_COUNTER.YEAR.eq(counter.year()));
    }
}
