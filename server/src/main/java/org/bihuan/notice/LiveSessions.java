package org.bihuan.notice;

import static org.bihuan.schema.platform.Tables.SPRING_SESSION;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Which sessions go on: there, and not idle for too long. */
@Repository
class LiveSessions {

    private final DSLContext sql;
    private final Clock clock;

    LiveSessions(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Set<String> alive(Collection<String> sessions) {
        if (sessions.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(sql.select(SPRING_SESSION.SESSION_ID)
                .from(SPRING_SESSION)
                .where(
                        SPRING_SESSION.SESSION_ID.in(Set.copyOf(sessions)),
                        SPRING_SESSION.EXPIRY_TIME.gt(clock.millis()))
                .fetch(SPRING_SESSION.SESSION_ID));
    }
}
