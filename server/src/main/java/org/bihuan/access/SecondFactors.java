package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A person's second factor (动态口令): set up with the password, confirmed by a first code, with ten recovery codes shown
 * once. Whoever has lost it all is helped by two administrators ({@link Proposals}).
 */
@Service
public class SecondFactors {

    private static final String ISSUER = "闭环";

    /**
     * @param on since when it is asked for; absent when it is not
     * @param required a role held today demands it
     */
    public record Show(@Nullable Instant on, int recoveryCodesLeft, boolean required) {}

    /** @param picture SVG of a QR code with the secret in it */
    public record Begun(String secret, String address, String picture) {}

    /** Shown once, to be kept apart from the device. */
    public record RecoveryCodes(List<String> codes) {}

    private final DSLContext sql;
    private final AccountRepository accounts;
    private final SecondFactorRecords records;
    private final Viewers viewers;
    private final LogIns logIns;
    private final Sessions sessions;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    SecondFactors(
            DSLContext sql,
            AccountRepository accounts,
            SecondFactorRecords records,
            Viewers viewers,
            LogIns logIns,
            Sessions sessions,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.accounts = accounts;
        this.records = records;
        this.viewers = viewers;
        this.logIns = logIns;
        this.sessions = sessions;
        this.transaction = transaction;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Show of(Viewer viewer) {
        var factor = records.find(viewer.zone(), viewer.account());
        return new Show(
                factor == null ? null : factor.getConfirmedAt(),
                records.codesLeft(viewer.zone(), viewer.account()),
                viewers.needsSecondFactor(viewer.zone(), viewer.account()));
    }

    /** A secret for the authenticator app; until its first code it changes nothing. Never beside a confirmation. */
    public Begun begin(Viewer viewer, String password, LogIns.Origin origin) {
        logIns.mustKnowPassword(viewer, password, origin);
        return Objects.requireNonNull(transaction.execute(begun -> {
            accounts.lock(viewer.zone(), viewer.account());
            mustBe(viewer, false);
            var secret = records.begin(viewer.zone(), viewer.account());
            var address = OneTimePassword.address(ISSUER, login(viewer), secret);
            return new Begun(secret, address, QrPicture.of(address));
        }));
    }

    /** Turns it on; other sessions of the account, opened without it, end. */
    @Transactional
    public RecoveryCodes confirm(Viewer viewer, String code, @Nullable String session) {
        accounts.lock(viewer.zone(), viewer.account());
        mustBe(viewer, false);
        if (!records.use(viewer.zone(), viewer.account(), code)) {
            throw LogIns.wrongCode();
        }
        records.confirm(viewer.zone(), viewer.account());
        var codes = records.newCodes(viewer.zone(), viewer.account());
        sessions.end(viewer.zone(), viewer.account(), session);
        acted(viewer, "account.turn-on-second-factor");
        return new RecoveryCodes(codes);
    }

    /** Ten new recovery codes against password and code; wrong ones count like those at the log-in. */
    public RecoveryCodes renewCodes(Viewer viewer, String password, String code, LogIns.Origin origin) {
        mustProve(viewer, password, code, origin);
        return Objects.requireNonNull(transaction.execute(begun -> {
            acted(viewer, "account.renew-recovery-codes");
            return new RecoveryCodes(records.newCodes(viewer.zone(), viewer.account()));
        }));
    }

    public void turnOff(Viewer viewer, String password, String code, LogIns.Origin origin) {
        if (viewers.needsSecondFactor(viewer.zone(), viewer.account())) {
            throw Problem.conflict("ACCESS-SECOND-FACTOR-REQUIRED", "您的角色要求双因素认证，不能关闭。");
        }
        mustProve(viewer, password, code, origin);
        transaction.executeWithoutResult(begun -> {
            records.delete(viewer.zone(), viewer.account());
            acted(viewer, "account.turn-off-second-factor");
        });
    }

    private void mustProve(Viewer viewer, String password, String code, LogIns.Origin origin) {
        transaction.executeWithoutResult(begun -> mustBe(viewer, true));
        logIns.mustKnowPassword(viewer, password, origin);
        logIns.mustKnowCode(viewer, code, origin);
    }

    private void mustBe(Viewer viewer, boolean on) {
        if (records.isOn(viewer.zone(), viewer.account()) != on) {
            throw on
                    ? Problem.conflict("ACCESS-SECOND-FACTOR-OFF", "尚未启用双因素认证。")
                    : Problem.conflict("ACCESS-SECOND-FACTOR-ON", "双因素认证已启用，如需更换设备请先关闭。");
        }
    }

    private String login(Viewer viewer) {
        return sql.select(ACCOUNT.LOGIN)
                .from(ACCOUNT)
                .where(
                        ACCOUNT.ZONE_ID.eq(viewer.zone().value()),
                        ACCOUNT.ID.eq(viewer.account().value()))
                .fetchSingle()
                .value1();
    }

    private void acted(Viewer viewer, String act) {
        events.publishEvent(new Acted(viewer, act, "account", viewer.account().value(), Map.of()));
    }
}
