package org.bihuan.notice.out;

import java.time.Clock;
import java.time.Duration;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.ZoneKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What has been settled is kept for 90 days with its attempts, then deleted in portions. */
@Component
class DeliveryRetention implements ZoneJob {

    static final Duration KEPT = Duration.ofDays(90);
    private static final int PORTION = 1000;

    private final DeliveryRepository repository;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliveryRetention(DeliveryRepository repository, TransactionTemplate transaction, Clock clock) {
        this.repository = repository;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notice-delete-deliveries";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run(ZoneKey zone) {
        var before = clock.instant().minus(KEPT);
        Integer deleted;
        do {
            deleted = transaction.execute(begun -> repository.deleteSettledBefore(zone, before, PORTION));
        } while (deleted != null && deleted == PORTION);
    }
}
