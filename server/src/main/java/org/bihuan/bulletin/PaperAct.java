package org.bihuan.bulletin;

import java.util.List;
import org.bihuan.shared.Permit;
import org.jspecify.annotations.Nullable;

/** What people do with a paper: the permit it needs, the state it fits, where it leads. */
public enum PaperAct {
    /** 修改. */
    EDIT(Permit.PAPER_DRAFT, null, PaperState.DRAFT),
    /** 送审. */
    SUBMIT(Permit.PAPER_DRAFT, PaperState.IN_REVIEW, PaperState.DRAFT),
    /** 作废草稿. */
    DISCARD(Permit.PAPER_DRAFT, PaperState.DISCARDED, PaperState.DRAFT),
    /** 撤回送审. */
    TAKE_BACK(Permit.PAPER_DRAFT, PaperState.DRAFT, PaperState.IN_REVIEW),
    /** 审签同意: by somebody who has neither written nor submitted it. */
    APPROVE(Permit.PAPER_REVIEW, PaperState.APPROVED, PaperState.IN_REVIEW),
    /** 退回修改. */
    SEND_BACK(Permit.PAPER_REVIEW, PaperState.DRAFT, PaperState.IN_REVIEW, PaperState.APPROVED),
    /** 印发. */
    ISSUE(Permit.PAPER_ISSUE, PaperState.ISSUED, PaperState.APPROVED),
    /** 撤回已印发的公文. */
    WITHDRAW(Permit.PAPER_ISSUE, PaperState.WITHDRAWN, PaperState.ISSUED),
    /** 登记报备. */
    RECORD_FILING(Permit.PAPER_ISSUE, null, PaperState.ISSUED),
    /** 登记公布. */
    RECORD_PUBLICATION(Permit.PAPER_ISSUE, null, PaperState.ISSUED),
    /** 签收: for a unit it is addressed to. */
    RECEIVE(Permit.MATTER_HANDLE, null, PaperState.ISSUED);

    private final Permit permit;
    private final @Nullable PaperState to;
    private final List<PaperState> from;

    PaperAct(Permit permit, @Nullable PaperState to, PaperState... from) {
        this.permit = permit;
        this.to = to;
        this.from = List.of(from);
    }

    Permit permit() {
        return permit;
    }

    boolean fits(PaperState state) {
        return from.contains(state);
    }

    PaperState leadsTo(PaperState state) {
        return to == null ? state : to;
    }

    /** Whether a reason has to be given. */
    boolean needsReason() {
        return this == SEND_BACK || this == WITHDRAW;
    }
}
