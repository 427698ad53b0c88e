package org.bihuan.statistics;

import static org.bihuan.schema.matter.Tables.V_INTERVAL;
import static org.bihuan.schema.matter.Tables.V_MATTER;
import static org.bihuan.schema.statistics.Tables.EXCLUSION;
import static org.jooq.impl.DSL.select;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterVisibility;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Disputed matters that rankings leave out (剔除): one person proposes with a reason, a second one decides. In force from
 * the decision until it is lifted, so that a ranking of the past keeps its answer.
 */
@Service
public class Exclusions {

    /** @param outcome APPROVED or REFUSED; absent while undecided */
    public record Exclusion(
            UUID id,
            UUID matter,
            String number,
            String title,
            String reason,
            String proposedBy,
            Instant proposedAt,
            boolean mine,
            @Nullable String outcome,
            @Nullable String opinion,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String liftedBy,
            @Nullable Instant liftedAt,
            @Nullable String liftedReason) {}

    private final DSLContext sql;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Exclusions(DSLContext sql, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /** Proposes to leave a matter out of rankings; one that stands or waits already is refused. */
    @Transactional
    public UUID propose(Viewer viewer, MatterId matter, String reason) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        mustSee(viewer, matter);
        var id = Ids.next();
        var written = sql.insertInto(EXCLUSION)
                .set(EXCLUSION.ZONE_ID, viewer.zone().value())
                .set(EXCLUSION.ID, id)
                .set(EXCLUSION.MATTER_ID, matter.value())
                .set(EXCLUSION.REASON, reason.strip())
                .set(EXCLUSION.PROPOSED_BY, viewer.account().value())
                .set(EXCLUSION.PROPOSED_NAME, viewer.name())
                .set(EXCLUSION.PROPOSED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
        if (written == 0) {
            throw Problem.conflict("STATISTICS-EXCLUDED-ALREADY", "该事项已提出剔除或已被剔除，请在剔除清单中查看。");
        }
        acted(viewer, "exclusion.propose", id);
        return id;
    }

    /** Decides on the proposal of somebody else. */
    @Transactional
    public void decide(Viewer viewer, UUID id, boolean approved, @Nullable String opinion) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        var proposed = sql.select(EXCLUSION.PROPOSED_BY)
                .from(EXCLUSION)
                .where(EXCLUSION.ZONE_ID.eq(viewer.zone().value()), EXCLUSION.ID.eq(id), visible(viewer))
                .fetchOptional(EXCLUSION.PROPOSED_BY)
                .orElseThrow(Exclusions::missing);
        if (viewer.isOneWith(new AccountId(proposed))) {
            throw Problem.refused("STATISTICS-OWN-EXCLUSION", "不能审定自己提出的剔除，请由他人审定。");
        }
        var written = sql.update(EXCLUSION)
                .set(EXCLUSION.OUTCOME, approved ? "APPROVED" : "REFUSED")
                .set(EXCLUSION.OPINION, opinion)
                .set(EXCLUSION.DECIDED_BY, viewer.account().value())
                .set(EXCLUSION.DECIDED_NAME, viewer.name())
                .set(EXCLUSION.DECIDED_AT, clock.instant())
                .where(EXCLUSION.ZONE_ID.eq(viewer.zone().value()), EXCLUSION.ID.eq(id), EXCLUSION.OUTCOME.isNull())
                .execute();
        if (written == 0) {
            throw settled();
        }
        acted(viewer, "exclusion.decide", id);
    }

    /** Counts the matter again from now on. */
    @Transactional
    public void lift(Viewer viewer, UUID id, String reason) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        var written = sql.update(EXCLUSION)
                .set(EXCLUSION.LIFTED_BY, viewer.account().value())
                .set(EXCLUSION.LIFTED_NAME, viewer.name())
                .set(EXCLUSION.LIFTED_AT, clock.instant())
                .set(EXCLUSION.LIFTED_REASON, reason.strip())
                .where(
                        EXCLUSION.ZONE_ID.eq(viewer.zone().value()),
                        EXCLUSION.ID.eq(id),
                        visible(viewer),
                        EXCLUSION.OUTCOME.eq("APPROVED"),
                        EXCLUSION.LIFTED_AT.isNull())
                .execute();
        if (written == 0) {
            throw sql.fetchExists(
                            EXCLUSION,
                            EXCLUSION.ZONE_ID.eq(viewer.zone().value()),
                            EXCLUSION.ID.eq(id),
                            visible(viewer))
                    ? settled()
                    : missing();
        }
        acted(viewer, "exclusion.lift", id);
    }

    /** The exclusions of matters the viewer sees, the latest first. */
    @Transactional(readOnly = true)
    public Page<Exclusion> page(Viewer viewer, PageRequest request) {
        viewer.mustHave(Permit.STATISTICS_READ);
        var where = EXCLUSION.ZONE_ID.eq(viewer.zone().value()).and(visible(viewer));
        return Page.of(list(viewer, where, request), request, sql.fetchCount(EXCLUSION, where));
    }

    /** Those in force at a moment, of matters the viewer sees; at most one page. */
    List<Exclusion> inForce(Viewer viewer, Instant at) {
        var where =
                EXCLUSION.ZONE_ID.eq(viewer.zone().value()).and(visible(viewer)).and(held(at));
        return list(viewer, where, new PageRequest(1, PageRequest.MOST));
    }

    /** Leaves out the spans of matters excluded at the moment. */
    static Condition notExcluded(Viewer viewer, Instant at) {
        return V_INTERVAL.MATTER_ID.notIn(select(EXCLUSION.MATTER_ID)
                .from(EXCLUSION)
                .where(EXCLUSION.ZONE_ID.eq(viewer.zone().value()), held(at)));
    }

    private static Condition held(Instant at) {
        return EXCLUSION
                .OUTCOME
                .eq("APPROVED")
                .and(EXCLUSION.DECIDED_AT.le(at))
                .and(EXCLUSION.LIFTED_AT.isNull().or(EXCLUSION.LIFTED_AT.gt(at)));
    }

    private static Condition visible(Viewer viewer) {
        return MatterVisibility.sees(viewer, EXCLUSION.MATTER_ID);
    }

    private List<Exclusion> list(Viewer viewer, Condition where, PageRequest request) {
        return sql.select(EXCLUSION, V_MATTER.NUMBER, V_MATTER.TITLE)
                .from(EXCLUSION)
                .join(V_MATTER)
                .on(
                        V_MATTER.ZONE_ID.eq(EXCLUSION.ZONE_ID),
                        V_MATTER.ID.eq(EXCLUSION.MATTER_ID),
                        V_MATTER.ZONE_ID.eq(viewer.zone().value()))
                .where(where)
                .orderBy(EXCLUSION.PROPOSED_AT.desc(), EXCLUSION.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> {
                    var found = row.value1();
                    return new Exclusion(
                            found.getId(),
                            found.getMatterId(),
                            row.value2() == null ? "" : row.value2(),
                            row.value3(),
                            found.getReason(),
                            found.getProposedName(),
                            found.getProposedAt(),
                            viewer.isOneWith(new AccountId(found.getProposedBy())),
                            found.getOutcome(),
                            found.getOpinion(),
                            found.getDecidedName(),
                            found.getDecidedAt(),
                            found.getLiftedName(),
                            found.getLiftedAt(),
                            found.getLiftedReason());
                });
    }

    private void mustSee(Viewer viewer, MatterId matter) {
        var there = sql.fetchExists(
                V_MATTER,
                V_MATTER.ZONE_ID.eq(viewer.zone().value()),
                V_MATTER.ID.eq(matter.value()),
                V_MATTER.NUMBER.isNotNull(),
                MatterVisibility.sees(viewer, V_MATTER.ID));
        if (!there) {
            throw Problem.missing("MATTER-NOT-FOUND", "没有这个事项，或您无权查看。");
        }
    }

    private static Problem missing() {
        return Problem.missing("STATISTICS-EXCLUSION-MISSING", "没有这条剔除记录，请刷新。");
    }

    private static Problem settled() {
        return Problem.conflict("STATISTICS-EXCLUSION-SETTLED", "该剔除已由他人处理，请刷新。");
    }

    private void acted(Viewer viewer, String act, UUID id) {
        events.publishEvent(new Acted(viewer, act, "exclusion", id, Map.of()));
    }
}
