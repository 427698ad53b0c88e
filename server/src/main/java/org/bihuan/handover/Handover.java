package org.bihuan.handover;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * One hand-over as it is stored: its people, its state, and who may do what next. The two confirmations are two people's,
 * and a deputy counts as the one they stand in for.
 */
record Handover(
        UUID id,
        UUID post,
        PersonId giver,
        @Nullable AccountId giverAccount,
        String giverName,
        PersonId taker,
        String takerName,
        HandoverState state,
        @Nullable LocalDate effectiveOn,
        AccountId preparedBy,
        boolean byStandIn,
        @Nullable Instant effectiveAt,
        int version,
        List<Taker> takers) {

    record Taker(
            PersonId person,
            AccountId account,
            String name,
            @Nullable Instant confirmedAt) {}

    boolean isGivingSide(Viewer viewer) {
        return giver.equals(viewer.person()) || preparedBy.equals(viewer.account());
    }

    boolean isTaking(Viewer viewer) {
        return takers.stream().anyMatch(each -> each.account().equals(viewer.account()));
    }

    boolean hasConfirmed(Viewer viewer) {
        return takers.stream().anyMatch(each -> each.account().equals(viewer.account()) && each.confirmedAt() != null);
    }

    /** Nobody else is left to confirm once this one has. */
    boolean isLastToConfirm(Viewer viewer) {
        return takers.stream().allMatch(each -> each.account().equals(viewer.account()) || each.confirmedAt() != null);
    }

    void mustBeGivenBy(Viewer viewer) {
        if (!isGivingSide(viewer)) {
            throw Problem.refused("HANDOVER-NOT-GIVER", "只有移交人或代为移交的人可以办理此项。");
        }
    }

    void mustBeTakenBy(Viewer viewer) {
        if (!isTaking(viewer)) {
            throw Problem.refused("HANDOVER-NOT-TAKER", "只有接收人可以确认接收。");
        }
        if (viewer.isOneWith(preparedBy) || viewer.isOneWith(giverAccount)) {
            throw Problem.refused("HANDOVER-SAME-PERSON", "移交与接收须由两人分别确认；代行移交人职责的人不能代其接收，请另选接收人。");
        }
        if (hasConfirmed(viewer)) {
            throw Problem.conflict("HANDOVER-CONFIRMED", "您已确认接收，正在等待其他接收人确认。");
        }
    }

    void mustBe(HandoverState wanted) {
        if (state != wanted) {
            throw Problem.conflict("HANDOVER-NOT-NOW", "交接单当前状态不允许此操作，请刷新后查看。").with("state", state.name());
        }
    }

    void mustBeFresh(int seen) {
        if (version != seen) {
            throw Problem.conflict("HANDOVER-STALE", "交接单刚被他人修改，请刷新后再操作。").with("version", version);
        }
    }

    /** Taken back until the end of the day after it took effect. */
    boolean canStillBeUndone(LocalDate today) {
        var at = effectiveAt;
        return state == HandoverState.EFFECTIVE
                && at != null
                && !today.isAfter(BusinessZone.dateOf(at).plusDays(1));
    }
}
