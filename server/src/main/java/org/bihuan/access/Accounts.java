package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.organisation.Tables.PERSON;

import java.time.Clock;
import java.util.Map;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the system administrator does with accounts. What they may do is granted by the security administrator. */
@Service
public class Accounts {

    /** A password to be told to its owner; it is shown this once and must be changed at the first log-in. */
    public record Issued(AccountId account, String password) {}

    private final DSLContext sql;
    private final AccountRepository accounts;
    private final Logins logins;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Duties duties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(
            DSLContext sql,
            AccountRepository accounts,
            Logins logins,
            Passwords passwords,
            Sessions sessions,
            Duties duties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.logins = logins;
        this.passwords = passwords;
        this.sessions = sessions;
        this.duties = duties;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Issued create(Viewer viewer, String login, @Nullable PersonId person) {
        viewer.mustHave(Permit.ACCOUNT_EDIT);
        if (person != null) {
            mustBeFree(viewer.zone(), person);
        }
        var password = passwords.random();
        var id = logins.enter(viewer.zone(), login, person, passwords.hash(password), true, "login");
        acted(viewer, "account.create", id, Map.of("login", Logins.normal(login)));
        return new Issued(id, password);
    }

    /** Says whose account it is; without a person it is nobody's and reaches no unit. */
    @Transactional
    public void link(Viewer viewer, AccountId id, int version, @Nullable PersonId person) {
        viewer.mustHave(Permit.ACCOUNT_EDIT);
        var account = accounts.lock(viewer.zone(), id, version);
        mustNotBeOwn(viewer, id);
        if (person != null && !person.value().equals(account.getPersonId())) {
            mustBeFree(viewer.zone(), person);
        }
        var values = new java.util.HashMap<Field<?>, @Nullable Object>();
        values.put(ACCOUNT.PERSON_ID, person == null ? null : person.value());
        values.put(ACCOUNT.POST_ID, null);
        accounts.write(account, values);
        acted(viewer, "account.link", id, person == null ? Map.of() : Map.of("person", person.toString()));
    }

    @Transactional
    public void disable(Viewer viewer, AccountId id, int version) {
        viewer.mustHave(Permit.ACCOUNT_EDIT);
        var account = accounts.lock(viewer.zone(), id, version);
        mustNotBeOwn(viewer, id);
        duties.mustNotBeLast(viewer.zone(), id, BusinessZone.today(clock));
        accounts.write(account, Map.of(ACCOUNT.DISABLED_AT, clock.instant()));
        sessions.end(viewer.zone(), id, null);
        acted(viewer, "account.disable", id, Map.of());
    }

    @Transactional
    public void enable(Viewer viewer, AccountId id, int version) {
        viewer.mustHave(Permit.ACCOUNT_EDIT);
        var account = accounts.lock(viewer.zone(), id, version);
        accounts.write(account, nulls(ACCOUNT.DISABLED_AT));
        acted(viewer, "account.enable", id, Map.of());
    }

    /** Lifts the lock five wrong passwords have brought about. */
    @Transactional
    public void unlock(Viewer viewer, AccountId id, int version) {
        viewer.mustHave(Permit.ACCOUNT_EDIT);
        var account = accounts.lock(viewer.zone(), id, version);
        accounts.write(account, nulls(ACCOUNT.LOCKED_UNTIL));
        acted(viewer, "account.unlock", id, Map.of());
    }

    /** Issues a new password. That of an administrator is issued only when two others agree. */
    @Transactional
    public Issued resetPassword(Viewer viewer, AccountId id, int version) {
        viewer.mustHave(Permit.ACCOUNT_EDIT);
        var unused = accounts.lock(viewer.zone(), id, version);
        mustNotBeOwn(viewer, id);
        if (duties.isAdministrator(viewer.zone(), id, BusinessZone.today(clock))) {
            throw Problem.conflict("ACCESS-NEEDS-SECOND-ADMINISTRATOR", "重置管理员的密码须由另一名管理员复核，请提交复核申请。");
        }
        var issued = issue(viewer.zone(), id);
        acted(viewer, "account.reset-password", id, Map.of());
        return issued;
    }

    Issued issue(ZoneKey zone, AccountId id) {
        var password = passwords.random();
        accounts.writePassword(accounts.lock(zone, id), passwords.hash(password), true, clock.instant());
        sessions.end(zone, id, null);
        return new Issued(id, password);
    }

    private void mustBeFree(ZoneKey zone, PersonId person) {
        var there = sql.fetchExists(
                PERSON, PERSON.ZONE_ID.eq(zone.value()), PERSON.ID.eq(person.value()), PERSON.VALID_TO.isNull());
        if (!there) {
            throw Problem.field("person", "ACCESS-PERSON-MISSING", "没有这个人员或已离任，请重选。");
        }
        var taken = sql.fetchExists(ACCOUNT, ACCOUNT.ZONE_ID.eq(zone.value()), ACCOUNT.PERSON_ID.eq(person.value()));
        if (taken) {
            throw Problem.field("person", "ACCESS-PERSON-HAS-ACCOUNT", "此人已有账号，一人一号，不能共用或重复开设。");
        }
    }

    private static void mustNotBeOwn(Viewer viewer, AccountId id) {
        if (viewer.account().equals(id)) {
            throw Problem.conflict("ACCESS-NOT-TO-ONESELF", "不能对自己的账号办理此项，请由另一名管理员办理。");
        }
    }

    private static Map<Field<?>, @Nullable Object> nulls(Field<?> field) {
        var values = new java.util.HashMap<Field<?>, @Nullable Object>();
        values.put(field, null);
        return values;
    }

    private void acted(Viewer viewer, String act, AccountId id, Map<String, Object> facts) {
        events.publishEvent(new Acted(viewer, act, "account", id.value(), facts));
    }
}
