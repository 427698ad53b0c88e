package org.bihuan.intake;

import java.time.Clock;
import org.bihuan.matter.MatterIntake;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins to take a committed batch back as a whole, as long as nobody has acted on one of its matters. */
@Service
public class IntakeUndo {

    private final BatchRepository batches;
    private final RowRepository rows;
    private final MatterIntake matters;
    private final IntakeJobs jobs;
    private final Clock clock;

    IntakeUndo(BatchRepository batches, RowRepository rows, MatterIntake matters, IntakeJobs jobs, Clock clock) {
        this.batches = batches;
        this.rows = rows;
        this.matters = matters;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Refuses {@code INTAKE-UNDO-HAS-UPDATES} when the batch changed matters of an earlier one, {@code MATTER-ACTED-ON}
     * when somebody has acted. Whoever acts after this question is met by the work itself.
     */
    @Transactional
    public void undo(Viewer viewer, BatchId id) {
        viewer.mustHave(Permit.LEDGER_IMPORT);
        var zone = viewer.zone();
        var batch = batches.mustSee(viewer, id);
        if (batch.state() != BatchState.COMMITTED) {
            throw Problem.conflict("INTAKE-NOT-COMMITTED", "该批次没有导入，无需撤回。");
        }
        if (rows.updatedAny(zone, id)) {
            throw Problem.conflict("INTAKE-UNDO-HAS-UPDATES", "该批次更新过以前导入的事项，不能整批撤回。请逐项更正。");
        }
        mustBeAsLeft(viewer, id);
        if (!batches.begin(zone, id, BatchState.COMMITTED, BatchState.UNDOING, clock.instant())) {
            throw Problem.conflict("INTAKE-BUSY", "该批次正在处理，请稍候刷新。");
        }
        batches.total(zone, id, rows.countBrought(zone, id));
        jobs.undo(viewer, id);
    }

    private void mustBeAsLeft(Viewer viewer, BatchId id) {
        var next = rows.broughtAfter(viewer.zone(), id, 0, IntakeWork.CHUNK);
        while (!next.isEmpty()) {
            matters.mustBeAsLeft(
                    viewer, next.stream().map(RowRepository.Brought::taken).toList());
            next = rows.broughtAfter(viewer.zone(), id, next.getLast().number(), IntakeWork.CHUNK);
        }
    }
}
