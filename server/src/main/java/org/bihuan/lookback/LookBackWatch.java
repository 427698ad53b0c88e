package org.bihuan.lookback;

import static org.bihuan.schema.lookback.Tables.FALSE_REPORT;
import static org.bihuan.schema.lookback.Tables.TASK;

import java.time.Clock;
import org.bihuan.matter.CircleEvent;
import org.bihuan.matter.Conclusion;
import org.bihuan.matter.MatterEvent;
import org.bihuan.matter.MatterHappened;
import org.bihuan.matter.MatterReviews;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a matter meanwhile: reopened, nobody need look back; verified as false, a second person decides. */
@Component
class LookBackWatch {

    private final DSLContext sql;
    private final MatterReviews reviews;
    private final FalseReports falseReports;
    private final Clock clock;

    LookBackWatch(DSLContext sql, MatterReviews reviews, FalseReports falseReports, Clock clock) {
        this.sql = sql;
        this.reviews = reviews;
        this.falseReports = falseReports;
        this.clock = clock;
    }

    @EventListener
    void on(MatterHappened happened) {
        if (happened.event() instanceof MatterEvent.Reopened) {
            drop(happened);
        }
        if (happened.event() instanceof MatterEvent.Verified verified
                && verified.conclusion() == Conclusion.FALSE_RECTIFICATION) {
            falseReports.raise(happened.by(), happened.matter(), verified.opinion(), null);
        }
        if (happened.event() instanceof CircleEvent.Restricted) {
            veil(happened);
        }
    }

    /** What was written down before few could know of the matter. */
    private void veil(MatterHappened happened) {
        var zone = happened.by().zone().value();
        var matter = happened.matter().value();
        sql.update(TASK)
                .set(TASK.TITLE, happened.title())
                .where(TASK.ZONE_ID.eq(zone), TASK.MATTER_ID.eq(matter))
                .execute();
        sql.update(FALSE_REPORT)
                .set(FALSE_REPORT.TITLE, happened.title())
                .where(FALSE_REPORT.ZONE_ID.eq(zone), FALSE_REPORT.MATTER_ID.eq(matter))
                .execute();
    }

    private void drop(MatterHappened happened) {
        int dropped = sql.update(TASK)
                .set(TASK.OUTCOME, LookBacks.Outcome.DROPPED.name())
                .set(TASK.SETTLED_BY, happened.by().account().value())
                .set(TASK.SETTLED_AT, clock.instant())
                .set(TASK.VERSION, TASK.VERSION.plus(1))
                .where(
                        TASK.ZONE_ID.eq(happened.by().zone().value()),
                        TASK.MATTER_ID.eq(happened.matter().value()),
                        TASK.OUTCOME.isNull())
                .execute();
        if (dropped > 0) {
            reviews.appoint(happened.by().zone(), happened.matter(), null);
        }
    }
}
