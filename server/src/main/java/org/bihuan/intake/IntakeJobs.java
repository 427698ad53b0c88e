package org.bihuan.intake;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import org.bihuan.intake.IntakeTasks.Order;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Viewer;
import org.springframework.stereotype.Component;

/** Hands work to the background; it begins when the transaction has committed. */
@Component
class IntakeJobs {

    /** As soon as possible, whatever the clock of a demonstration says: the scheduler lives by the true time. */
    private static final Instant AT_ONCE = Instant.EPOCH;

    private final Scheduler scheduler;

    IntakeJobs(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void check(Viewer viewer, BatchId batch) {
        hand(IntakeTasks.CHECK, viewer, batch);
    }

    void commit(Viewer viewer, BatchId batch) {
        hand(IntakeTasks.COMMIT, viewer, batch);
    }

    void undo(Viewer viewer, BatchId batch) {
        hand(IntakeTasks.UNDO, viewer, batch);
    }

    private void hand(TaskDescriptor<Order> task, Viewer viewer, BatchId batch) {
        var order =
                new Order(viewer.zone().value(), batch.value(), viewer.account().value());
        scheduler.schedule(task.instance(batch + "/" + Ids.next()).data(order).scheduledTo(AT_ONCE));
    }
}
