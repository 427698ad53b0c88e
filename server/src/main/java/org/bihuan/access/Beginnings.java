package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ROLE;
import static org.bihuan.schema.access.Tables.ROLE_GRANT;
import static org.bihuan.schema.access.Tables.ROLE_PERMIT;
import static org.jooq.impl.DSL.row;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a zone begins with: its built-in roles and first accounts. Asks nobody for permission, so only the set-up and
 * the demonstration call it; at any later time accounts and grants go through the use cases of this room.
 */
@Service
public class Beginnings {

    private final DSLContext sql;
    private final Logins logins;
    private final Passwords passwords;
    private final Clock clock;

    Beginnings(DSLContext sql, Logins logins, Passwords passwords, Clock clock) {
        this.sql = sql;
        this.logins = logins;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** The built-in roles, entered into the zone in force. */
    @Transactional
    public Map<BuiltinRole, UUID> roles(ZoneKey zone) {
        var ids = new EnumMap<BuiltinRole, UUID>(BuiltinRole.class);
        for (var role : BuiltinRole.values()) {
            var id = Ids.next();
            ids.put(role, id);
            sql.insertInto(ROLE)
                    .columns(ROLE.ZONE_ID, ROLE.ID, ROLE.CODE, ROLE.NAME, ROLE.NAME_EN, ROLE.BUILTIN, ROLE.VERSION)
                    .values(zone.value(), id, role.name(), role.nameZh(), role.nameEn(), true, 1)
                    .execute();
            sql.insertInto(ROLE_PERMIT)
                    .columns(ROLE_PERMIT.ZONE_ID, ROLE_PERMIT.ROLE_ID, ROLE_PERMIT.PERMIT)
                    .valuesOfRows(role.permits().stream()
                            .map(permit -> row(zone.value(), id, permit.name()))
                            .toList())
                    .execute();
        }
        return ids;
    }

    /** An account with a role; the password must be strong. Wrong fields are reported below {@code path}. */
    @Transactional
    public AccountId account(
            ZoneKey zone,
            @Nullable PersonId person,
            String login,
            String password,
            UUID role,
            Scope scope,
            String path) {
        passwords.mustBeStrong(password, login, path + "password");
        var account = logins.enter(zone, login, person, passwords.hash(password), false, path + "login");
        sql.insertInto(ROLE_GRANT)
                .set(ROLE_GRANT.ZONE_ID, zone.value())
                .set(ROLE_GRANT.ID, Ids.next())
                .set(ROLE_GRANT.ACCOUNT_ID, account.value())
                .set(ROLE_GRANT.ROLE_ID, role)
                .set(ROLE_GRANT.SCOPE, scope.name())
                .set(ROLE_GRANT.VALID_FROM, BusinessZone.today(clock))
                .set(ROLE_GRANT.GRANTED_AT, clock.instant())
                .execute();
        return account;
    }
}
