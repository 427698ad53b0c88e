package org.bihuan.intake;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import org.bihuan.intake.IntakeTasks.Order;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Viewer;
import org.springframework.stereotype.Component;

/** Hands work to the background; it begins when the transaction has committed. */
@Component
class IntakeJobs {

    private final Scheduler scheduler;
    private final Clock clock;

    IntakeJobs(Scheduler scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
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
        scheduler.schedule(task.instance(batch + "/" + Ids.next()).data(order).scheduledTo(clock.instant()));
    }
}
