package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.platform.Tables.LOGIN;

import java.time.Clock;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Enters accounts under log-in names that are unique over the whole installation, whatever the zone. */
@Repository
class Logins {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{2,49}");

    private final DSLContext sql;
    private final Clock clock;

    Logins(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    static String normal(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    /** Refuses at the given field a name that is malformed or taken, in this zone or any other. */
    AccountId enter(
            ZoneKey zone,
            String login,
            @Nullable PersonId person,
            String passwordHash,
            boolean mustChange,
            String field) {
        var name = normal(login);
        if (!FORM.matcher(name).matches()) {
            throw Problem.field(field, "ACCESS-LOGIN-MALFORMED", "登录名为 3 至 50 位小写字母、数字、点、下划线或连字符，以字母或数字开头。");
        }
        var id = AccountId.next();
        var entered = sql.insertInto(LOGIN)
                .columns(LOGIN.LOGIN_, LOGIN.ZONE_ID, LOGIN.ACCOUNT_ID)
                .values(name, zone.value(), id.value())
                .onConflict(LOGIN.LOGIN_)
                .doNothing()
                .execute();
        if (entered == 0) {
            throw Problem.field(field, "ACCESS-LOGIN-TAKEN", "这个登录名已被使用，请换一个。");
        }
        var now = clock.instant();
        sql.insertInto(ACCOUNT)
                .set(ACCOUNT.ZONE_ID, zone.value())
                .set(ACCOUNT.ID, id.value())
                .set(ACCOUNT.LOGIN, name)
                .set(ACCOUNT.PERSON_ID, person == null ? null : person.value())
                .set(ACCOUNT.PASSWORD_HASH, passwordHash)
                .set(ACCOUNT.PASSWORD_CHANGED_AT, now)
                .set(ACCOUNT.MUST_CHANGE_PASSWORD, mustChange)
                .set(ACCOUNT.FAILED_COUNT, 0)
                .set(ACCOUNT.CREATED_AT, now)
                .set(ACCOUNT.VERSION, 1)
                .execute();
        return id;
    }
}
