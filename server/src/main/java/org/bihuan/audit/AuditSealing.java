package org.bihuan.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.bihuan.platform.ZoneJob;
import org.bihuan.schema.audit.tables.records.RecordRecord;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals what is not yet sealed, batch by batch, each in a transaction of its own. Records are named by the seal, not
 * bounded by a time, because a long transaction's record appears later than younger ones.
 */
@Component
class AuditSealing implements ZoneJob {

    static final String BEGINNING = "0";
    private static final Logger log = LoggerFactory.getLogger(AuditSealing.class);
    private static final int BATCH = 1000;
    /** No transaction of ours is open this long; older unsealed records were slipped in and the check reports them. */
    static final Duration LATEST = Duration.ofHours(6);
    /** Ids in their written form sort as PostgreSQL sorts them. */
    private static final Comparator<UUID> AS_WRITTEN = Comparator.comparing(UUID::toString);

    private final SealRepository seals;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final DigestAlgorithm algorithm;

    AuditSealing(
            SealRepository seals,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${bihuan.audit.digest:SHA-256}") String algorithm) {
        this.seals = seals;
        this.transaction = transaction;
        this.clock = clock;
        this.algorithm = DigestAlgorithm.of(algorithm);
    }

    @Override
    public String name() {
        return "audit-seal";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run(ZoneKey zone) {
        int sealed;
        do {
            sealed = Objects.requireNonNull(transaction.execute(begun -> sealBatch(zone)));
        } while (sealed == BATCH);
    }

    private int sealBatch(ZoneKey zone) {
        var last = seals.last(zone);
        var since = last.map(seal -> seal.lastAt().minus(LATEST)).orElse(null);
        var records = seals.unsealed(zone, since, BATCH);
        if (records.isEmpty()) {
            return 0;
        }
        var digests = new TreeMap<UUID, String>(AS_WRITTEN);
        records.forEach(record -> digests.put(record.getId(), Fingerprint.of(record, algorithm)));
        var seal = next(last.orElse(null), records, List.copyOf(digests.values()));
        seals.insert(zone, seal, digests);
        // The head of the chain in a place that the database does not hold.
        log.info("audit sealed zone={} seal={} records={} hash={}", zone, seal.number(), records.size(), seal.hash());
        return records.size();
    }

    private AuditSeal next(@Nullable AuditSeal last, List<RecordRecord> records, List<String> digests) {
        long number = last == null ? 1 : last.number() + 1;
        var previous = last == null ? BEGINNING : last.hash();
        var firstAt = records.getFirst().getAt();
        var lastAt = records.getLast().getAt();
        return new AuditSeal(
                number,
                clock.instant(),
                records.size(),
                firstAt,
                lastAt,
                algorithm,
                previous,
                Fingerprint.of(number, firstAt, lastAt, algorithm, previous, digests));
    }
}
