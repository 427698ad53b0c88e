package org.bihuan.intake;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.Serializable;
import java.util.UUID;
import org.bihuan.access.Viewers;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.CurrentZone;
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

    @Bean
    OneTimeTask<Order> intakeCheckTask(IntakeWork work) {
        return Tasks.oneTime(CHECK).execute((instance, context) -> {
            var order = instance.getData();
            var zone = new ZoneKey(order.zone());
            CurrentZone.run(zone, () -> work.check(zone, new BatchId(order.batch())));
        });
    }

    @Bean
    OneTimeTask<Order> intakeCommitTask(IntakeCommit commit, Viewers viewers) {
        return Tasks.oneTime(COMMIT).execute((instance, context) -> {
            var order = instance.getData();
            var zone = new ZoneKey(order.zone());
            CurrentZone.run(zone, () -> {
                var viewer = viewers.find(zone, new AccountId(order.account())).orElseThrow();
                commit.commit(zone, new BatchId(order.batch()), viewer);
            });
        });
    }
}
