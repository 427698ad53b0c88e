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
    WHOLE_DAYS_AVERAGE(new Counts.WholeDays(false, false)),
    WHOLE_DAYS_MEDIAN(new Counts.WholeDays(true, false)),
    /** 待交办天数: the supervising side holds it. */
    ASSIGNMENT_DAYS_AVERAGE(new Counts.Held(List.of(OPENED, RETURNED), false, false)),
    ASSIGNMENT_DAYS_MEDIAN(new Counts.Held(List.of(OPENED, RETURNED), true, false)),
    /** 待签收天数. */
    RECEIPT_DAYS_AVERAGE(new Counts.Held(List.of(ASSIGNED), false, false)),
    RECEIPT_DAYS_MEDIAN(new Counts.Held(List.of(ASSIGNED), true, false)),
    /** 签收后未动天数. */
    START_DAYS_AVERAGE(new Counts.Held(List.of(RECEIVED), false, false)),
    START_DAYS_MEDIAN(new Counts.Held(List.of(RECEIVED), true, false)),
    /** 办理天数. */
    HANDLING_DAYS_AVERAGE(new Counts.Held(List.of(IN_PROGRESS), false, false)),
    HANDLING_DAYS_MEDIAN(new Counts.Held(List.of(IN_PROGRESS), true, false)),
    /** 返工天数. */
    REWORK_DAYS_AVERAGE(new Counts.Held(List.of(REWORK), false, false)),
    REWORK_DAYS_MEDIAN(new Counts.Held(List.of(REWORK), true, false)),
    /** 待受理核查天数. */
    ACCEPTANCE_DAYS_AVERAGE(new Counts.Held(List.of(REPORTED), false, false)),
    ACCEPTANCE_DAYS_MEDIAN(new Counts.Held(List.of(REPORTED), true, false)),
    /** 核查天数. */
    VERIFICATION_DAYS_AVERAGE(new Counts.Held(List.of(VERIFYING), false, false)),
    VERIFICATION_DAYS_MEDIAN(new Counts.Held(List.of(VERIFYING), true, false)),
    /** 待销号天数. */
    CLOSE_OFF_DAYS_AVERAGE(new Counts.Held(List.of(PASSED), false, false)),
    CLOSE_OFF_DAYS_MEDIAN(new Counts.Held(List.of(PASSED), true, false)),
    /** The same in working days (工作日). */
    WHOLE_WORKDAYS_AVERAGE(new Counts.WholeDays(false, true)),
    WHOLE_WORKDAYS_MEDIAN(new Counts.WholeDays(true, true)),
    ASSIGNMENT_WORKDAYS_AVERAGE(new Counts.Held(List.of(OPENED, RETURNED), false, true)),
    ASSIGNMENT_WORKDAYS_MEDIAN(new Counts.Held(List.of(OPENED, RETURNED), true, true)),
    RECEIPT_WORKDAYS_AVERAGE(new Counts.Held(List.of(ASSIGNED), false, true)),
    RECEIPT_WORKDAYS_MEDIAN(new Counts.Held(List.of(ASSIGNED), true, true)),
    START_WORKDAYS_AVERAGE(new Counts.Held(List.of(RECEIVED), false, true)),
    START_WORKDAYS_MEDIAN(new Counts.Held(List.of(RECEIVED), true, true)),
    HANDLING_WORKDAYS_AVERAGE(new Counts.Held(List.of(IN_PROGRESS), false, true)),
    HANDLING_WORKDAYS_MEDIAN(new Counts.Held(List.of(IN_PROGRESS), true, true)),
    REWORK_WORKDAYS_AVERAGE(new Counts.Held(List.of(REWORK), false, true)),
    REWORK_WORKDAYS_MEDIAN(new Counts.Held(List.of(REWORK), true, true)),
    ACCEPTANCE_WORKDAYS_AVERAGE(new Counts.Held(List.of(REPORTED), false, true)),
    ACCEPTANCE_WORKDAYS_MEDIAN(new Counts.Held(List.of(REPORTED), true, true)),
    VERIFICATION_WORKDAYS_AVERAGE(new Counts.Held(List.of(VERIFYING), false, true)),
    VERIFICATION_WORKDAYS_MEDIAN(new Counts.Held(List.of(VERIFYING), true, true)),
    CLOSE_OFF_WORKDAYS_AVERAGE(new Counts.Held(List.of(PASSED), false, true)),
    CLOSE_OFF_WORKDAYS_MEDIAN(new Counts.Held(List.of(PASSED), true, true));

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
