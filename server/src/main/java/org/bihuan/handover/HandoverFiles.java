package org.bihuan.handover;

import static org.bihuan.schema.handover.Tables.HANDOVER_;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What both sides of a hand-over do alike: find it, see that it is theirs and fresh, and turn it into another state. */
@Component
class HandoverFiles {

    private final HandoverRepository handovers;
    private final Clock clock;

    HandoverFiles(HandoverRepository handovers, Clock clock) {
        this.handovers = handovers;
        this.clock = clock;
    }

    static void inPerson(Viewer viewer) {
        viewer.mustHave(Permit.ORGANISATION_READ);
        viewer.mustBeInPerson();
    }

    void end(Viewer viewer, Handover handover, HandoverState state, String reason) {
        turn(
                viewer,
                handover,
                state,
                Map.of(
                        HANDOVER_.ENDED_AT, clock.instant(),
                        HANDOVER_.ENDED_BY, viewer.account().value(),
                        HANDOVER_.ENDED_REASON, reason.strip()));
    }

    Handover given(Viewer viewer, UUID id, int version, HandoverState state) {
        var handover = find(viewer, id);
        handover.mustBeGivenBy(viewer);
        handover.mustBe(state);
        handover.mustBeFresh(version);
        return handover;
    }

    Handover find(Viewer viewer, UUID id) {
        return handovers
                .find(viewer.zone(), id)
                .filter(found -> found.isGivingSide(viewer)
                        || found.isTaking(viewer)
                        || found.taker().equals(viewer.person())
                        || viewer.may(Permit.ORGANISATION_EDIT))
                .orElseThrow(HandoverShow::missing);
    }

    void turn(Viewer viewer, Handover handover, HandoverState to, Map<org.jooq.Field<?>, @Nullable Object> more) {
        if (!handovers.turn(viewer.zone(), handover, to, new HashMap<>(more))) {
            throw Problem.conflict("HANDOVER-STALE", "交接单刚被他人修改，请刷新后再操作。");
        }
    }
}
