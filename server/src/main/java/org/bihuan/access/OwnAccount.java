package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.organisation.Tables.POST;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What everybody may do with their own account: change the password, choose the post to act in. */
@Service
public class OwnAccount {

    private final DSLContext sql;
    private final AccountRepository accounts;
    private final LogIns logIns;
    private final Passwords passwords;
    private final Sessions sessions;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnAccount(
            DSLContext sql,
            AccountRepository accounts,
            LogIns logIns,
            Passwords passwords,
            Sessions sessions,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.logIns = logIns;
        this.passwords = passwords;
        this.sessions = sessions;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Changes the password and ends every other session of the account. A wrong present password counts as one at the
     * log-in does, so that an open desk is no place to guess it.
     */
    public void changePassword(
            Viewer viewer, String current, String next, @Nullable String session, LogIns.Origin origin) {
        logIns.mustKnowPassword(viewer, current, origin);
        transaction.executeWithoutResult(begun -> write(viewer, current, next, session));
    }

    /** Refuses a wrong password of one's own, counted as at the log-in; for what an open desk must not allow. */
    public void mustBeOwner(Viewer viewer, String password, LogIns.Origin origin) {
        logIns.mustKnowPassword(viewer, password, origin);
    }

    /** Acts in this post from now on; it must be one's own and held today. */
    @Transactional
    public void usePost(Viewer viewer, UUID post) {
        var zone = viewer.zone().value();
        var today = BusinessZone.today(clock);
        var person = viewer.person();
        var own = person != null
                && sql.fetchExists(
                        POST,
                        POST.ZONE_ID.eq(zone),
                        POST.ID.eq(post),
                        POST.PERSON_ID.eq(person.value()),
                        POST.VALID_FROM.le(today),
                        POST.VALID_TO.isNull().or(POST.VALID_TO.gt(today)));
        if (!own) {
            throw Problem.missing("ACCESS-POST-MISSING", "您没有这项任职，请刷新后重选。");
        }
        sql.update(ACCOUNT)
                .set(ACCOUNT.POST_ID, post)
                .where(ACCOUNT.ZONE_ID.eq(zone), ACCOUNT.ID.eq(viewer.account().value()))
                .execute();
    }

    private void write(Viewer viewer, String current, String next, @Nullable String session) {
        var account = accounts.lock(viewer.zone(), viewer.account());
        if (!passwords.matches(current, account.getPasswordHash())) {
            throw LogIns.wrongPassword();
        }
        passwords.mustBeStrong(next, account.getLogin(), "next");
        if (current.equals(next)) {
            throw Problem.field("next", "ACCESS-PASSWORD-SAME", "新密码不能与原密码相同。");
        }
        accounts.writePassword(account, passwords.hash(next), false, clock.instant());
        sessions.end(viewer.zone(), viewer.account(), session);
        events.publishEvent(new Acted(
                viewer, "account.change-password", "account", viewer.account().value(), Map.of()));
    }
}
