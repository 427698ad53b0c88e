package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_REQUEST;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keeps what was asked for and how it was decided; the one that waits is loaded with its matter. */
@Repository
class RequestRepository {

    private final DSLContext sql;

    RequestRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What was asked for or decided by the order. */
    void settle(Viewer viewer, Matter matter, MatterOrder order, @Nullable PendingRequest before, Situation here) {
        var after = matter.pending;
        if (before == null && after != null) {
            insert(matter, after, here.now());
        }
        if (before != null && order instanceof MatterOrder.DecideRequest(var approved, var opinion)) {
            settle(matter, before.id(), approved ? "APPROVED" : "REFUSED", opinion, viewer.account(), here.now());
        }
        if (before != null && order instanceof LadderOrder.AcceptOnSite accept) {
            if (after == null) {
                settle(matter, before.id(), "REFUSED", accept.opinion(), viewer.account(), here.now());
            } else {
                accepted(matter, after);
            }
        }
        if (before != null && order instanceof MatterOrder.WithdrawRequest(var reason)) {
            settle(matter, before.id(), "WITHDRAWN", reason, viewer.account(), here.now());
        }
    }

    private void insert(Matter matter, PendingRequest request, Instant at) {
        var forWhom = request.requestedFor();
        sql.insertInto(MATTER_REQUEST)
                .set(MATTER_REQUEST.ZONE_ID, matter.zone.value())
                .set(MATTER_REQUEST.ID, request.id())
                .set(MATTER_REQUEST.MATTER_ID, matter.id.value())
                .set(MATTER_REQUEST.KIND, request.kind().name())
                .set(MATTER_REQUEST.REASON, request.reason())
                .set(MATTER_REQUEST.WANTED_DUE_ON, request.wantedDueOn())
                .set(MATTER_REQUEST.REQUESTED_BY, request.requestedBy().value())
                .set(MATTER_REQUEST.REQUESTED_FOR, forWhom == null ? null : forWhom.value())
                .set(MATTER_REQUEST.REQUESTED_AT, at)
                .execute();
    }

    private void accepted(Matter matter, PendingRequest request) {
        var acceptance = Objects.requireNonNull(request.acceptance());
        sql.update(MATTER_REQUEST)
                .set(MATTER_REQUEST.ACCEPTED_ON, acceptance.on())
                .set(MATTER_REQUEST.ACCEPTED_BY, acceptance.by().value())
                .set(MATTER_REQUEST.ACCEPTOR_NAME, acceptance.byName())
                .set(MATTER_REQUEST.ACCEPTANCE_OPINION, acceptance.opinion())
                .where(MATTER_REQUEST.ZONE_ID.eq(matter.zone.value()), MATTER_REQUEST.ID.eq(request.id()))
                .execute();
    }

    private void settle(
            Matter matter, UUID request, String outcome, @Nullable String opinion, AccountId by, Instant at) {
        sql.update(MATTER_REQUEST)
                .set(MATTER_REQUEST.OUTCOME, outcome)
                .set(MATTER_REQUEST.OPINION, opinion)
                .set(MATTER_REQUEST.DECIDED_BY, by.value())
                .set(MATTER_REQUEST.DECIDED_AT, at)
                .where(MATTER_REQUEST.ZONE_ID.eq(matter.zone.value()), MATTER_REQUEST.ID.eq(request))
                .execute();
    }
}
