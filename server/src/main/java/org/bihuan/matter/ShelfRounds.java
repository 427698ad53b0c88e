package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** On the review date of a shelved matter its timeline says so, and the supervising office is told, once a date. */
@Component
class ShelfRounds implements ZoneJob {

    private static final int MOST_A_ROUND = 200;

    private final DSLContext sql;
    private final TransactionTemplate transaction;
    private final ShelfReminder reminder;
    private final Clock clock;

    ShelfRounds(DSLContext sql, TransactionTemplate transaction, ShelfReminder reminder, Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.reminder = reminder;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "matter-review-shelf";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    /** The step clock of a shelved matter ends with its review date; its step begins when it is shelved or kept there. */
    @Override
    public void run(ZoneKey zone) {
        var endOfToday = BusinessZone.endOf(BusinessZone.today(clock));
        var due = transaction.execute(status -> sql.select(MATTER_.ID)
                .from(MATTER_)
                .where(
                        MATTER_.ZONE_ID.eq(zone.value()),
                        MATTER_.STATE.eq(inline(MatterState.SHELVED.name())),
                        MATTER_.STEP_DUE_AT.le(endOfToday),
                        notExists(selectOne()
                                .from(MATTER_EVENT)
                                .where(
                                        MATTER_EVENT.ZONE_ID.eq(zone.value()),
                                        MATTER_EVENT.MATTER_ID.eq(MATTER_.ID),
                                        MATTER_EVENT.EVENT.eq(inline("ReviewDue")),
                                        MATTER_EVENT.AT.ge(MATTER_.STEP_STARTED_AT))))
                .orderBy(MATTER_.STEP_DUE_AT, MATTER_.ID)
                .limit(MOST_A_ROUND)
                .fetch(row -> new MatterId(row.value1())));
        ZoneJob.each(Objects.requireNonNull(due), id -> reminder.remind(zone, id));
    }
}
