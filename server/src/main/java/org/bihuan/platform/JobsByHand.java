package org.bihuan.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bihuan.shared.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Drives the background work by hand, round by round, while the scheduler of this node rests: for a clock that jumps. A
 * job that fails is logged and has its next chance in the next round, as it would have with the scheduler.
 */
@Component
public class JobsByHand {

    private static final Logger log = LoggerFactory.getLogger(JobsByHand.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Scheduler scheduler;
    private final List<ZoneJob> jobs;
    private final ZoneRounds rounds;

    JobsByHand(Scheduler scheduler, List<ZoneJob> jobs, ZoneRounds rounds) {
        this.scheduler = scheduler;
        this.jobs = List.copyOf(jobs);
        this.rounds = rounds;
    }

    /** Refuses with {@code PLATFORM-JOBS-BUSY} when what the scheduler has begun does not end in half a minute. */
    public void whileSchedulerRests(Runnable act) {
        scheduler.pause();
        try {
            awaitRest();
            act.run();
        } finally {
            scheduler.resume();
        }
    }

    /** Every repeated job once, through all zones. */
    public void round() {
        jobs.stream()
                .filter(job -> !rounds.succeeds(job))
                .forEach(job -> log.warn("job {} failed in a round by hand", job.name()));
    }

    private void awaitRest() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!scheduler.getCurrentlyExecuting().isEmpty()) {
            if (System.nanoTime() > until) {
                throw Problem.conflict("PLATFORM-JOBS-BUSY", "后台任务正在运行，请稍后再试。");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
