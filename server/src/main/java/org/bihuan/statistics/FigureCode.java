package org.bihuan.statistics;

import static org.bihuan.matter.MatterState.ASSIGNED;
import static org.bihuan.matter.MatterState.IN_PROGRESS;
import static org.bihuan.matter.MatterState.OPENED;
import static org.bihuan.matter.MatterState.PASSED;
import static org.bihuan.matter.MatterState.RECEIVED;
import static org.bihuan.matter.MatterState.REPORTED;
import static org.bihuan.matter.MatterState.RETURNED;
import static org.bihuan.matter.MatterState.REWORK;
import static org.bihuan.matter.MatterState.SHELVED;
import static org.bihuan.matter.MatterState.SUSPENDED;
import static org.bihuan.matter.MatterState.VERIFYING;

import java.util.Arrays;
import java.util.List;
import org.bihuan.matter.MatterState;
import org.bihuan.matter.Move;

/**
 * The figures there are. Each says what it counts and how; its printed definition lies in {@code definitions.json} and
 * goes with it wherever it is shown.
 */
public enum FigureCode {
    /** 在办. */
    LIVE(new Counts.Standing(states(MatterState.Kind.OPEN, MatterState.Kind.PAUSED), false)),
    /** 超期在办. */
    OVERDUE(new Counts.Standing(states(MatterState.Kind.OPEN), true)),
    /** 待签收. */
    AWAITING_RECEIPT(new Counts.Standing(List.of(ASSIGNED), false)),
    /** 待核查. */
    AWAITING_VERIFICATION(new Counts.Standing(List.of(REPORTED, VERIFYING), false)),
    /** 返工中. */
    IN_REWORK(new Counts.Standing(List.of(REWORK), false)),
    /** 中止与挂账. */
    PAUSED(new Counts.Standing(List.of(SUSPENDED, SHELVED), false)),
    /** 立项. */
    OPENINGS(new Counts.Moved(Move.OPENED)),
    /** 销号. */
    CLOSINGS(new Counts.Moved(Move.CLOSED)),
    /** 按原定时限办结率. */
    ON_TIME_BY_ORIGINAL(new Counts.OnTime(false)),
    /** 按延期后时限办结率. */
    ON_TIME_BY_EXTENDED(new Counts.OnTime(true)),
    /** 曾超期. */
    EVER_OVERDUE(new Counts.EverOverdue()),
    /** 退回. */
    RETURNS(new Counts.Moved(Move.RETURNED)),
    /** 返工. */
    REWORKS(new Counts.Moved(Move.SENT_BACK)),
    /** 重新立项. */
    REOPENINGS(new Counts.Moved(Move.REOPENED)),
    /** 虚假整改. */
    FALSE_REPORTS(new Counts.Moved(Move.FALSELY_REPORTED)),
    /** 催办. */
    URGES(new Counts.Moved(Move.URGED)),
    /** 办理全程天数. */
    WHOLE_DAYS_AVERAGE(new Counts.WholeDays(false)),
    WHOLE_DAYS_MEDIAN(new Counts.WholeDays(true)),
    /** 待交办天数: the supervising side holds it. */
    ASSIGNMENT_DAYS_AVERAGE(new Counts.Held(List.of(OPENED, RETURNED), false)),
    ASSIGNMENT_DAYS_MEDIAN(new Counts.Held(List.of(OPENED, RETURNED), true)),
    /** 待签收天数. */
    RECEIPT_DAYS_AVERAGE(new Counts.Held(List.of(ASSIGNED), false)),
    RECEIPT_DAYS_MEDIAN(new Counts.Held(List.of(ASSIGNED), true)),
    /** 签收后未动天数. */
    START_DAYS_AVERAGE(new Counts.Held(List.of(RECEIVED), false)),
    START_DAYS_MEDIAN(new Counts.Held(List.of(RECEIVED), true)),
    /** 办理天数. */
    HANDLING_DAYS_AVERAGE(new Counts.Held(List.of(IN_PROGRESS), false)),
    HANDLING_DAYS_MEDIAN(new Counts.Held(List.of(IN_PROGRESS), true)),
    /** 返工天数. */
    REWORK_DAYS_AVERAGE(new Counts.Held(List.of(REWORK), false)),
    REWORK_DAYS_MEDIAN(new Counts.Held(List.of(REWORK), true)),
    /** 待受理核查天数. */
    ACCEPTANCE_DAYS_AVERAGE(new Counts.Held(List.of(REPORTED), false)),
    ACCEPTANCE_DAYS_MEDIAN(new Counts.Held(List.of(REPORTED), true)),
    /** 核查天数. */
    VERIFICATION_DAYS_AVERAGE(new Counts.Held(List.of(VERIFYING), false)),
    VERIFICATION_DAYS_MEDIAN(new Counts.Held(List.of(VERIFYING), true)),
    /** 待销号天数. */
    CLOSE_OFF_DAYS_AVERAGE(new Counts.Held(List.of(PASSED), false)),
    CLOSE_OFF_DAYS_MEDIAN(new Counts.Held(List.of(PASSED), true));

    private final Counts counts;

    FigureCode(Counts counts) {
        this.counts = counts;
    }

    Counts counts() {
        return counts;
    }

    public UnitOfMeasure unitOfMeasure() {
        return counts.unitOfMeasure();
    }

    /** Whether a period belongs to it; otherwise it stands at a moment. */
    public boolean isOverPeriod() {
        return !(counts instanceof Counts.Standing);
    }

    private static List<MatterState> states(MatterState.Kind... kinds) {
        var wanted = List.of(kinds);
        return Arrays.stream(MatterState.values())
                .filter(state -> wanted.contains(state.kind()))
                .toList();
    }
}
