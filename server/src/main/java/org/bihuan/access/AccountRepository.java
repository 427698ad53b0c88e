package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;

import java.time.Instant;
import java.util.Map;
import org.bihuan.schema.access.tables.records.AccountRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Reads accounts for a decision and writes what was decided. */
@Repository
class AccountRepository {

    private final DSLContext sql;

    AccountRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Locks the account until the transaction ends, so that two administrators do not decide at once. */
    AccountRecord lock(ZoneKey zone, AccountId id) {
        return sql.selectFrom(ACCOUNT)
                .where(ACCOUNT.ZONE_ID.eq(zone.value()), ACCOUNT.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(AccountRepository::missing);
    }

    /** As {@link #lock}, and refuses with {@code ACCESS-STALE} when somebody was faster. */
    AccountRecord lock(ZoneKey zone, AccountId id, int version) {
        var account = lock(zone, id);
        if (account.getVersion() != version) {
            throw Problem.conflict("ACCESS-STALE", "他人刚刚修改过，请核对最新内容后再保存。")
                    .with("current", Map.of("version", account.getVersion()));
        }
        return account;
    }

    void write(AccountRecord account, Map<Field<?>, ?> values) {
        sql.update(ACCOUNT)
                .set(values)
                .set(ACCOUNT.VERSION, account.getVersion() + 1)
                .where(
                        ACCOUNT.ZONE_ID.eq(account.getZoneId()),
                        ACCOUNT.ID.eq(account.getId()),
                        ACCOUNT.VERSION.eq(account.getVersion()))
                .execute();
    }

    void writePassword(AccountRecord account, String hash, boolean mustChange, Instant now) {
        sql.update(ACCOUNT)
                .set(ACCOUNT.PASSWORD_HASH, hash)
                .set(ACCOUNT.PASSWORD_CHANGED_AT, now)
                .set(ACCOUNT.MUST_CHANGE_PASSWORD, mustChange)
                .set(ACCOUNT.FAILED_COUNT, 0)
                .setNull(ACCOUNT.LOCKED_UNTIL)
                .set(ACCOUNT.VERSION, account.getVersion() + 1)
                .where(ACCOUNT.ZONE_ID.eq(account.getZoneId()), ACCOUNT.ID.eq(account.getId()))
                .execute();
    }

    void mustExist(ZoneKey zone, AccountId id) {
        if (!sql.fetchExists(ACCOUNT, ACCOUNT.ZONE_ID.eq(zone.value()), ACCOUNT.ID.eq(id.value()))) {
            throw missing();
        }
    }

    private static Problem missing() {
        return Problem.missing("ACCESS-ACCOUNT-MISSING", "没有这个账号，请刷新后重选。");
    }
}
