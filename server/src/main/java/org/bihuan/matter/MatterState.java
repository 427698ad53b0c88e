package org.bihuan.matter;

import java.util.Arrays;
import java.util.List;

/** Where a matter stands in the loop. "Overdue" is no state: it is computed from the clocks. */
public enum MatterState {
    /** 草稿: seen by its author only. */
    DRAFT(Kind.DRAFT),
    /** 立项: numbered, not yet handed over. */
    OPENED(Kind.OPEN),
    /** 交办: handed over, waiting for the unit to sign. */
    ASSIGNED(Kind.OPEN),
    /** 签收. */
    RECEIVED(Kind.OPEN),
    /** 办理. */
    IN_PROGRESS(Kind.OPEN),
    /** 反馈: handed in for verification. */
    REPORTED(Kind.OPEN),
    /** 核查. */
    VERIFYING(Kind.OPEN),
    /** 核查通过，待销号. */
    PASSED(Kind.OPEN),
    /** 销号. */
    CLOSED_OFF(Kind.CLOSED),
    /** 评价. */
    EVALUATED(Kind.CLOSED),
    /** 归档. */
    ARCHIVED(Kind.CLOSED),
    /** 退回: the unit says it is not theirs. */
    RETURNED(Kind.OPEN),
    /** 返工: verification failed, the next round. */
    REWORK(Kind.OPEN),
    /** 中止: an approved pause. */
    SUSPENDED(Kind.PAUSED),
    /** 挂账: cannot be done now, reviewed at a date. */
    SHELVED(Kind.PAUSED),
    /** 撤销: approved by a second person. */
    CANCELLED(Kind.CANCELLED);

    /** The short public vocabulary. */
    public enum Kind {
        DRAFT,
        OPEN,
        PAUSED,
        CLOSED,
        CANCELLED
    }

    private final Kind kind;

    MatterState(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Still on the ledger: somebody has to do something, now or after a pause. */
    public boolean isLive() {
        return kind == Kind.OPEN || kind == Kind.PAUSED;
    }

    /** Names of the live states, as stored. */
    static List<String> liveNames() {
        return Arrays.stream(values())
                .filter(MatterState::isLive)
                .map(Enum::name)
                .toList();
    }
}
