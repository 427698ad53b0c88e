package org.bihuan.audit;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.shared.Acted;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks the chain of seals from its beginning and finds the first place where it no longer holds. */
@Service
public class AuditChain {

    private static final int SEALS_AT_ONCE = 200;

    /** What is wrong at the first broken place. */
    public enum Damage {
        /** A record was changed after it was sealed. */
        RECORD_ALTERED,
        /** A sealed record is gone. */
        RECORD_MISSING,
        /** A seal or what it remembers was changed. */
        SEAL_ALTERED,
        /** A seal is gone. */
        SEAL_MISSING,
        /** A record bears a time long sealed and lies under no seal: it was slipped in. */
        RECORD_SLIPPED_IN
    }

    public record Break(
            Damage damage, long sealNumber, @Nullable UUID recordId) {}

    /** How far the chain was walked, and where it breaks, if it does. */
    public record Verification(
            boolean sound,
            long seals,
            long records,
            @Nullable Break first) {}

    /** The chain at a glance, unverified. */
    public record State(@Nullable AuditSeal head, long sealed, long unsealed) {}

    private final SealRepository seals;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    AuditChain(SealRepository seals, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.seals = seals;
        this.transaction = transaction;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public State state(Viewer viewer) {
        viewer.mustHave(Permit.AUDIT_READ);
        return new State(
                seals.last(viewer.zone()).orElse(null),
                seals.countSealed(viewer.zone()),
                seals.countUnsealed(viewer.zone(), null));
    }

    /** As the auditor asks; that it was asked, and the answer, is itself recorded. */
    public Verification verify(Viewer viewer) {
        viewer.mustHave(Permit.AUDIT_READ);
        var verification = verify(viewer.zone());
        transaction.executeWithoutResult(begun -> events.publishEvent(new Acted(
                viewer,
                "audit.verify",
                "audit",
                null,
                Map.of("sound", verification.sound(), "seals", verification.seals()))));
        return verification;
    }

    /** Reads a few hundred seals at a time, so that a long chain holds no long transaction. */
    Verification verify(ZoneKey zone) {
        var walk = new Walk();
        try {
            return CurrentZone.call(zone, () -> {
                while (walk.broken == null && Objects.requireNonNull(transaction.execute(begun -> some(zone, walk)))) {
                    // Each round walks on from the last seal reached.
                }
                if (walk.broken == null) {
                    walk.broken = transaction.execute(begun -> beyond(zone, walk));
                }
                return new Verification(walk.broken == null, walk.number, walk.records, walk.broken);
            });
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static final class Walk {
        private long number;
        private long records;
        private String hash = AuditSealing.BEGINNING;
        private @Nullable AuditSeal last;
        private @Nullable Break broken;
    }

    private boolean some(ZoneKey zone, Walk walk) {
        var next = seals.after(zone, walk.number, SEALS_AT_ONCE);
        for (var seal : next) {
            walk.broken = judge(zone, walk, seal);
            if (walk.broken != null) {
                return false;
            }
            walk.number = seal.number();
            walk.records += seal.recordCount();
            walk.hash = seal.hash();
            walk.last = seal;
        }
        return !next.isEmpty();
    }

    private @Nullable Break judge(ZoneKey zone, Walk walk, AuditSeal seal) {
        if (seal.number() != walk.number + 1) {
            return new Break(Damage.SEAL_MISSING, walk.number + 1, null);
        }
        if (!seal.previousHash().equals(walk.hash)) {
            return new Break(Damage.SEAL_ALTERED, seal.number(), null);
        }
        var digests = new ArrayList<String>();
        for (var entry : seals.entries(zone, seal.number())) {
            if (entry.record() == null) {
                return new Break(Damage.RECORD_MISSING, seal.number(), entry.recordId());
            }
            if (!Fingerprint.of(entry.record(), seal.algorithm()).equals(entry.digest())) {
                return new Break(Damage.RECORD_ALTERED, seal.number(), entry.recordId());
            }
            digests.add(entry.digest());
        }
        var hash = Fingerprint.of(
                seal.number(), seal.firstAt(), seal.lastAt(), seal.algorithm(), seal.previousHash(), digests);
        return hash.equals(seal.hash()) && digests.size() == seal.recordCount()
                ? null
                : new Break(Damage.SEAL_ALTERED, seal.number(), null);
    }

    /** What lies beyond the last seal: entries of seals that are gone, records too old to be unsealed. */
    private @Nullable Break beyond(ZoneKey zone, Walk walk) {
        long claimed = seals.highestClaimed(zone).orElse(0L);
        if (claimed > walk.number) {
            return new Break(Damage.SEAL_MISSING, walk.number + 1, null);
        }
        if (walk.last == null) {
            return null;
        }
        var slipped = seals.unsealed(zone, null, 1);
        var latest = walk.last.lastAt().minus(AuditSealing.LATEST);
        return slipped.isEmpty() || !slipped.getFirst().getAt().isBefore(latest)
                ? null
                : new Break(
                        Damage.RECORD_SLIPPED_IN,
                        walk.number,
                        slipped.getFirst().getId());
    }
}
