package org.bihuan.statistics;

import static org.bihuan.schema.matter.Tables.V_SUB_TASK;
import static org.bihuan.schema.matter.Tables.V_SUB_TASK_RETURN;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.bihuan.matter.MatterState;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * What is counted of the parts of supporting units (子任务). Three of them happened in a period, two stand now; each has its
 * printed definition in {@code part-definitions.json}.
 */
public enum PartFigure {
    /** 交办. */
    GIVEN,
    /** 认可. */
    ACCEPTED,
    /** 按时认可: reported within the limit, of those accepted. */
    ACCEPTED_ON_TIME,
    /** 退回重做, each time. */
    SENT_BACK,
    /** 在办. */
    OPEN,
    /** 超期在办. */
    OVERDUE;

    /** Whether a period belongs to it; otherwise it stands at the present. */
    public boolean isOverPeriod() {
        return this != OPEN && this != OVERDUE;
    }

    boolean isOfReturns() {
        return this == SENT_BACK;
    }

    /** When it happened, or since when it stands. */
    Field<Instant> at() {
        return switch (this) {
            case GIVEN, OPEN, OVERDUE -> V_SUB_TASK.GIVEN_AT;
            case ACCEPTED, ACCEPTED_ON_TIME -> V_SUB_TASK.ENDED_AT;
            case SENT_BACK -> V_SUB_TASK_RETURN.AT;
        };
    }

    Condition counted(Period period, LocalDate today) {
        return switch (this) {
            case GIVEN, SENT_BACK -> within(period);
            case ACCEPTED -> within(period).and(accepted());
            case ACCEPTED_ON_TIME ->
                within(period)
                        .and(accepted())
                        .and(condition(
                                "({0} at time zone 'Asia/Shanghai')::date <= {1}",
                                V_SUB_TASK.REPORTED_AT, V_SUB_TASK.DUE_ON));
            case OPEN -> open(MatterState.Kind.OPEN, MatterState.Kind.PAUSED);
            case OVERDUE ->
                open(MatterState.Kind.OPEN)
                        .and(V_SUB_TASK.STATE.ne(inline("REPORTED")))
                        .and(V_SUB_TASK.DUE_ON.lt(today));
        };
    }

    private Condition within(Period period) {
        return at().ge(period.start()).and(at().lt(period.end()));
    }

    /** Inlined, so that the planner recognises the indexes over some of the states. */
    private static Condition accepted() {
        return V_SUB_TASK.STATE.eq(inline("ACCEPTED"));
    }

    /** A part nobody did before its matter was closed is no open work any more. */
    private static Condition open(MatterState.Kind... kinds) {
        return V_SUB_TASK
                .STATE
                .notIn(inline("ACCEPTED"), inline("DROPPED"))
                .and(V_SUB_TASK.MATTER_STATE.in(Arrays.stream(MatterState.values())
                        .filter(state -> List.of(kinds).contains(state.kind()))
                        .map(Enum::name)
                        .toList()));
    }
}
