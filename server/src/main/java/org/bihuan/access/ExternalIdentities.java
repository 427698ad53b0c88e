package org.bihuan.access;

import static org.bihuan.schema.access.Tables.EXTERNAL_IDENTITY;
import static org.bihuan.schema.platform.Tables.EXTERNAL_LOGIN;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which account an identity of the provider belongs to: by its stable id (sub), never by a name or a telephone number.
 * Owners bind their own after logging in on both sides; a system administrator binds those of others; of
 * administrators' accounts only what one has proposed and a second one approved.
 */
@Service
public class ExternalIdentities {

    private static final int LONGEST = 255;

    /** What is bound to an account. */
    public record Bound(String issuer, String subject, Instant at) {}

    private final DSLContext sql;
    private final AccountRepository accounts;
    private final Duties duties;
    private final SingleSignOn provider;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExternalIdentities(
            DSLContext sql,
            AccountRepository accounts,
            Duties duties,
            SingleSignOn provider,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.duties = duties;
        this.provider = provider;
        this.events = events;
        this.clock = clock;
    }

    /** The account of an identity, of whatever zone; nothing when nobody has bound it. Outside any zone. */
    public @Nullable SessionAccount find(String issuer, String subject) {
        return sql.selectFrom(EXTERNAL_LOGIN)
                .where(EXTERNAL_LOGIN.ISSUER.eq(issuer), EXTERNAL_LOGIN.SUBJECT.eq(subject))
                .fetchOne(row -> new SessionAccount(row.getZoneId(), row.getAccountId()));
    }

    @Transactional(readOnly = true)
    public @Nullable Bound of(Viewer viewer) {
        return bound(viewer.zone(), viewer.account());
    }

    /** Binds what the provider has just vouched for to the account the same browser is logged in with. */
    @Transactional
    public void bindOwn(Viewer viewer, String issuer, String subject) {
        bind(viewer, viewer.account(), issuer, subject);
    }

    @Transactional
    public void unbindOwn(Viewer viewer) {
        unbind(viewer, viewer.account());
    }

    /** What is bound to another's account, for whoever administers accounts. */
    @Transactional(readOnly = true)
    public @Nullable Bound of(Viewer viewer, AccountId account) {
        if (!viewer.may(Permit.ROLE_EDIT)) {
            viewer.mustHave(Permit.ACCOUNT_EDIT);
        }
        accounts.mustExist(viewer.zone(), account);
        return bound(viewer.zone(), account);
    }

    @Transactional
    public void bindFor(Viewer viewer, AccountId account, String subject) {
        mustAdminister(viewer, account);
        bind(viewer, account, provider.issuer(), bindable(viewer.zone(), account, subject));
    }

    /** The subject as it would be bound to the account; refuses what cannot be. */
    String bindable(ZoneKey zone, AccountId account, @Nullable String subject) {
        if (!provider.isOn()) {
            throw Problem.conflict("ACCESS-SSO-OFF", "系统未配置统一身份认证。");
        }
        var plain = subject == null ? "" : subject.strip();
        if (plain.isEmpty() || plain.length() > LONGEST || plain.chars().anyMatch(Character::isISOControl)) {
            throw Problem.field("subject", "ACCESS-SUBJECT-MALFORMED", "统一身份标识不正确，请从身份系统复制该用户的唯一标识（sub）。");
        }
        if (bound(zone, account) != null) {
            throw alreadyBound();
        }
        return plain;
    }

    /** What two administrators have agreed on. */
    void bindAgreed(Viewer viewer, AccountId account, @Nullable String subject) {
        bind(viewer, account, provider.issuer(), bindable(viewer.zone(), account, subject));
    }

    void unbindAgreed(Viewer viewer, AccountId account) {
        unbind(viewer, account);
    }

    void mustBeBound(ZoneKey zone, AccountId account) {
        if (bound(zone, account) == null) {
            throw notBound();
        }
    }

    @Transactional
    public void unbindFor(Viewer viewer, AccountId account) {
        mustAdminister(viewer, account);
        unbind(viewer, account);
    }

    private void mustAdminister(Viewer viewer, AccountId account) {
        viewer.mustHave(Permit.ACCOUNT_EDIT);
        var unused = accounts.lock(viewer.zone(), account);
        if (viewer.account().equals(account)
                || duties.isAdministrator(viewer.zone(), account, BusinessZone.today(clock))) {
            throw Problem.conflict("ACCESS-OWNER-BINDS", "管理员账号由本人登录后在“通知与安全”中绑定，或提出申请由另一名管理员复核。");
        }
    }

    private void bind(Viewer viewer, AccountId account, String issuer, String subject) {
        if (bound(viewer.zone(), account) != null) {
            throw alreadyBound();
        }
        var entered = sql.insertInto(EXTERNAL_LOGIN)
                .columns(
                        EXTERNAL_LOGIN.ISSUER,
                        EXTERNAL_LOGIN.SUBJECT,
                        EXTERNAL_LOGIN.ZONE_ID,
                        EXTERNAL_LOGIN.ACCOUNT_ID)
                .values(issuer, subject, viewer.zone().value(), account.value())
                .onConflict(EXTERNAL_LOGIN.ISSUER, EXTERNAL_LOGIN.SUBJECT)
                .doNothing()
                .execute();
        if (entered == 0) {
            throw Problem.conflict("ACCESS-IDENTITY-TAKEN", "该统一身份已绑定其他账号，请先在那个账号上解除绑定。");
        }
        sql.insertInto(EXTERNAL_IDENTITY)
                .set(EXTERNAL_IDENTITY.ZONE_ID, viewer.zone().value())
                .set(EXTERNAL_IDENTITY.ID, Ids.next())
                .set(EXTERNAL_IDENTITY.ACCOUNT_ID, account.value())
                .set(EXTERNAL_IDENTITY.ISSUER, issuer)
                .set(EXTERNAL_IDENTITY.SUBJECT, subject)
                .set(EXTERNAL_IDENTITY.BOUND_BY, viewer.account().value())
                .set(EXTERNAL_IDENTITY.BOUND_AT, clock.instant())
                .execute();
        acted(viewer, "account.bind-identity", account);
    }

    private void unbind(Viewer viewer, AccountId account) {
        var bound = bound(viewer.zone(), account);
        if (bound == null) {
            throw notBound();
        }
        sql.deleteFrom(EXTERNAL_LOGIN)
                .where(EXTERNAL_LOGIN.ISSUER.eq(bound.issuer()), EXTERNAL_LOGIN.SUBJECT.eq(bound.subject()))
                .execute();
        sql.deleteFrom(EXTERNAL_IDENTITY)
                .where(
                        EXTERNAL_IDENTITY.ZONE_ID.eq(viewer.zone().value()),
                        EXTERNAL_IDENTITY.ACCOUNT_ID.eq(account.value()),
                        EXTERNAL_IDENTITY.ISSUER.eq(bound.issuer()))
                .execute();
        acted(viewer, "account.unbind-identity", account);
    }

    private @Nullable Bound bound(ZoneKey zone, AccountId account) {
        return sql.selectFrom(EXTERNAL_IDENTITY)
                .where(EXTERNAL_IDENTITY.ZONE_ID.eq(zone.value()), EXTERNAL_IDENTITY.ACCOUNT_ID.eq(account.value()))
                .orderBy(EXTERNAL_IDENTITY.BOUND_AT)
                .limit(1)
                .fetchOne(row -> new Bound(row.getIssuer(), row.getSubject(), row.getBoundAt()));
    }

    private static Problem alreadyBound() {
        return Problem.conflict("ACCESS-IDENTITY-BOUND", "该账号已绑定统一身份，请先解除绑定。");
    }

    private static Problem notBound() {
        return Problem.conflict("ACCESS-IDENTITY-UNBOUND", "该账号没有绑定统一身份。");
    }

    private void acted(Viewer viewer, String act, AccountId account) {
        events.publishEvent(new Acted(viewer, act, "account", account.value(), Map.of()));
    }
}
