package org.bihuan.lookback;

import static org.bihuan.schema.lookback.Tables.TASK;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.matter.ClosedMatters;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterReviews;
import org.bihuan.matter.VerificationMethod;
import org.bihuan.schema.lookback.tables.records.TaskRecord;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The look-backs of a draw (回头看任务): handed out to people who neither handled nor verified the matter, and settled by
 * them. What does not hold is reopened; a report they hold to be false is put before a second person.
 */
@Service
public class LookBacks {

    /** How a look-back ends. */
    public enum Outcome {
        HOLDS,
        FAILS,
        /** The matter was reopened before anybody looked. */
        DROPPED
    }

    /**
     * @param version of the task the person was looking at
     * @param reworkDueOn the limit of what is reopened; absent: the type's
     * @param falseReport the report is held to be false (虚假整改)
     * @param files proof; at least one for what does not hold
     */
    public record Result(
            int version,
            boolean holds,
            @NotNull VerificationMethod method,
            @NotBlank @Size(max = 2000) String opinion,
            @Nullable LocalDate reworkDueOn,
            boolean falseReport,
            @Nullable @Size(max = 30) List<@NotNull UUID> files) {}

    private final DSLContext sql;
    private final ClosedMatters closed;
    private final MatterReviews reviews;
    private final Inspectors inspectors;
    private final FalseReports falseReports;
    private final LookBackNotices told;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LookBacks(
            DSLContext sql,
            ClosedMatters closed,
            MatterReviews reviews,
            Inspectors inspectors,
            FalseReports falseReports,
            LookBackNotices told,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.closed = closed;
        this.reviews = reviews;
        this.inspectors = inspectors;
        this.falseReports = falseReports;
        this.told = told;
        this.events = events;
        this.clock = clock;
    }

    /** In turn; a matter all of them had a part in waits for somebody else. */
    void handOut(Viewer viewer, Draws.Drawn drawn, List<Inspectors.Appointee> appointees) {
        var byId = drawn.candidates().stream()
                .collect(Collectors.toMap(each -> each.matter().id().value(), Draws.Frozen::matter));
        var ids = drawn.sampled().stream().map(MatterId::new).toList();
        var part = closed.tookPart(viewer, ids);
        var records = new ArrayList<TaskRecord>();
        var appointed = new HashMap<MatterId, PersonId>();
        int turn = 0;
        for (var id : ids) {
            var matter = Objects.requireNonNull(byId.get(id.value()));
            var chosen = Optional.<Inspectors.Appointee>empty();
            for (int i = 0; i < appointees.size() && chosen.isEmpty(); i++) {
                var next = appointees.get((turn + i) % appointees.size());
                if (part.of(id).excludes(next.viewer())) {
                    continue;
                }
                chosen = Optional.of(next);
                turn += i + 1;
            }
            var task = new TaskRecord();
            task.setZoneId(viewer.zone().value());
            task.setId(Ids.next());
            task.setDrawId(drawn.id());
            task.setMatterId(id.value());
            task.setNumber(matter.number());
            task.setTitle(matter.title());
            task.setUnitId(matter.unit());
            task.setUnitName(matter.unitName());
            task.setDueOn(drawn.wish().dueOn());
            task.setVersion(1);
            chosen.ifPresent(appointee -> {
                task.setInspectorId(appointee.person().value());
                task.setInspectorName(appointee.name());
                appointed.put(id, appointee.person());
            });
            records.add(task);
        }
        reviews.appoint(viewer.zone(), appointed);
        sql.batchInsert(records).execute();
        appointees.forEach(each -> told.appointed(viewer, each.person(), records));
    }

    /** Gives an open look-back to somebody else, who must not have had a part in the matter. */
    @Transactional
    public void appoint(Viewer viewer, UUID id, int version, UUID person) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        var task = open(viewer, id, version);
        var appointee = inspectors.chosen(viewer, List.of(person)).getFirst();
        var matter = new MatterId(task.getMatterId());
        var part = closed.tookPart(viewer, List.of(matter)).of(matter);
        if (part.excludes(appointee.viewer())) {
            throw Problem.field("inspector", "LOOKBACK-TOOK-PART", "该人员或其单位参与过此事项的办理或核查，请另选他人。");
        }
        task.setInspectorId(person);
        task.setInspectorName(appointee.name());
        write(task, version);
        reviews.appoint(viewer.zone(), matter, appointee.person());
        told.appointed(viewer, appointee.person(), List.of(task));
        events.publishEvent(
                new Acted(viewer, "lookback.appoint", "look-back-task", id, Map.of("person", person.toString())));
    }

    /** By whoever was appointed; a finding that does not hold must be proven. */
    @Transactional
    public void settle(Viewer viewer, UUID id, Result result) {
        viewer.mustHave(Permit.MATTER_VERIFY);
        var task = open(viewer, id, result.version());
        var own = viewer.person();
        if (own == null || !own.value().equals(task.getInspectorId())) {
            throw Problem.refused("LOOKBACK-NOT-YOURS", "只有被指派的人员可以填写回头看结果。");
        }
        var matter = new MatterId(task.getMatterId());
        if (closed.tookPart(viewer, List.of(matter)).of(matter).excludes(viewer)) {
            throw Problem.refused("LOOKBACK-TOOK-PART", "您或您的单位参与过此事项的办理或核查，不能复核，请联系督查人员改派。");
        }
        List<UUID> files = result.files() == null ? List.of() : result.files();
        if (!result.holds() && files.isEmpty()) {
            throw Problem.field("files", "LOOKBACK-EVIDENCE-MISSING", "复核不通过须附佐证材料（照片或文件）。");
        }
        if (result.holds() && result.falseReport()) {
            throw Problem.field("falseReport", "LOOKBACK-HOLDS", "复核通过的事项不能认定为虚假整改。");
        }
        task.setOutcome((result.holds() ? Outcome.HOLDS : Outcome.FAILS).name());
        task.setOpinion(result.opinion());
        task.setSettledBy(viewer.account().value());
        task.setSettledAt(clock.instant());
        write(task, result.version());
        if (result.falseReport()) {
            falseReports.raise(viewer, matter, result.opinion(), id);
        }
        reviews.record(
                viewer,
                matter,
                new MatterReviews.Finding(
                        result.holds(), result.method(), result.opinion(), result.reworkDueOn(), files));
        events.publishEvent(
                new Acted(viewer, "lookback.settle", "look-back-task", id, Map.of("outcome", task.getOutcome())));
    }

    private TaskRecord open(Viewer viewer, UUID id, int version) {
        var task = sql.selectFrom(TASK)
                .where(TASK.ZONE_ID.eq(viewer.zone().value()), TASK.ID.eq(id), LookBackList.seenBy(viewer))
                .fetchOptional()
                .orElseThrow(() -> Problem.missing("LOOKBACK-TASK-NOT-FOUND", "没有这项回头看任务。"));
        if (task.getOutcome() != null) {
            throw Problem.conflict("LOOKBACK-SETTLED", "这项回头看已有结果，请刷新。");
        }
        if (task.getVersion() != version) {
            throw stale();
        }
        return task;
    }

    private void write(TaskRecord task, int version) {
        int written = sql.update(TASK)
                .set(TASK.INSPECTOR_ID, task.getInspectorId())
                .set(TASK.INSPECTOR_NAME, task.getInspectorName())
                .set(TASK.OUTCOME, task.getOutcome())
                .set(TASK.OPINION, task.getOpinion())
                .set(TASK.SETTLED_BY, task.getSettledBy())
                .set(TASK.SETTLED_AT, task.getSettledAt())
                .set(TASK.VERSION, version + 1)
                .where(TASK.ZONE_ID.eq(task.getZoneId()), TASK.ID.eq(task.getId()), TASK.VERSION.eq(version))
                .execute();
        if (written == 0) {
            throw stale();
        }
    }

    private static Problem stale() {
        return Problem.conflict("LOOKBACK-STALE", "任务刚被他人修改，请刷新后再试。");
    }
}
