package org.bihuan.likeness;

import static org.bihuan.schema.likeness.Tables.PROPOSAL;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.bihuan.likeness.LikenessList.Outcome;
import org.bihuan.matter.LikeMatters;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterOrder;
import org.bihuan.matter.Matters;
import org.bihuan.schema.likeness.tables.records.ProposalRecord;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deciding on a proposal: accepted, a duplicate is merged and a recurrence reopens the old matter with its whole history;
 * declined, with a reason, the pair is never proposed again. Limits and rights are those of the acts.
 */
@Service
public class Likenesses {

    /**
     * @param matterVersion of the new matter, and of the other, as the person saw them
     * @param keepNew of two duplicates the newer one lives on; a recurrence always goes back into the old matter
     */
    public record Acceptance(
            int matterVersion,
            int otherVersion,
            boolean keepNew,
            @NotBlank @Size(max = 2000) String reason) {}

    private final DSLContext sql;
    private final Matters matters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Likenesses(DSLContext sql, Matters matters, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.matters = matters;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void accept(Viewer viewer, UUID id, Acceptance how) {
        var proposal = open(viewer, id);
        settle(viewer, proposal, Outcome.ACCEPTED, how.reason());
        var fresh = new MatterId(proposal.getMatterId());
        var other = new MatterId(proposal.getOtherId());
        switch (LikenessList.Kind.valueOf(proposal.getKind())) {
            case RECURRENCE -> {
                act(viewer, other, how.otherVersion(), new MatterOrder.Reopen(how.reason(), null));
                act(viewer, fresh, how.matterVersion(), new MatterOrder.Merge(other.value(), how.reason()));
            }
            case DUPLICATE -> {
                if (how.keepNew()) {
                    act(viewer, other, how.otherVersion(), new MatterOrder.Merge(fresh.value(), how.reason()));
                } else {
                    act(viewer, fresh, how.matterVersion(), new MatterOrder.Merge(other.value(), how.reason()));
                }
            }
        }
    }

    private void act(Viewer viewer, MatterId matter, int version, MatterOrder order) {
        matters.act(viewer, matter, version, Ids.next(), order);
    }

    @Transactional
    public void decline(Viewer viewer, UUID id, String reason) {
        settle(viewer, open(viewer, id), Outcome.DECLINED, reason);
    }

    private ProposalRecord open(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        var proposal = sql.selectFrom(PROPOSAL)
                .where(
                        PROPOSAL.ZONE_ID.eq(viewer.zone().value()),
                        PROPOSAL.ID.eq(id),
                        LikeMatters.seenBy(viewer, PROPOSAL.MATTER_ID),
                        LikeMatters.seenBy(viewer, PROPOSAL.OTHER_ID))
                .fetchOptional()
                .orElseThrow(() -> Problem.missing("LIKENESS-NOT-FOUND", "没有这条疑似提示，请刷新列表。"));
        if (proposal.getOutcome() != null) {
            throw decided();
        }
        return proposal;
    }

    private void settle(Viewer viewer, ProposalRecord proposal, Outcome outcome, String reason) {
        int settled = sql.update(PROPOSAL)
                .set(PROPOSAL.OUTCOME, outcome.name())
                .set(PROPOSAL.REASON, reason)
                .set(PROPOSAL.DECIDED_BY, viewer.account().value())
                .set(PROPOSAL.DECIDED_BY_NAME, viewer.name())
                .set(PROPOSAL.DECIDED_AT, clock.instant())
                .where(
                        PROPOSAL.ZONE_ID.eq(viewer.zone().value()),
                        PROPOSAL.ID.eq(proposal.getId()),
                        PROPOSAL.OUTCOME.isNull())
                .execute();
        if (settled == 0) {
            throw decided();
        }
        events.publishEvent(new Acted(
                viewer,
                "likeness.decide",
                "likeness-proposal",
                proposal.getId(),
                Map.of("kind", proposal.getKind(), "outcome", outcome.name())));
    }

    private static Problem decided() {
        return Problem.conflict("LIKENESS-DECIDED", "这条疑似提示已处理，请刷新。");
    }
}
