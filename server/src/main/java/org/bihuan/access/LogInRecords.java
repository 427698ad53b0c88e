package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.access.Tables.LOGIN_RECORD;
import static org.bihuan.schema.platform.Tables.LOGIN;
import static org.jooq.impl.DSL.min;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.bihuan.schema.access.tables.records.AccountRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.LogInTried;
import org.bihuan.shared.SessionsEnded;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The records of log-ins: every try leaves one, in a transaction of its own, since it outlives the refusal. */
@Repository
class LogInRecords {

    /** As long as a log-in name may be. */
    private static final int LONGEST_NAME = 50;

    private final DSLContext sql;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LogInRecords(DSLContext sql, TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Leaves the record of a log-out that has happened; must be called inside the zone. */
    void loggedOut(SessionAccount session, LogIns.Origin origin) {
        transaction.executeWithoutResult(status -> {
            record(session.zoneId(), session.accountId(), "LOGGED_OUT", origin, clock.instant());
            events.publishEvent(new SessionsEnded(session.zone(), session.account()));
        });
    }

    /** Leaves the record of a try, whatever the answer will be. */
    void settle(AccountRecord account, String outcome, LogIns.Origin origin, Instant now) {
        transaction.executeWithoutResult(status -> {
            if (outcome.equals("SUCCEEDED")) {
                sql.update(ACCOUNT)
                        .set(ACCOUNT.LAST_LOGIN_AT, now)
                        .where(ACCOUNT.ZONE_ID.eq(account.getZoneId()), ACCOUNT.ID.eq(account.getId()))
                        .execute();
            }
            record(account.getZoneId(), account.getId(), outcome, origin, now);
        });
    }

    private void record(UUID zone, UUID account, String outcome, LogIns.Origin origin, Instant now) {
        sql.insertInto(LOGIN_RECORD)
                .set(LOGIN_RECORD.ZONE_ID, zone)
                .set(LOGIN_RECORD.ID, Ids.next())
                .set(LOGIN_RECORD.AT, now)
                .set(LOGIN_RECORD.ACCOUNT_ID, account)
                .set(LOGIN_RECORD.OUTCOME, outcome)
                .set(LOGIN_RECORD.ADDRESS, shortened(origin.address()))
                .set(LOGIN_RECORD.AGENT, shortened(origin.agent()))
                .execute();
        if (outcome.equals("CODE_ASKED")) {
            return;
        }
        var login = sql.select(ACCOUNT.LOGIN)
                .from(ACCOUNT)
                .where(ACCOUNT.ZONE_ID.eq(zone), ACCOUNT.ID.eq(account))
                .fetchSingle()
                .value1();
        events.publishEvent(
                new LogInTried(new ZoneKey(zone), new AccountId(account), login, outcome, shortened(origin.address())));
    }

    /**
     * A name nobody has belongs to no zone; the try is kept by the first zone of the installation, whose auditor watches
     * the common door.
     */
    void recordUnknown(String typed, LogIns.Origin origin) {
        var first = sql.select(min(LOGIN.ZONE_ID.cast(SQLDataType.VARCHAR)))
                .from(LOGIN)
                .fetchOne(0, String.class);
        if (first == null) {
            return;
        }
        var zone = UUID.fromString(first);
        CurrentZone.run(
                new ZoneKey(zone),
                () -> transaction.executeWithoutResult(status -> sql.insertInto(LOGIN_RECORD)
                        .set(LOGIN_RECORD.ZONE_ID, zone)
                        .set(LOGIN_RECORD.ID, Ids.next())
                        .set(LOGIN_RECORD.AT, clock.instant())
                        .set(LOGIN_RECORD.TYPED_LOGIN, typedName(typed))
                        .set(LOGIN_RECORD.OUTCOME, "UNKNOWN_NAME")
                        .set(LOGIN_RECORD.ADDRESS, shortened(origin.address()))
                        .set(LOGIN_RECORD.AGENT, shortened(origin.agent()))
                        .execute()));
    }

    private static String typedName(String typed) {
        var plain = typed.strip().replaceAll("\\p{Cntrl}", "·");
        return plain.codePointCount(0, plain.length()) <= LONGEST_NAME
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_NAME));
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200);
    }
}
