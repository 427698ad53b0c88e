package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.JOINT;
import static org.bihuan.schema.campaign.Tables.VISIT;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.schema.campaign.tables.records.VisitRecord;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Making one joint visit (联合检查) of several campaigns' visits to the same object, or deciding not to. */
@Service
public class JointVisits {

    /**
     * @param id made by the client; the same one decides once
     * @param on the day all of them are made, when accepted
     * @param reason why not, when declined
     */
    public record Decision(
            @NotNull UUID id,
            @NotNull @Size(min = 2, max = 20) List<@NotNull UUID> visits,
            boolean accepted,
            @Nullable LocalDate on,
            @Nullable @Size(max = 500) String reason) {}

    private final DSLContext sql;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JointVisits(DSLContext sql, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void decide(Viewer viewer, Decision decision) {
        viewer.mustHave(Permit.CAMPAIGN_LEAD);
        var zone = viewer.zone().value();
        if (sql.fetchExists(JOINT, JOINT.ZONE_ID.eq(zone), JOINT.ID.eq(decision.id()))) {
            return;
        }
        var visits = sql.selectFrom(VISIT)
                .where(VISIT.ZONE_ID.eq(zone), VISIT.ID.in(decision.visits()), VisitSight.seenBy(viewer))
                .orderBy(VISIT.ID)
                .forUpdate()
                .fetch();
        check(decision, visits);
        var on = decision.accepted() ? decision.on() : null;
        sql.insertInto(JOINT)
                .set(JOINT.ZONE_ID, zone)
                .set(JOINT.ID, decision.id())
                .set(JOINT.SUBJECT_ID, visits.getFirst().getSubjectId())
                .set(JOINT.ACCEPTED, decision.accepted())
                .set(JOINT.HELD_ON, on)
                .set(JOINT.REASON, decision.reason())
                .set(JOINT.DECIDED_BY, viewer.account().value())
                .set(JOINT.DECIDED_BY_NAME, viewer.name())
                .set(JOINT.DECIDED_AT, clock.instant())
                .execute();
        for (var visit : visits) {
            sql.update(VISIT)
                    .set(VISIT.JOINT_ID, decision.id())
                    .set(VISIT.DUE_ON, on == null ? visit.getDueOn() : on)
                    .set(VISIT.VERSION, visit.getVersion() + 1)
                    .where(VISIT.ZONE_ID.eq(zone), VISIT.ID.eq(visit.getId()))
                    .execute();
        }
        events.publishEvent(new Acted(
                viewer,
                decision.accepted() ? "campaign.join-visits" : "campaign.decline-joint",
                "campaign-visit",
                visits.getFirst().getId(),
                Map.of("visits", visits.size())));
    }

    private void check(Decision decision, List<VisitRecord> visits) {
        if (visits.size() < decision.visits().stream().distinct().count()) {
            throw Visits.missing();
        }
        if (visits.stream().map(VisitRecord::getSubjectId).distinct().count() > 1) {
            throw Problem.field("visits", "CAMPAIGN-JOINT-OTHER-OBJECT", "只有同一对象的检查可以合并。");
        }
        if (visits.size() < 2
                || visits.stream()
                        .anyMatch(visit ->
                                visit.getJointId() != null || !visit.getState().equals(VisitState.PLANNED.name()))) {
            throw Problem.conflict("CAMPAIGN-JOINT-DECIDED", "其中有检查已完成、已取消或已决定过是否合并，请刷新。");
        }
        var on = decision.on();
        if (decision.accepted() && (on == null || on.isBefore(BusinessZone.today(clock)))) {
            throw Problem.field("on", "CAMPAIGN-JOINT-DAY", "请选择合并检查的日期，不能早于今天。");
        }
    }
}
