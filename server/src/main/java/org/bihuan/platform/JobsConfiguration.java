package org.bihuan.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Background work of all nodes over one table (db-scheduler): every {@link ZoneJob}, and every {@link Task} a room
 * declares as a bean. A task scheduled in a transaction runs only if that commits.
 */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    private static final int THREADS = 4;
    private static final Duration POLL = Duration.ofSeconds(1);

    /**
     * @param recurring false keeps the zone jobs still, as tests want it
     * @param heartbeat after six of them without a sign a node counts as dead, and others go on with its work
     */
    @Bean
    Scheduler scheduler(
            DataSource dataSource,
            List<Task<?>> tasks,
            List<ZoneJob> jobs,
            ZoneRounds rounds,
            @Value("${bihuan.jobs.recurring:true}") boolean recurring,
            @Value("${bihuan.jobs.heartbeat:PT30S}") Duration heartbeat) {
        var repeated =
                recurring ? jobs.stream().map(job -> task(job, rounds)).toList() : List.<RecurringTask<Void>>of();
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), tasks)
                .startTasks(repeated)
                .tableName("platform.scheduled_tasks")
                .schedulerName(new SchedulerName.Hostname())
                .threads(THREADS)
                .pollingInterval(POLL)
                .heartbeatInterval(heartbeat)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
    }

    @Bean
    SmartLifecycle jobs(Scheduler scheduler) {
        return new Jobs(scheduler);
    }

    private static RecurringTask<Void> task(ZoneJob job, ZoneRounds rounds) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every())).execute((instance, context) -> rounds.run(job));
    }

    /** Starts after everything else is there, stops before anything goes. */
    private static final class Jobs implements SmartLifecycle {

        private final Scheduler scheduler;
        private volatile boolean running;

        Jobs(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        @Override
        public void start() {
            scheduler.start();
            running = true;
        }

        @Override
        public void stop() {
            scheduler.stop();
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
