package org.bihuan.likeness;

import static org.bihuan.schema.likeness.Tables.PROPOSAL;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bihuan.matter.MatterEvent;
import org.bihuan.matter.MatterHappened;
import org.bihuan.matter.MatterState;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * When to look: at each opening at once; at whole ledgers, which raise no event a row, in the background. A proposal lapses
 * when one of its two is closed, reopened or cancelled otherwise.
 */
@Component
class LikenessRounds implements ZoneJob {

    private static final int MOST_PAGES = 20;

    private final DSLContext sql;
    private final Findings findings;
    private final Clock clock;

    LikenessRounds(DSLContext sql, Findings findings, Clock clock) {
        this.sql = sql;
        this.findings = findings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "likeness-propose";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(2);
    }

    @Override
    public void run(ZoneKey zone) {
        for (int page = 0; page < MOST_PAGES; page++) {
            if (!findings.goOn(zone)) {
                return;
            }
        }
    }

    @EventListener
    void on(MatterHappened happened) {
        if (happened.event() instanceof MatterEvent.Opened) {
            findings.propose(happened.by().zone(), List.of(happened.matter()));
        } else if (happened.from() != null
                && happened.from().isLive() != happened.to().isLive()) {
            lapse(happened, gone(happened));
        }
    }

    /** What can no longer be accepted: a matter closed is no duplicate's, and one reopened has not come back. */
    private static Condition gone(MatterHappened happened) {
        var other = PROPOSAL.OTHER_ID.eq(happened.matter().value());
        if (happened.to().isLive()) {
            return other.and(PROPOSAL.KIND.eq(LikenessList.Kind.RECURRENCE.name()));
        }
        var gone = happened.to() == MatterState.CANCELLED
                ? other
                : other.and(PROPOSAL.KIND.eq(LikenessList.Kind.DUPLICATE.name()));
        return PROPOSAL.MATTER_ID.eq(happened.matter().value()).or(gone);
    }

    private void lapse(MatterHappened happened, Condition gone) {
        sql.update(PROPOSAL)
                .set(PROPOSAL.OUTCOME, LikenessList.Outcome.LAPSED.name())
                .set(PROPOSAL.DECIDED_AT, clock.instant())
                .where(PROPOSAL.ZONE_ID.eq(happened.by().zone().value()), gone, PROPOSAL.OUTCOME.isNull())
                .execute();
    }
}
