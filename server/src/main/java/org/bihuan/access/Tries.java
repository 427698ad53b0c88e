package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.bihuan.schema.access.tables.records.AccountRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the guesses at an account. Each counts as a failure before it is compared and is taken back when it was right, so
 * that however many arrive at once no more than {@value #FAILURES_ALLOWED} are compared. The {@value #FAILURES_ALLOWED}th
 * locks the account for fifteen minutes unless it is right itself; another right one does not lift that lock. Called
 * inside the zone and outside any transaction.
 */
@Component
class Tries {

    static final int FAILURES_ALLOWED = 5;
    static final Duration LOCK = Duration.ofMinutes(15);

    /**
     * A guess that has been counted.
     *
     * @param lockedUntil when the account is locked: the guess must not be compared
     * @param locks until when this very guess locks the account if it is wrong
     */
    record Try(
            AccountRecord account,
            boolean counted,
            @Nullable Instant lockedUntil,
            @Nullable Instant locks) {}

    private final DSLContext sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Tries(DSLContext sql, TransactionTemplate transaction, Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Counts a guess, or tells that the account is locked. */
    Try begin(UUID zone, UUID account) {
        return transaction.execute(begun -> {
            var row = locked(zone, account);
            var now = clock.instant();
            var until = running(row, now);
            if (until != null) {
                return new Try(row, false, until, null);
            }
            var count = row.getFailedCount() + 1;
            var locks = count < FAILURES_ALLOWED ? null : now.plus(LOCK).truncatedTo(ChronoUnit.MICROS);
            write(row, locks == null ? count : 0, locks);
            return new Try(row, true, null, locks);
        });
    }

    /** Somebody another house vouches for guesses nothing. */
    Try vouched(UUID zone, UUID account) {
        return transaction.execute(begun -> {
            var row = locked(zone, account);
            return new Try(row, false, running(row, clock.instant()), null);
        });
    }

    /**
     * The guess was right: it no longer counts.
     *
     * @param clears whether the failures before it are forgotten, too
     * @return until when others have locked the account meanwhile; the guess then opens nothing
     */
    @Nullable
    Instant right(Try right, boolean clears) {
        return transaction.execute(begun -> {
            var row = locked(right.account().getZoneId(), right.account().getId());
            var until = running(row, clock.instant());
            if (until != null && !until.equals(right.locks())) {
                return until;
            }
            var others = right.locks() != null
                    ? FAILURES_ALLOWED - 1
                    : Math.max(0, row.getFailedCount() - (right.counted() ? 1 : 0));
            write(row, clears ? 0 : others, null);
            return null;
        });
    }

    private AccountRecord locked(UUID zone, UUID account) {
        return sql.selectFrom(ACCOUNT)
                .where(ACCOUNT.ZONE_ID.eq(zone), ACCOUNT.ID.eq(account))
                .forNoKeyUpdate()
                .fetchSingle();
    }

    private static @Nullable Instant running(AccountRecord account, Instant now) {
        var until = account.getLockedUntil();
        return until != null && now.isBefore(until) ? until : null;
    }

    private void write(AccountRecord account, int failures, @Nullable Instant lockedUntil) {
        sql.update(ACCOUNT)
                .set(ACCOUNT.FAILED_COUNT, failures)
                .set(ACCOUNT.LOCKED_UNTIL, lockedUntil)
                .where(ACCOUNT.ZONE_ID.eq(account.getZoneId()), ACCOUNT.ID.eq(account.getId()))
                .execute();
    }
}
