package org.bihuan.statistics;

import static org.bihuan.schema.matter.Tables.V_INTERVAL;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.percentileCont;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.bihuan.matter.MatterState;
import org.bihuan.matter.Move;
import org.jooq.AggregateFilterStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * How a figure counts, over {@code matter.v_interval}. Figures of one {@link Pool} are counted in one query: the pool
 * says which spans are looked at, the figure which of them it counts. The rows behind a figure are those very spans.
 */
sealed interface Counts {

    /** The spans figures are counted from. */
    enum Pool {
        /** The spans that hold the moment. */
        STANDING,
        /** The spans begun by something that happened in the period. */
        MOVED,
        /** The spans that ended in the period with the step being let go of. */
        HELD,
        /** The spans in which a limit passed, as far as they lie in the period. */
        OVERDUE
    }

    Pool pool();

    UnitOfMeasure unitOfMeasure();

    /** Which spans of the pool it counts. */
    Condition counted(Moment moment);

    /** For a share: which of the counted ones are hits. */
    default Condition hit() {
        return noCondition();
    }

    /** How many; for a share, the hits. */
    default Field<Integer> numerator(Moment moment) {
        return count().filterWhere(counted(moment).and(hit()));
    }

    /** What the numerator is a share of, or the mean is taken over. */
    default Optional<Field<Integer>> denominator(Moment moment) {
        return Optional.empty();
    }

    /** Mean or median, in days. */
    default Optional<Field<BigDecimal>> days(Moment moment) {
        return Optional.empty();
    }

    /** Whether it is counted in working days, which needs {@link Workdays} beside the spans. */
    default boolean inWorkdays() {
        return false;
    }

    /** What stands at the moment. */
    record Standing(List<MatterState> states, boolean overdue) implements Counts {

        @Override
        public Pool pool() {
            return Pool.STANDING;
        }

        @Override
        public UnitOfMeasure unitOfMeasure() {
            return UnitOfMeasure.MATTERS;
        }

        @Override
        public Condition counted(Moment moment) {
            var there = in(states);
            return overdue ? there.and(V_INTERVAL.DUE_ON.lt(moment.day())) : there;
        }
    }

    /** What happened, each time. */
    record Moved(Move move) implements Counts {

        @Override
        public Pool pool() {
            return Pool.MOVED;
        }

        @Override
        public UnitOfMeasure unitOfMeasure() {
            return UnitOfMeasure.TIMES;
        }

        @Override
        public Condition counted(Moment moment) {
            return moved(move);
        }
    }

    /** The share of close-offs done within the limit; one without a limit is within it. */
    record OnTime(boolean extended) implements Counts {

        @Override
        public Pool pool() {
            return Pool.MOVED;
        }

        @Override
        public UnitOfMeasure unitOfMeasure() {
            return UnitOfMeasure.PERCENT;
        }

        @Override
        public Condition counted(Moment moment) {
            return moved(Move.CLOSED);
        }

        @Override
        public Condition hit() {
            var due = extended ? V_INTERVAL.DUE_ON : V_INTERVAL.ORIGINAL_DUE_ON;
            return due.isNull().or(V_INTERVAL.DONE_ON.le(due));
        }

        @Override
        public Optional<Field<Integer>> denominator(Moment moment) {
            return Optional.of(count().filterWhere(counted(moment)));
        }
    }

    /** Matters that were past their limit at some moment of the period, each once. */
    record EverOverdue() implements Counts {

        @Override
        public Pool pool() {
            return Pool.OVERDUE;
        }

        @Override
        public UnitOfMeasure unitOfMeasure() {
            return UnitOfMeasure.MATTERS;
        }

        @Override
        public Condition counted(Moment moment) {
            return noCondition();
        }

        @Override
        public Field<Integer> numerator(Moment moment) {
            return countDistinct(V_INTERVAL.MATTER_ID);
        }
    }

    /** From the opening to the close-off. */
    record WholeDays(boolean median, boolean inWorkdays) implements Counts {

        @Override
        public Pool pool() {
            return Pool.MOVED;
        }

        @Override
        public UnitOfMeasure unitOfMeasure() {
            return UnitOfMeasure.DAYS;
        }

        @Override
        public Condition counted(Moment moment) {
            return moved(Move.CLOSED);
        }

        @Override
        public Optional<Field<BigDecimal>> days(Moment moment) {
            return Optional.of(mid(span(), median).filterWhere(counted(moment)));
        }

        Field<BigDecimal> span() {
            return lasted(V_INTERVAL.OPENED_AT, V_INTERVAL.FROM_AT, inWorkdays);
        }
    }

    /** How long a step was held by one unit in one go. */
    record Held(List<MatterState> states, boolean median, boolean inWorkdays) implements Counts {

        @Override
        public Pool pool() {
            return Pool.HELD;
        }

        @Override
        public UnitOfMeasure unitOfMeasure() {
            return UnitOfMeasure.DAYS;
        }

        @Override
        public Condition counted(Moment moment) {
            return in(states);
        }

        @Override
        public Optional<Field<BigDecimal>> days(Moment moment) {
            return Optional.of(mid(span(), median).filterWhere(counted(moment)));
        }

        Field<BigDecimal> span() {
            return lasted(V_INTERVAL.HELD_SINCE, V_INTERVAL.TO_AT, inWorkdays);
        }
    }

    private static AggregateFilterStep<BigDecimal> mid(Field<BigDecimal> days, boolean median) {
        return median ? percentileCont(inline(0.5)).withinGroupOrderBy(days) : avg(days);
    }

    private static Field<BigDecimal> lasted(Field<?> from, Field<?> to, boolean inWorkdays) {
        return inWorkdays ? Workdays.between(from, to) : spanOfDays(from, to);
    }

    private static Field<BigDecimal> spanOfDays(Field<?> from, Field<?> to) {
        return field("(extract(epoch from {0} - {1}) / 86400)", SQLDataType.NUMERIC, to, from);
    }

    /** Inlined, so that the planner recognises the indexes over some of the states. */
    static Condition in(List<MatterState> states) {
        return V_INTERVAL.STATE.in(
                states.stream().map(state -> inline(state.name())).toList());
    }

    private static Condition moved(Move move) {
        return V_INTERVAL.MOVE.eq(inline(move.name()));
    }
}
