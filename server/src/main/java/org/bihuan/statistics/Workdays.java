package org.bihuan.statistics;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.values;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.bihuan.calendar.WorkingCalendar;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Working days between two moments, counted by the database: a table of one row says how many lie before each day, so a
 * span costs two look-ups however long it is. Part of a working day counts as that part; days off count nothing.
 */
final class Workdays {

    private static final String TABLE = "workdays";

    /** Spans that began earlier are counted from there. */
    private static final int YEARS_BACK = 6;

    private static final Field<Object> FIRST = field(name(TABLE, "first"), Object.class);
    private static final Field<Object> BEFORE = field(name(TABLE, "before"), Object.class);

    private Workdays() {}

    /** The row {@link #between} looks into, up to the day. */
    static Table<?> upTo(LocalDate last, WorkingCalendar calendar) {
        var first = last.minusYears(YEARS_BACK);
        var days = first.datesUntil(last.plusDays(3)).toList();
        var before = new Integer[days.size()];
        int count = 0;
        for (int at = 0; at < before.length; at++) {
            before[at] = count;
            count += calendar.isWorkday(days.get(at)) ? 1 : 0;
        }
        return values(row(inline(first), val(before, SQLDataType.INTEGER.array())))
                .as(TABLE, "first", "before");
    }

    static Field<BigDecimal> between(Field<?> from, Field<?> to) {
        return field("({0} - {1})", SQLDataType.NUMERIC, until(to), until(from));
    }

    /** Null for no moment, as a span without an end has no length. */
    private static Field<BigDecimal> until(Field<?> moment) {
        var local = field("({0} at time zone 'Asia/Shanghai')", SQLDataType.LOCALDATETIME, moment);
        var place = field("(greatest({0}::date - {1}, 0) + 1)", SQLDataType.INTEGER, local, FIRST);
        return field(
                "(({0})[{1}] + (({0})[{1} + 1] - ({0})[{1}]) * extract(epoch from {2} - {2}::date) / 86400)",
                SQLDataType.NUMERIC, BEFORE, place, local);
    }
}
