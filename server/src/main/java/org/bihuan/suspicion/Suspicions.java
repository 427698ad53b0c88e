package org.bihuan.suspicion;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.suspicion.Tables.DECISION;
import static org.bihuan.schema.suspicion.Tables.LOOK;
import static org.bihuan.schema.suspicion.Tables.SUSPICION_;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.matter.MatterVisibility;
import org.bihuan.schema.suspicion.tables.records.SuspicionRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deciding on a suspicion (疑似认定): somebody who verifies or supervises, in person, and neither reported nor handled the
 * matter nor belongs to the unit that did. What is decided may be taken up again; every decision is kept.
 */
@Service
public class Suspicions {

    private final DSLContext sql;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Suspicions(DSLContext sql, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    static void mustLook(Viewer viewer) {
        if (!viewer.may(Permit.MATTER_VERIFY)) {
            viewer.mustHave(Permit.MATTER_SUPERVISE);
        }
    }

    @Transactional
    public void decide(Viewer viewer, UUID id, int version, boolean confirmed, String opinion) {
        var suspicion = theirs(viewer, id);
        if (!suspicion.getState().equals(SuspicionState.OPEN.name())) {
            throw Problem.conflict("SUSPICION-DECIDED", "这条疑似已有认定结果，请刷新。");
        }
        move(viewer, suspicion, version, confirmed ? SuspicionState.CONFIRMED : SuspicionState.DISMISSED, opinion);
        events.publishEvent(new Acted(
                viewer,
                "suspicion.decide",
                "suspicion",
                id,
                Map.of("kind", suspicion.getKind(), "confirmed", confirmed)));
    }

    @Transactional
    public void takeUpAgain(Viewer viewer, UUID id, int version, String reason) {
        var suspicion = theirs(viewer, id);
        if (suspicion.getState().equals(SuspicionState.OPEN.name())) {
            throw Problem.conflict("SUSPICION-OPEN", "这条疑似尚未认定，无需重新提起。");
        }
        move(viewer, suspicion, version, SuspicionState.OPEN, reason);
        events.publishEvent(
                new Acted(viewer, "suspicion.take-up", "suspicion", id, Map.of("kind", suspicion.getKind())));
    }

    private SuspicionRecord theirs(Viewer viewer, UUID id) {
        mustLook(viewer);
        viewer.mustBeInPerson();
        var zone = viewer.zone().value();
        var found = sql.select(SUSPICION_.fields())
                .select(LOOK.REPORTED_BY, LOOK.REPORTED_FOR, MATTER_.HANDLER_ACCOUNT_ID)
                .from(SUSPICION_)
                .join(LOOK)
                .on(LOOK.ZONE_ID.eq(SUSPICION_.ZONE_ID), LOOK.ID.eq(SUSPICION_.LOOK_ID), LOOK.ZONE_ID.eq(zone))
                .join(MATTER_)
                .on(
                        MATTER_.ZONE_ID.eq(SUSPICION_.ZONE_ID),
                        MATTER_.ID.eq(SUSPICION_.MATTER_ID),
                        MATTER_.ZONE_ID.eq(zone))
                .where(
                        SUSPICION_.ZONE_ID.eq(zone),
                        SUSPICION_.ID.eq(id),
                        MatterVisibility.sees(viewer, SUSPICION_.MATTER_ID))
                .fetchOptional()
                .orElseThrow(() -> Problem.missing("SUSPICION-NOT-FOUND", "没有这条疑似，或您无权查看。"));
        var suspicion = found.into(SUSPICION_);
        refusal(
                        viewer,
                        suspicion.getUnitId(),
                        found.get(LOOK.REPORTED_BY),
                        found.get(LOOK.REPORTED_FOR),
                        found.get(MATTER_.HANDLER_ACCOUNT_ID))
                .ifPresent(problem -> {
                    throw problem;
                });
        return suspicion;
    }

    /** Why this viewer may not decide about what these have handed in. */
    static Optional<Problem> refusal(
            Viewer viewer, @Nullable UUID unit, UUID reportedBy, UUID reportedFor, @Nullable UUID handler) {
        if (viewer.isOneWith(new AccountId(reportedBy))
                || viewer.isOneWith(new AccountId(reportedFor))
                || handler != null && viewer.isOneWith(new AccountId(handler))) {
            return Optional.of(Problem.refused("SUSPICION-OWN-REPORT", "经办、反馈该事项的人员不能认定，请由他人处理。"));
        }
        if (unit != null && viewer.belongsTo(new UnitId(unit))) {
            return Optional.of(Problem.refused("SUSPICION-OWN-UNIT", "不能认定本单位反馈的照片，请由其他单位人员处理。"));
        }
        return Optional.empty();
    }

    private void move(Viewer viewer, SuspicionRecord suspicion, int version, SuspicionState to, String reason) {
        var zone = viewer.zone().value();
        var open = to == SuspicionState.OPEN;
        int moved = sql.update(SUSPICION_)
                .set(SUSPICION_.STATE, to.name())
                .set(SUSPICION_.OPINION, open ? null : reason)
                .set(SUSPICION_.DECIDED_BY, open ? null : viewer.account().value())
                .set(SUSPICION_.DECIDED_BY_NAME, open ? null : viewer.name())
                .set(SUSPICION_.DECIDED_AT, open ? null : clock.instant())
                .set(SUSPICION_.VERSION, version + 1)
                .where(SUSPICION_.ZONE_ID.eq(zone), SUSPICION_.ID.eq(suspicion.getId()), SUSPICION_.VERSION.eq(version))
                .execute();
        if (moved == 0) {
            throw Problem.conflict("SUSPICION-STALE", "这条疑似刚被他人处理，请刷新后再操作。");
        }
        sql.insertInto(DECISION)
                .set(DECISION.ZONE_ID, zone)
                .set(DECISION.ID, Ids.next())
                .set(DECISION.SUSPICION_ID, suspicion.getId())
                .set(DECISION.STATE, to.name())
                .set(DECISION.REASON, reason)
                .set(DECISION.DECIDED_BY, viewer.account().value())
                .set(DECISION.DECIDED_BY_NAME, viewer.name())
                .set(DECISION.DECIDED_AT, clock.instant())
                .execute();
    }
}
