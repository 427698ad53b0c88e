package org.bihuan.access;

import static org.bihuan.schema.access.Tables.RECOVERY_CODE;
import static org.bihuan.schema.access.Tables.SECOND_FACTOR;
import static org.jooq.impl.DSL.row;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.codec.binary.Base32;
import org.bihuan.platform.SealedContents;
import org.bihuan.platform.Secrets;
import org.bihuan.schema.access.tables.records.SecondFactorRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Ids;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The only place that reads and writes second factors; in the caller's transaction. */
@Repository
class SecondFactorRecords implements SealedContents {

    private static final int CODES = 10;
    private static final int CODE_BYTES = 10;
    private static final int HALF = 8;

    private final DSLContext sql;
    private final Secrets secrets;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactorRecords(DSLContext sql, Secrets secrets, Clock clock) {
        this.sql = sql;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Nullable
    SecondFactorRecord find(ZoneKey zone, AccountId account) {
        return sql.selectFrom(SECOND_FACTOR)
                .where(SECOND_FACTOR.ZONE_ID.eq(zone.value()), SECOND_FACTOR.ACCOUNT_ID.eq(account.value()))
                .fetchOne();
    }

    boolean isOn(ZoneKey zone, AccountId account) {
        return sql.fetchExists(
                SECOND_FACTOR,
                SECOND_FACTOR.ZONE_ID.eq(zone.value()),
                SECOND_FACTOR.ACCOUNT_ID.eq(account.value()),
                SECOND_FACTOR.CONFIRMED_AT.isNotNull());
    }

    int codesLeft(ZoneKey zone, AccountId account) {
        return sql.fetchCount(
                RECOVERY_CODE,
                RECOVERY_CODE.ZONE_ID.eq(zone.value()),
                RECOVERY_CODE.ACCOUNT_ID.eq(account.value()),
                RECOVERY_CODE.USED_AT.isNull());
    }

    /** A new secret in place of whatever there was; it counts once it has been confirmed. */
    String begin(ZoneKey zone, AccountId account) {
        delete(zone, account);
        var secret = OneTimePassword.newSecret();
        sql.insertInto(SECOND_FACTOR)
                .set(SECOND_FACTOR.ZONE_ID, zone.value())
                .set(SECOND_FACTOR.ACCOUNT_ID, account.value())
                .set(SECOND_FACTOR.SECRET_SEALED, secrets.seal(secret, purpose(account)))
                .set(SECOND_FACTOR.MADE_AT, clock.instant())
                .set(SECOND_FACTOR.LAST_STEP, -1L)
                .execute();
        return secret;
    }

    /** Whether the code is right and new; it is used up by asking. Recovery codes count only for a factor that is on. */
    boolean use(ZoneKey zone, AccountId account, String typed) {
        var factor = sql.selectFrom(SECOND_FACTOR)
                .where(SECOND_FACTOR.ZONE_ID.eq(zone.value()), SECOND_FACTOR.ACCOUNT_ID.eq(account.value()))
                .forUpdate()
                .fetchOne();
        if (factor == null) {
            return false;
        }
        var plain = typed.replaceAll("[\\s-]", "");
        var secret = secrets.open(factor.getSecretSealed(), purpose(account));
        var step = OneTimePassword.step(secret, plain, clock.instant(), factor.getLastStep());
        if (step.isPresent()) {
            factor.setLastStep(step.getAsLong());
            factor.update();
            return true;
        }
        return factor.getConfirmedAt() != null && useRecoveryCode(zone, account, plain);
    }

    @Override
    public int unreadable(ZoneKey zone) {
        return (int) sql
                .select(SECOND_FACTOR.ACCOUNT_ID, SECOND_FACTOR.SECRET_SEALED)
                .from(SECOND_FACTOR)
                .where(SECOND_FACTOR.ZONE_ID.eq(zone.value()))
                .fetch()
                .stream()
                .filter(row -> !secrets.opens(row.value2(), purpose(new AccountId(row.value1()))))
                .count();
    }

    void confirm(ZoneKey zone, AccountId account) {
        sql.update(SECOND_FACTOR)
                .set(SECOND_FACTOR.CONFIRMED_AT, clock.instant())
                .where(SECOND_FACTOR.ZONE_ID.eq(zone.value()), SECOND_FACTOR.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    /** Ten new codes; those there were are worth nothing from now on. */
    List<String> newCodes(ZoneKey zone, AccountId account) {
        deleteCodes(zone, account);
        var codes = IntStream.range(0, CODES).mapToObj(each -> newCode()).toList();
        sql.insertInto(
                        RECOVERY_CODE,
                        RECOVERY_CODE.ZONE_ID,
                        RECOVERY_CODE.ID,
                        RECOVERY_CODE.ACCOUNT_ID,
                        RECOVERY_CODE.CODE_HASH,
                        RECOVERY_CODE.MADE_AT)
                .valuesOfRows(codes.stream()
                        .map(code ->
                                row(zone.value(), Ids.next(), account.value(), hash(account, code), clock.instant()))
                        .toList())
                .execute();
        return codes.stream()
                .map(code -> code.substring(0, HALF) + "-" + code.substring(HALF))
                .toList();
    }

    void delete(ZoneKey zone, AccountId account) {
        deleteCodes(zone, account);
        sql.deleteFrom(SECOND_FACTOR)
                .where(SECOND_FACTOR.ZONE_ID.eq(zone.value()), SECOND_FACTOR.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    private boolean useRecoveryCode(ZoneKey zone, AccountId account, String plain) {
        return sql.update(RECOVERY_CODE)
                        .set(RECOVERY_CODE.USED_AT, clock.instant())
                        .where(
                                RECOVERY_CODE.ZONE_ID.eq(zone.value()),
                                RECOVERY_CODE.ACCOUNT_ID.eq(account.value()),
                                RECOVERY_CODE.CODE_HASH.eq(hash(account, plain.toUpperCase(Locale.ROOT))),
                                RECOVERY_CODE.USED_AT.isNull())
                        .execute()
                == 1;
    }

    private void deleteCodes(ZoneKey zone, AccountId account) {
        sql.deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.ZONE_ID.eq(zone.value()), RECOVERY_CODE.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    /** 80 random bits, so that a plain hash is enough. */
    private String newCode() {
        var bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        return new Base32().encodeToString(bytes);
    }

    private static String hash(AccountId account, String code) {
        return OneTimePassword.hash(account + ":" + code);
    }

    private static String purpose(AccountId account) {
        return "second-factor:" + account;
    }
}
