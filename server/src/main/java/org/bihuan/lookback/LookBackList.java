package org.bihuan.lookback;

import static org.bihuan.schema.lookback.Tables.FALSE_REPORT;
import static org.bihuan.schema.lookback.Tables.TASK;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterShow;
import org.bihuan.matter.MatterVisibility;
import org.bihuan.schema.lookback.tables.records.FalseReportRecord;
import org.bihuan.schema.lookback.tables.records.TaskRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Look-backs and false reports as lists, and those of one matter. Inspectors see their own look-backs, whoever supervises those in sight. */
@Repository
public class LookBackList {

    /**
     * @param inspector absent while everybody chosen had a part in the matter
     * @param allowedActions appoint, settle
     */
    public record Task(
            UUID id,
            UUID draw,
            UUID matter,
            String number,
            String title,
            @Nullable String unit,
            LocalDate dueOn,
            boolean overdue,
            @Nullable String inspector,
            LookBacks.@Nullable Outcome outcome,
            @Nullable String opinion,
            @Nullable Instant settledAt,
            int version,
            List<String> allowedActions) {}

    /** @param confirmed absent until a second person has decided */
    public record FalseReport(
            UUID id,
            UUID matter,
            String number,
            String title,
            @Nullable String unit,
            String reason,
            String raisedBy,
            Instant raisedAt,
            @Nullable Boolean confirmed,
            @Nullable String opinion,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            List<String> allowedActions) {}

    /** What has been looked back at in one matter. */
    public record OfMatter(List<Task> tasks, List<FalseReport> falseReports) {}

    private static final int MOST_OF_ONE = 50;

    private final DSLContext sql;
    private final MatterShow matters;
    private final Clock clock;

    LookBackList(DSLContext sql, MatterShow matters, Clock clock) {
        this.sql = sql;
        this.matters = matters;
        this.clock = clock;
    }

    /** @param open only those without a result */
    @Transactional(readOnly = true)
    public Page<Task> page(Viewer viewer, @Nullable UUID draw, boolean open, boolean mine, PageRequest request) {
        viewer.mustHave(Permit.MATTER_READ);
        var where = TASK.ZONE_ID
                .eq(viewer.zone().value())
                .and(draw == null ? noCondition() : TASK.DRAW_ID.eq(draw))
                .and(open ? TASK.OUTCOME.isNull() : noCondition())
                .and(mine ? own(viewer) : seenBy(viewer));
        var rows = sql.selectFrom(TASK)
                .where(where)
                .orderBy(TASK.DUE_ON, TASK.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> task(viewer, row));
        return Page.of(rows, request, sql.fetchCount(TASK, where));
    }

    /** Their own; for whoever supervises also those of the matters they see. */
    static Condition seenBy(Viewer viewer) {
        if (!viewer.may(Permit.MATTER_SUPERVISE)) {
            return own(viewer);
        }
        return viewer.seesAll() ? noCondition() : own(viewer).or(MatterVisibility.sees(viewer, TASK.MATTER_ID));
    }

    private static Condition own(Viewer viewer) {
        var person = viewer.person();
        return person == null ? falseCondition() : TASK.INSPECTOR_ID.eq(person.value());
    }

    private Task task(Viewer viewer, TaskRecord row) {
        var open = row.getOutcome() == null;
        var person = viewer.person();
        var actions = new ArrayList<String>();
        if (open && person != null && person.value().equals(row.getInspectorId()) && viewer.may(Permit.MATTER_VERIFY)) {
            actions.add("settle");
        }
        if (open && viewer.may(Permit.MATTER_SUPERVISE)) {
            actions.add("appoint");
        }
        return new Task(
                row.getId(),
                row.getDrawId(),
                row.getMatterId(),
                row.getNumber(),
                row.getTitle(),
                row.getUnitName(),
                row.getDueOn(),
                open && row.getDueOn().isBefore(BusinessZone.today(clock)),
                row.getInspectorName(),
                open ? null : LookBacks.Outcome.valueOf(row.getOutcome()),
                row.getOpinion(),
                row.getSettledAt(),
                row.getVersion(),
                actions);
    }

    @Transactional(readOnly = true)
    public Page<FalseReport> falseReports(Viewer viewer, boolean open, PageRequest request) {
        viewer.mustHave(Permit.MATTER_READ);
        var where = FALSE_REPORT
                .ZONE_ID
                .eq(viewer.zone().value())
                .and(open ? FALSE_REPORT.OUTCOME.isNull() : noCondition())
                .and(FalseReports.seenBy(viewer));
        var rows = sql.selectFrom(FALSE_REPORT)
                .where(where)
                .orderBy(FALSE_REPORT.RAISED_AT.desc(), FALSE_REPORT.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> falseReport(viewer, row));
        return Page.of(rows, request, sql.fetchCount(FALSE_REPORT, where));
    }

    private static FalseReport falseReport(Viewer viewer, FalseReportRecord row) {
        var unit = row.getUnitId();
        var mayDecide = row.getOutcome() == null
                && viewer.may(Permit.MATTER_SUPERVISE)
                && !viewer.isOneWith(new AccountId(row.getRaisedBy()))
                && (viewer.seesAll() || unit != null && viewer.units().contains(new UnitId(unit)))
                && !viewer.belongsTo(unit == null ? null : new UnitId(unit));
        return new FalseReport(
                row.getId(),
                row.getMatterId(),
                row.getNumber(),
                row.getTitle(),
                row.getUnitName(),
                row.getReason(),
                row.getRaisedByName(),
                row.getRaisedAt(),
                row.getOutcome() == null
                        ? null
                        : Boolean.valueOf(row.getOutcome().equals("CONFIRMED")),
                row.getOpinion(),
                row.getDecidedByName(),
                row.getDecidedAt(),
                mayDecide ? List.of("decide") : List.of());
    }

    /** For whoever may see the matter. */
    @Transactional(readOnly = true)
    public OfMatter of(Viewer viewer, UUID matter) {
        viewer.mustHave(Permit.MATTER_READ);
        if (matters.links(viewer, List.of(new MatterId(matter))).isEmpty()) {
            throw Problem.missing("MATTER-NOT-FOUND", "没有这个事项，或您无权查看。");
        }
        var zone = viewer.zone().value();
        var tasks = sql.selectFrom(TASK)
                .where(TASK.ZONE_ID.eq(zone), TASK.MATTER_ID.eq(matter))
                .orderBy(TASK.ID.desc())
                .limit(MOST_OF_ONE)
                .fetch(row -> task(viewer, row));
        var flags = sql.selectFrom(FALSE_REPORT)
                .where(FALSE_REPORT.ZONE_ID.eq(zone), FALSE_REPORT.MATTER_ID.eq(matter))
                .orderBy(FALSE_REPORT.RAISED_AT.desc())
                .limit(MOST_OF_ONE)
                .fetch(row -> falseReport(viewer, row));
        return new OfMatter(tasks, flags);
    }
}
