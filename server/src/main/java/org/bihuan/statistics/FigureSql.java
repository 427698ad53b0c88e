package org.bihuan.statistics;

import static org.bihuan.schema.matter.Tables.V_INTERVAL;
import static org.bihuan.schema.matter.Tables.V_MATTER;
import static org.bihuan.schema.organisation.Tables.V_UNIT_STATE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.values;
import static org.jooq.impl.DSL.when;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bihuan.calendar.Calendars;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Row1;
import org.jooq.SelectField;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/**
 * The queries behind figures. Value, table and rows are made of the same conditions, so that a figure always opens
 * exactly what it counts.
 */
@Component
class FigureSql {

    static final Field<String> KEY = field("key", SQLDataType.CLOB);
    static final Field<String> KIND = field("kind", SQLDataType.CLOB);
    static final Field<Integer> LEVEL = field("level", SQLDataType.INTEGER);
    static final Field<Boolean> HIT = field("hit", SQLDataType.BOOLEAN);
    static final Field<BigDecimal> DAYS = field("days", SQLDataType.NUMERIC);
    static final Field<Instant> AT = field("at", SQLDataType.INSTANT);

    /**
     * Every span is counted once for each level. Grouping sets would say the same, but over a view PostgreSQL then no
     * longer recognises its partial indexes and reads every span there is.
     */
    private static final Field<Integer> COUNTED_FOR = field(name("levels", "level"), SQLDataType.INTEGER);

    /** What is asked about, apart from which figures. */
    record Asked(Viewer viewer, FigureScope scope, Period period, Moment moment, Condition without) {

        UUID zone() {
            return viewer.zone().value();
        }
    }

    private final DSLContext sql;
    private final Calendars calendars;

    FigureSql(DSLContext sql, Calendars calendars) {
        this.sql = sql;
        this.calendars = calendars;
    }

    /** The spans, with what is needed to reckon in working days where a figure does. */
    private Table<?> spans(Asked asked, List<FigureCode> figures) {
        return figures.stream().anyMatch(figure -> figure.counts().inWorkdays())
                ? V_INTERVAL.crossJoin(Workdays.upTo(
                        asked.moment().day(), calendars.of(asked.viewer().zone())))
                : V_INTERVAL;
    }

    /** Figures of one pool without grouping: one line. */
    ResultQuery<Record> value(Asked asked, List<FigureCode> figures) {
        return sql.select(cells(figures, asked.moment()))
                .from(spans(asked, figures))
                .where(Pools.pool(asked, figures));
    }

    /** Figures of one pool by key; {@code level} is 0 for a line, 1 for a subtotal, 2 for the total. */
    ResultQuery<Record> lines(Asked asked, GroupBy groupBy, List<FigureCode> figures, int most) {
        var key = key(groupBy, figures.getFirst().counts().pool());
        var where = Pools.pool(asked, figures);
        var shown = when(COUNTED_FOR.eq(inline(0)), key);
        if (groupBy == GroupBy.UNIT) {
            var kind = when(COUNTED_FOR.le(inline(1)), V_UNIT_STATE.KIND);
            return sql.select(shown.as(KEY), kind.as(KIND), COUNTED_FOR.as(LEVEL))
                    .select(cells(figures, asked.moment()))
                    .from(spans(asked, figures))
                    .leftJoin(V_UNIT_STATE)
                    .on(
                            V_UNIT_STATE.ZONE_ID.eq(V_INTERVAL.ZONE_ID),
                            V_UNIT_STATE.UNIT_ID.eq(V_INTERVAL.LEAD_UNIT_ID),
                            V_UNIT_STATE.ZONE_ID.eq(asked.zone()),
                            V_UNIT_STATE.STATE_FROM.le(asked.moment().day()),
                            V_UNIT_STATE
                                    .STATE_TO
                                    .isNull()
                                    .or(V_UNIT_STATE.STATE_TO.gt(asked.moment().day())))
                    .crossJoin(levels(0, 1, 2))
                    .where(where)
                    .groupBy(COUNTED_FOR, shown, kind)
                    .limit(most + 1);
        }
        if (groupBy == GroupBy.LEADER) {
            var leads = Pools.leads(asked).asTable(Pools.LEADS);
            return sql.select(
                            key.as(KEY),
                            inline((String) null).as(KIND),
                            inline(0).as(LEVEL))
                    .select(cells(figures, asked.moment()))
                    .from(spans(asked, figures))
                    .leftJoin(leads)
                    .on(Pools.LEADS_ZONE.eq(V_INTERVAL.ZONE_ID), Pools.LEADS_UNIT.eq(V_INTERVAL.LEAD_UNIT_ID))
                    .where(where)
                    .groupBy(key)
                    .limit(most + 1);
        }
        return sql.select(shown.as(KEY), inline((String) null).as(KIND), COUNTED_FOR.as(LEVEL))
                .select(cells(figures, asked.moment()))
                .from(spans(asked, figures))
                .crossJoin(levels(0, 2))
                .where(where)
                .groupBy(COUNTED_FOR, shown)
                .limit(most + 1);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic rows
    private static Table<?> levels(Integer... levels) {
        Row1<Integer>[] rows =
                Arrays.stream(levels).map(level -> row(inline(level))).toArray(Row1[]::new);
        return values(rows).as("levels", "level");
    }

    private static Field<?> key(GroupBy groupBy, Counts.Pool pool) {
        return switch (groupBy) {
            case UNIT -> V_INTERVAL.LEAD_UNIT_ID;
            case LEADER -> Pools.LEADS_PERSON;
            case TYPE -> V_INTERVAL.TYPE_CODE;
            case SOURCE -> V_INTERVAL.SOURCE_KIND;
            case SPONSOR -> V_INTERVAL.SPONSOR;
            case MONTH ->
                field(
                        "to_char({0} at time zone 'Asia/Shanghai', 'YYYY-MM')",
                        SQLDataType.CLOB, pool == Counts.Pool.HELD ? V_INTERVAL.TO_AT : V_INTERVAL.FROM_AT);
        };
    }

    private static List<SelectField<?>> cells(List<FigureCode> figures, Moment moment) {
        var cells = new ArrayList<SelectField<?>>();
        for (var figure : figures) {
            var counts = figure.counts();
            cells.add(counts.numerator(moment).as("n_" + figure));
            counts.denominator(moment).ifPresent(total -> cells.add(total.as("d_" + figure)));
            counts.days(moment).ifPresent(days -> cells.add(days.as("v_" + figure)));
        }
        return cells;
    }

    /** The rows behind one figure. */
    ResultQuery<? extends Record> rows(Asked asked, FigureCode figure, PageRequest page) {
        return sql.select(
                        V_INTERVAL.MATTER_ID,
                        V_MATTER.NUMBER,
                        V_MATTER.TITLE,
                        V_INTERVAL.TYPE_CODE,
                        V_INTERVAL.STATE,
                        V_INTERVAL.LEAD_UNIT_ID,
                        V_INTERVAL.ORIGINAL_DUE_ON,
                        V_INTERVAL.DUE_ON,
                        at(figure).as(AT),
                        hit(figure).as(HIT),
                        days(figure).as(DAYS))
                .from(spans(asked, List.of(figure)))
                .join(V_MATTER)
                .on(
                        V_MATTER.ZONE_ID.eq(V_INTERVAL.ZONE_ID),
                        V_MATTER.ID.eq(V_INTERVAL.MATTER_ID),
                        V_MATTER.ZONE_ID.eq(asked.zone()))
                .where(behind(asked, figure))
                .orderBy(order(figure))
                .limit(page.size())
                .offset(page.offset());
    }

    ResultQuery<? extends Record> rowCount(Asked asked, FigureCode figure) {
        var how = figure == FigureCode.EVER_OVERDUE ? countDistinct(V_INTERVAL.MATTER_ID) : count();
        return sql.select(how).from(V_INTERVAL).where(behind(asked, figure));
    }

    /** A matter that was overdue over several spans is one row: the last of them. */
    private Condition behind(Asked asked, FigureCode figure) {
        var counted = Pools.pool(asked, List.of(figure)).and(figure.counts().counted(asked.moment()));
        if (figure.counts().pool() != Counts.Pool.OVERDUE) {
            return counted;
        }
        var last = select(V_INTERVAL.MATTER_ID, max(V_INTERVAL.SEQ))
                .from(V_INTERVAL)
                .where(counted)
                .groupBy(V_INTERVAL.MATTER_ID);
        return counted.and(row(V_INTERVAL.MATTER_ID, V_INTERVAL.SEQ).in(last));
    }

    private static Field<Instant> at(FigureCode figure) {
        return figure.counts().pool() == Counts.Pool.HELD ? V_INTERVAL.TO_AT : V_INTERVAL.FROM_AT;
    }

    private static Field<Boolean> hit(FigureCode figure) {
        return figure.counts() instanceof Counts.OnTime share ? field(share.hit()) : inline(true);
    }

    private static Field<BigDecimal> days(FigureCode figure) {
        return switch (figure.counts()) {
            case Counts.WholeDays whole -> whole.span();
            case Counts.Held held -> held.span();
            case Counts.Standing any -> inline((BigDecimal) null);
            case Counts.Moved any -> inline((BigDecimal) null);
            case Counts.OnTime any -> inline((BigDecimal) null);
            case Counts.EverOverdue any -> inline((BigDecimal) null);
        };
    }

    /** What is worst comes first. */
    private static List<SortField<?>> order(FigureCode figure) {
        var first = switch (figure.counts()) {
            case Counts.OnTime share -> field(share.hit()).asc();
            case Counts.WholeDays any -> days(figure).desc();
            case Counts.Held any -> days(figure).desc();
            case Counts.Standing any -> V_INTERVAL.DUE_ON.asc().nullsLast();
            case Counts.EverOverdue any -> V_INTERVAL.DUE_ON.asc().nullsLast();
            case Counts.Moved any -> V_INTERVAL.FROM_AT.desc();
        };
        return List.of(first, V_INTERVAL.MATTER_ID.asc(), V_INTERVAL.SEQ.asc());
    }
}
