package org.bihuan.platform;

import static org.bihuan.schema.platform.Tables.ZONE_ENTRY;

import java.util.List;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a job through all zones; a zone that fails does not keep the others waiting. */
@Component
class ZoneRounds {

    private static final Logger log = LoggerFactory.getLogger(ZoneRounds.class);
    private static final int MOST = 1000;

    private final DSLContext sql;

    ZoneRounds(DSLContext sql) {
        this.sql = sql;
    }

    /** Throws when a zone failed, so that the scheduler knows. */
    void run(ZoneJob job) {
        if (!succeeds(job)) {
            throw new IllegalStateException(job.name() + " failed, see above");
        }
    }

    boolean succeeds(ZoneJob job) {
        return zones().stream().filter(zone -> !succeeds(job, zone)).toList().isEmpty();
    }

    private List<ZoneKey> zones() {
        return sql.select(ZONE_ENTRY.ZONE_ID)
                .from(ZONE_ENTRY)
                .orderBy(ZONE_ENTRY.ZONE_ID)
                .limit(MOST)
                .fetch(row -> new ZoneKey(row.value1()));
    }

    private static boolean succeeds(ZoneJob job, ZoneKey zone) {
        try {
            CurrentZone.run(zone, () -> job.run(zone));
            return true;
        } catch (RuntimeException failure) {
            log.error("job {} failed for zone {}", job.name(), zone, failure);
            return false;
        }
    }
}
