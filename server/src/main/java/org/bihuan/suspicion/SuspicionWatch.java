package org.bihuan.suspicion;

import static org.bihuan.schema.suspicion.Tables.LOOK;

import java.time.Clock;
import java.util.UUID;
import org.bihuan.matter.MatterEvent;
import org.bihuan.matter.MatterHappened;
import org.bihuan.shared.Ids;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes down that a report has come in; it is looked at afterwards, so that nothing found or failing can hold it up. */
@Component
class SuspicionWatch {

    private final DSLContext sql;
    private final ReportHistory history;
    private final Clock clock;

    SuspicionWatch(DSLContext sql, ReportHistory history, Clock clock) {
        this.sql = sql;
        this.history = history;
        this.clock = clock;
    }

    @EventListener
    void on(MatterHappened happened) {
        if (!(happened.event() instanceof MatterEvent.Reported reported)
                || reported.evidence().isEmpty()) {
            return;
        }
        var by = happened.by();
        var seq = history.lastSeq(by.zone(), happened.matter().value());
        if (seq == null) {
            return;
        }
        sql.insertInto(LOOK)
                .set(LOOK.ZONE_ID, by.zone().value())
                .set(LOOK.ID, Ids.next())
                .set(LOOK.MATTER_ID, happened.matter().value())
                .set(LOOK.SEQ, seq)
                .set(LOOK.FILES, reported.evidence().toArray(UUID[]::new))
                .set(
                        LOOK.UNIT_ID,
                        happened.leadUnit() == null ? null : happened.leadUnit().value())
                .set(LOOK.REPORTED_BY, by.account().value())
                .set(LOOK.REPORTED_FOR, by.behalf().value())
                .set(LOOK.REPORTED_AT, clock.instant())
                .set(LOOK.ATTEMPTS, 0)
                .onConflictDoNothing()
                .execute();
    }
}
