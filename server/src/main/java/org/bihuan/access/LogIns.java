package org.bihuan.access;

import static org.bihuan.schema.platform.Tables.LOGIN;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.bihuan.access.Tries.Try;
import org.bihuan.schema.access.tables.records.AccountRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Logging in: five failures lock an account for fifteen minutes; every try leaves a record, also one on an unknown name;
 * the answer never tells whether the name or the password was wrong.
 */
@Service
public class LogIns {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private final DSLContext sql;
    private final Passwords passwords;
    private final TransactionTemplate transaction;
    private final Throttle throttle;
    private final SecondFactorRecords factors;
    private final LogInRecords records;
    private final Tries tries;
    private final Clock clock;

    LogIns(
            DSLContext sql,
            Passwords passwords,
            TransactionTemplate transaction,
            Throttle throttle,
            SecondFactorRecords factors,
            LogInRecords records,
            Tries tries,
            Clock clock) {
        this.sql = sql;
        this.passwords = passwords;
        this.transaction = transaction;
        this.throttle = throttle;
        this.factors = factors;
        this.records = records;
        this.tries = tries;
        this.clock = clock;
    }

    /** Where a try comes from, for the log-in log. */
    public record Origin(String address, String agent) {}

    /**
     * Whose log-in it is, and whether the second factor is still to be asked for.
     */
    public record Entry(SessionAccount account, boolean needsCode) {}

    /**
     * The account to put into the session, once its code is known too; or a refusal: {@code ACCESS-BAD-CREDENTIALS},
     * {@code ACCESS-LOCKED}, {@code ACCESS-TOO-OFTEN}.
     */
    public Entry logIn(String login, String password, Origin origin) {
        throttle.mustAllow(origin.address());
        try {
            return logInFrom(login, password, origin);
        } catch (Problem refused) {
            throttle.failed(origin.address());
            throw refused;
        }
    }

    /**
     * The second step: a one-time password or a recovery code. Wrong ones count like wrong passwords and lock the
     * account; knowing the password does not clear the count.
     */
    public void finish(SessionAccount account, String code, Origin origin) {
        throttle.mustAllow(origin.address());
        CurrentZone.run(account.zone(), () -> {
            var now = clock.instant();
            var tried = tries.begin(account.zoneId(), account.accountId());
            mustBeOpen(tried, origin, now);
            if (!knows(account.zone(), account.account(), code)) {
                throttle.failed(origin.address());
                records.settle(tried.account(), "BAD_CODE", origin, now);
                throw Problem.unauthenticated("ACCESS-CODE-WRONG", "动态口令或恢复码不正确，或已用过。连续错误 5 次将锁定 15 分钟。");
            }
            passes(tried, "SUCCEEDED", origin, now);
        });
    }

    /**
     * Somebody another house vouches for: the account bound to that identity, if it is neither disabled nor locked.
     *
     * @param known what is bound; absent for an identity nobody has bound
     */
    public Entry vouchedFor(@Nullable SessionAccount known, String subject, Origin origin) {
        throttle.mustAllow(origin.address());
        if (known == null) {
            throttle.failed(origin.address());
            records.recordUnknown(subject, origin);
            throw Problem.unauthenticated("ACCESS-IDENTITY-UNBOUND", "该统一身份尚未绑定账号，请用账号密码登录后在“通知与安全”中绑定。");
        }
        try {
            return CurrentZone.call(known.zone(), () -> {
                var now = clock.instant();
                var vouched = tries.vouched(known.zoneId(), known.accountId());
                mustBeOpen(vouched, origin, now);
                return entered(vouched, origin, now);
            });
        } catch (Problem refused) {
            throw refused;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Refuses a wrong code of one's own second factor, and counts it as a wrong password is. */
    void mustKnowCode(Viewer viewer, String code, Origin origin) {
        mustProve(viewer, origin, account -> knows(viewer.zone(), viewer.account(), code), wrongCode());
    }

    /**
     * Refuses who does not know the present password of the account, and counts it: after five failures the account is
     * locked for log-ins and for this. Inside the zone, outside any transaction, since the count outlives the refusal.
     */
    void mustKnowPassword(Viewer viewer, String password, Origin origin) {
        mustProve(viewer, origin, account -> passwords.matches(password, account.getPasswordHash()), wrongPassword());
    }

    private void mustProve(Viewer viewer, Origin origin, Predicate<AccountRecord> right, Problem wrong) {
        throttle.mustAllow(origin.address());
        var tried = tries.begin(viewer.zone().value(), viewer.account().value());
        mustNotBeLocked(tried.lockedUntil());
        if (!right.test(tried.account())) {
            throttle.failed(origin.address());
            throw wrong;
        }
        mustNotBeLocked(tries.right(tried, false));
    }

    private static void mustNotBeLocked(@Nullable Instant until) {
        if (until != null) {
            throw Problem.tooOften("ACCESS-LOCKED", lockedText(until)).with("until", until.toString());
        }
    }

    /** Leaves the record of a log-out that has happened; must be called inside the zone. */
    public void loggedOut(SessionAccount session, Origin origin) {
        records.loggedOut(session, origin);
    }

    private Entry logInFrom(String login, String password, Origin origin) {
        var found = sql.selectFrom(LOGIN)
                .where(LOGIN.LOGIN_.eq(login.strip().toLowerCase(Locale.ROOT)))
                .fetchOne();
        if (found == null) {
            passwords.spendTheTime(password);
            records.recordUnknown(login, origin);
            throw badCredentials();
        }
        try {
            return CurrentZone.call(
                    new ZoneKey(found.getZoneId()),
                    () -> attempt(found.getZoneId(), found.getAccountId(), password, origin));
        } catch (Problem refused) {
            throw refused;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Entry attempt(UUID zone, UUID id, String password, Origin origin) {
        var now = clock.instant();
        var tried = tries.begin(zone, id);
        var account = tried.account();
        var lockedUntil = tried.lockedUntil();
        if (lockedUntil != null) {
            passwords.spendTheTime(password);
            records.settle(account, "LOCKED", origin, now);
            throw locked(lockedUntil);
        }
        var right = passwords.matches(password, account.getPasswordHash());
        if (account.getDisabledAt() != null) {
            var unused = tries.right(tried, false);
            records.settle(account, "DISABLED", origin, now);
            throw badCredentials();
        }
        if (!right) {
            records.settle(account, "BAD_PASSWORD", origin, now);
            throw badCredentials();
        }
        return entered(tried, origin, now);
    }

    /** In, or to the second step. */
    private Entry entered(Try tried, Origin origin, Instant now) {
        var account = tried.account();
        var session = new SessionAccount(account.getZoneId(), account.getId());
        var needsCode =
                Boolean.TRUE.equals(transaction.execute(status -> factors.isOn(session.zone(), session.account())));
        passes(tried, needsCode ? "CODE_ASKED" : "SUCCEEDED", origin, now);
        return new Entry(session, needsCode);
    }

    /** Unless wrong guesses made at the same time have locked the account. */
    private void passes(Try tried, String outcome, Origin origin, Instant now) {
        var until = tries.right(tried, outcome.equals("SUCCEEDED"));
        records.settle(tried.account(), until == null ? outcome : "LOCKED", origin, now);
        if (until != null) {
            throw locked(until);
        }
    }

    private boolean knows(ZoneKey zone, AccountId account, String code) {
        return Boolean.TRUE.equals(transaction.execute(status -> factors.use(zone, account, code)));
    }

    private void mustBeOpen(Try tried, Origin origin, Instant now) {
        var account = tried.account();
        var lockedUntil = tried.lockedUntil();
        if (lockedUntil != null) {
            records.settle(account, "LOCKED", origin, now);
            throw locked(lockedUntil);
        }
        if (account.getDisabledAt() != null) {
            var unused = tries.right(tried, false);
            records.settle(account, "DISABLED", origin, now);
            throw Problem.unauthenticated("ACCESS-DISABLED", "该账号已停用，请联系系统管理员。");
        }
    }

    private static Problem badCredentials() {
        return Problem.unauthenticated("ACCESS-BAD-CREDENTIALS", "登录名或密码不正确。连续错误 5 次将锁定 15 分钟。");
    }

    static Problem wrongPassword() {
        return Problem.field("current", "ACCESS-PASSWORD-WRONG", "原密码不正确。连续错误 5 次将锁定 15 分钟。");
    }

    static Problem wrongCode() {
        return Problem.field("code", "ACCESS-CODE-WRONG", "动态口令不正确或已用过，请核对设备时间，等下一个口令再试。");
    }

    private static Problem locked(Instant until) {
        return Problem.unauthenticated("ACCESS-LOCKED", lockedText(until)).with("until", until.toString());
    }

    private static String lockedText(Instant until) {
        var time = HOUR.format(until.atZone(BusinessZone.SHANGHAI));
        return "密码或动态口令连续输错，账号已锁定，请于 " + time + " 后再试，或联系系统管理员解锁。";
    }
}
