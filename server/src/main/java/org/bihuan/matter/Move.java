package org.bihuan.matter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What statistics count as having happened (计次): the beginning of a span of states, stored as {@code move}. The names
 * are published with {@code matter.v_interval}.
 */
public enum Move {
    /** 立项. */
    OPENED,
    /** 立项 of a row that its ledger called done: history, counted nowhere. */
    TAKEN_OPEN,
    /** 交办. */
    ASSIGNED,
    /** 改派. */
    REASSIGNED,
    /** 退回. */
    RETURNED,
    /** 核查未通过，返工. */
    SENT_BACK,
    /** 重新立项. */
    REOPENED,
    /** 催办. */
    URGED,
    /** 虚假整改认定. */
    FALSELY_REPORTED,
    /** 销号. */
    CLOSED,
    /** 台账所载已办结: history, counted nowhere. */
    TAKEN_CLOSED;

    private static final Map<Class<? extends MatterEvent>, Move> OF = Map.of(
            MatterEvent.Opened.class, OPENED,
            MatterEvent.Assigned.class, ASSIGNED,
            MatterEvent.Reassigned.class, REASSIGNED,
            MatterEvent.Returned.class, RETURNED,
            MatterEvent.Reopened.class, REOPENED,
            MatterEvent.Urged.class, URGED,
            MatterEvent.FalselyReported.class, FALSELY_REPORTED,
            MatterEvent.ClosedOff.class, CLOSED,
            MatterEvent.ImportedClosed.class, TAKEN_CLOSED);

    /** @param next what happened right after it in the same act */
    static @Nullable Move of(Happening happening, @Nullable Happening next) {
        if (happening.event() instanceof MatterEvent.Verified) {
            return happening.to() == MatterState.REWORK ? SENT_BACK : null;
        }
        var move = OF.get(happening.event().getClass());
        return move == OPENED && next != null && next.event() instanceof MatterEvent.ImportedClosed ? TAKEN_OPEN : move;
    }
}
