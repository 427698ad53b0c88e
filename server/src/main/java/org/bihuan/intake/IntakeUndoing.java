package org.bihuan.intake;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.bihuan.matter.MatterIntake;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a batch back in the background, some hundred matters at a time in one transaction: a batch goes as a whole or
 * stays as a whole. Killed, it begins anew and finds everything as it was.
 */
@Service
class IntakeUndoing {

    private final BatchRepository batches;
    private final RowRepository rows;
    private final MatterIntake matters;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    IntakeUndoing(
            BatchRepository batches,
            RowRepository rows,
            MatterIntake matters,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.batches = batches;
        this.rows = rows;
        this.matters = matters;
        this.transaction = transaction;
        this.events = events;
    }

    /** Undoes a batch in state UNDOING; ends in UNDONE, or back in COMMITTED with the reason. */
    void undo(ZoneKey zone, BatchId id, Supplier<Viewer> who) {
        var batch = Objects.requireNonNull(
                transaction.execute(status -> batches.find(zone, id).orElseThrow()));
        if (batch.state() != BatchState.UNDOING) {
            return;
        }
        var why = Attempt.at(id, () -> transaction.executeWithoutResult(status -> all(batch, who.get())));
        if (why != null) {
            transaction.executeWithoutResult(status -> {
                batches.finished(zone, id, batch.finishedAt(), why);
                batches.move(zone, id, BatchState.UNDOING, BatchState.COMMITTED);
            });
        }
    }

    private void all(Batch batch, Viewer viewer) {
        var zone = viewer.zone();
        rows.hold(zone, Objects.requireNonNull(batch.ledgerKey()));
        int done = 0;
        var next = rows.broughtAfter(zone, batch.id(), 0, IntakeWork.CHUNK);
        while (!next.isEmpty()) {
            matters.undo(viewer, next.stream().map(RowRepository.Brought::taken).toList());
            done += next.size();
            if (!batches.progress(zone, batch.id(), done, batch.total())) {
                throw new Cancelled();
            }
            next = rows.broughtAfter(zone, batch.id(), next.getLast().number(), IntakeWork.CHUNK);
        }
        rows.forget(zone, batch.id());
        batches.move(zone, batch.id(), BatchState.UNDOING, BatchState.UNDONE);
        events.publishEvent(
                new Acted(viewer, "intake.undo", "intake-batch", batch.id().value(), Map.of("matters", done)));
    }
}
