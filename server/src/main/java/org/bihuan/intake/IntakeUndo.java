package org.bihuan.intake;

import java.util.Map;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterIntake;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a committed batch back as a whole, as long as nobody has acted on one of its matters. */
@Service
public class IntakeUndo {

    private final BatchRepository batches;
    private final RowRepository rows;
    private final MatterIntake matters;
    private final ApplicationEventPublisher events;

    IntakeUndo(BatchRepository batches, RowRepository rows, MatterIntake matters, ApplicationEventPublisher events) {
        this.batches = batches;
        this.rows = rows;
        this.matters = matters;
        this.events = events;
    }

    /** Refuses {@code INTAKE-UNDO-HAS-UPDATES} when the batch changed matters of an earlier one. */
    @Transactional
    public void undo(Viewer viewer, BatchId id) {
        viewer.mustHave(Permit.LEDGER_IMPORT);
        var zone = viewer.zone();
        var batch = batches.find(zone, id).orElseThrow(BatchShow::missing);
        if (batch.state() != BatchState.COMMITTED) {
            throw Problem.conflict("INTAKE-NOT-COMMITTED", "该批次没有导入，无需撤回。");
        }
        if (rows.updatedAny(zone, id)) {
            throw Problem.conflict("INTAKE-UNDO-HAS-UPDATES", "该批次更新过以前导入的事项，不能整批撤回。请逐项更正。");
        }
        var brought = rows.broughtBy(zone, id);
        matters.undo(
                viewer,
                brought.stream()
                        .map(entry -> new MatterIntake.Taken(
                                new MatterId(entry.matter()), entry.matterNumber(), entry.matterVersion()))
                        .toList());
        rows.forget(zone, id);
        batches.move(zone, id, BatchState.COMMITTED, BatchState.UNDONE);
        events.publishEvent(
                new Acted(viewer, "intake.undo", "intake-batch", id.value(), Map.of("matters", brought.size())));
    }
}
