package org.bihuan.statistics;

import java.time.Duration;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.Problem;
import org.bihuan.shared.ZoneKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the saved reports whose hour has come, each in a transaction of its own. */
@Component
class ReportRounds implements ZoneJob {

    private static final Logger log = LoggerFactory.getLogger(ReportRounds.class);

    private final ReportRuns runs;

    ReportRounds(ReportRuns runs) {
        this.runs = runs;
    }

    @Override
    public String name() {
        return "statistics-make-reports";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(2);
    }

    @Override
    public void run(ZoneKey zone) {
        for (var report : runs.due(zone)) {
            try {
                runs.run(zone, report);
            } catch (Problem refused) {
                log.warn("report {} cannot be made: {}", report, refused.code());
                runs.passOver(zone, report, refused);
            } catch (RuntimeException failure) {
                log.warn("report {} could not be made; the next round tries again", report, failure);
            }
        }
    }
}
