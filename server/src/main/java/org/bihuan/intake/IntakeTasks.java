package org.bihuan.intake;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.Serializable;
import java.util.UUID;
import org.bihuan.access.Viewers;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background work of this room, as tasks any node may take up; taken up twice, it does no harm. */
@Configuration(proxyBeanMethods = false)
class IntakeTasks {

    /** @param account who asked for it; the work is done with the rights they have when it runs */
    record Order(UUID zone, UUID batch, UUID account) implements Serializable {}

    static final TaskDescriptor<Order> CHECK = TaskDescriptor.of("intake-check-batch", Order.class);
    static final TaskDescriptor<Order> COMMIT = TaskDescriptor.of("intake-commit-batch", Order.class);
    static final TaskDescriptor<Order> UNDO = TaskDescriptor.of("intake-undo-batch", Order.class);

    @Bean
    OneTimeTask<Order> intakeCheckTask(IntakeWork work, Viewers viewers) {
        return Tasks.oneTime(CHECK).execute((instance, context) -> {
            var order = instance.getData();
            var zone = new ZoneKey(order.zone());
            CurrentZone.run(
                    zone, () -> work.check(zone, new BatchId(order.batch()), () -> viewer(viewers, zone, order)));
        });
    }

    @Bean
    OneTimeTask<Order> intakeCommitTask(IntakeCommit commit, Viewers viewers) {
        return Tasks.oneTime(COMMIT).execute((instance, context) -> {
            var order = instance.getData();
            var zone = new ZoneKey(order.zone());
            CurrentZone.run(
                    zone, () -> commit.commit(zone, new BatchId(order.batch()), () -> viewer(viewers, zone, order)));
        });
    }

    @Bean
    OneTimeTask<Order> intakeUndoTask(IntakeUndoing undoing, Viewers viewers) {
        return Tasks.oneTime(UNDO).execute((instance, context) -> {
            var order = instance.getData();
            var zone = new ZoneKey(order.zone());
            CurrentZone.run(
                    zone, () -> undoing.undo(zone, new BatchId(order.batch()), () -> viewer(viewers, zone, order)));
        });
    }

    private static Viewer viewer(Viewers viewers, ZoneKey zone, Order order) {
        return viewers.find(zone, new AccountId(order.account()))
                .orElseThrow(() -> Problem.refused("INTAKE-ACCOUNT-GONE", "发起人的账号已停用，请由他人重新发起。"));
    }
}
