package org.bihuan.handover;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts agreed hand-overs in force on their day, from midnight of the zone's time, each in a transaction of its own. */
@Component
class HandoverRounds implements ZoneJob {

    private static final Logger log = LoggerFactory.getLogger(HandoverRounds.class);
    private static final int AT_ONCE = 200;

    private final HandoverRepository handovers;
    private final HandoverEffect effect;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HandoverRounds(HandoverRepository handovers, HandoverEffect effect, TransactionTemplate transaction, Clock clock) {
        this.handovers = handovers;
        this.effect = effect;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "handover-take-effect";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run(ZoneKey zone) {
        List<UUID> due = Objects.requireNonNull(
                transaction.execute(begun -> handovers.due(zone, BusinessZone.today(clock), AT_ONCE)));
        ZoneJob.each(due, id -> {
            effect.take(Viewer.automatic(zone), id);
            log.info("handover due zone={} id={}", zone, id);
        });
    }
}
