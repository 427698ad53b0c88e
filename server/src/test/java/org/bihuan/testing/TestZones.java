package org.bihuan.testing;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.access.Tables.ROLE_GRANT;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.POST;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.platform.Tables.LOGIN;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.access.Beginnings;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Passwords;
import org.bihuan.access.Scope;
import org.bihuan.access.Viewers;
import org.bihuan.organisation.NewZone;
import org.bihuan.organisation.ZoneRegister;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Makes a small zone with units and named people in each role; every test makes its own. */
@TestComponent
public class TestZones {

    public static final String PASSWORD = "Dong-lan2026";
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private final DSLContext sql;
    private final TransactionTemplate transaction;
    private final ZoneRegister register;
    private final Beginnings beginnings;
    private final Viewers viewers;
    private final Clock clock;
    private final MockMvc http;
    private final JsonMapper json;
    private final String passwordHash;

    TestZones(
            DSLContext sql,
            TransactionTemplate transaction,
            ZoneRegister register,
            Beginnings beginnings,
            Viewers viewers,
            Passwords passwords,
            Clock clock,
            MockMvc http,
            JsonMapper json) {
        this.sql = sql;
        this.transaction = transaction;
        this.register = register;
        this.beginnings = beginnings;
        this.viewers = viewers;
        this.clock = clock;
        this.http = http;
        this.json = json;
        this.passwordHash = passwords.hash(PASSWORD);
    }

    /** A zone with the units and people below; more are added by hand. */
    public TestZone create() {
        var zone = ZoneKey.next();
        return inZone(zone, () -> {
            register.enter(zone, new NewZone("T" + zone.toString().substring(25), "东澜经济技术开发区", "东澜经开区"));
            var roles = beginnings.roles(zone);
            return new TestZone(this, zone, roles);
        });
    }

    UnitId unit(ZoneKey zone, String name, String kind, @Nullable UnitId parent) {
        var id = UnitId.next();
        inZone(
                zone,
                () -> sql.insertInto(UNIT)
                        .columns(
                                UNIT.ZONE_ID,
                                UNIT.ID,
                                UNIT.NAME,
                                UNIT.SHORT_NAME,
                                UNIT.KIND,
                                UNIT.PARENT_ID,
                                UNIT.VALID_FROM,
                                UNIT.STATE_FROM,
                                UNIT.SORT,
                                UNIT.VERSION)
                        .values(
                                zone.value(),
                                id.value(),
                                name,
                                name,
                                kind,
                                parent == null ? null : parent.value(),
                                LONG_AGO,
                                LONG_AGO,
                                0,
                                1)
                        .execute());
        return id;
    }

    TestPerson person(ZoneKey zone, UUID role, Scope scope, String name, @Nullable UnitId unit) {
        var person = PersonId.next();
        var account = AccountId.next();
        var login = "t" + account.toString().replace("-", "").substring(16);
        inZone(zone, () -> {
            sql.insertInto(PERSON)
                    .columns(
                            PERSON.ZONE_ID,
                            PERSON.ID,
                            PERSON.NAME,
                            PERSON.NAME_PINYIN,
                            PERSON.VALID_FROM,
                            PERSON.VERSION)
                    .values(zone.value(), person.value(), name, "", LONG_AGO, 1)
                    .execute();
            if (unit != null) {
                sql.insertInto(POST)
                        .columns(
                                POST.ZONE_ID,
                                POST.ID,
                                POST.UNIT_ID,
                                POST.PERSON_ID,
                                POST.TITLE,
                                POST.RANK,
                                POST.PART_TIME,
                                POST.VALID_FROM,
                                POST.VERSION)
                        .values(
                                zone.value(),
                                Ids.next(),
                                unit.value(),
                                person.value(),
                                "科员",
                                "STAFF",
                                false,
                                LONG_AGO,
                                1)
                        .execute();
            }
            sql.insertInto(ACCOUNT)
                    .columns(
                            ACCOUNT.ZONE_ID,
                            ACCOUNT.ID,
                            ACCOUNT.LOGIN,
                            ACCOUNT.PERSON_ID,
                            ACCOUNT.PASSWORD_HASH,
                            ACCOUNT.PASSWORD_CHANGED_AT,
                            ACCOUNT.MUST_CHANGE_PASSWORD,
                            ACCOUNT.FAILED_COUNT,
                            ACCOUNT.CREATED_AT,
                            ACCOUNT.VERSION)
                    .values(
                            zone.value(),
                            account.value(),
                            login,
                            person.value(),
                            passwordHash,
                            clock.instant(),
                            false,
                            0,
                            clock.instant(),
                            1)
                    .execute();
            sql.insertInto(LOGIN)
                    .columns(LOGIN.LOGIN_, LOGIN.ZONE_ID, LOGIN.ACCOUNT_ID)
                    .values(login, zone.value(), account.value())
                    .execute();
            return sql.insertInto(ROLE_GRANT)
                    .columns(
                            ROLE_GRANT.ZONE_ID,
                            ROLE_GRANT.ID,
                            ROLE_GRANT.ACCOUNT_ID,
                            ROLE_GRANT.ROLE_ID,
                            ROLE_GRANT.SCOPE,
                            ROLE_GRANT.VALID_FROM,
                            ROLE_GRANT.GRANTED_AT)
                    .values(zone.value(), Ids.next(), account.value(), role, scope.name(), LONG_AGO, clock.instant())
                    .execute();
        });
        return new TestPerson(this, zone, account, person, unit, login, name);
    }

    /** A person with an account that holds no role yet. */
    public TestPerson plain(TestZone zone, String name) {
        var person = zone.person(BuiltinRole.LIAISON, Scope.OWN, name, null);
        inZone(
                zone.key,
                () -> sql.deleteFrom(ROLE_GRANT)
                        .where(
                                ROLE_GRANT.ZONE_ID.eq(zone.key.value()),
                                ROLE_GRANT.ACCOUNT_ID.eq(person.account().value()))
                        .execute());
        return person;
    }

    Viewer viewer(ZoneKey zone, AccountId account) {
        return inZone(zone, () -> viewers.find(zone, account).orElseThrow());
    }

    MockMvc http() {
        return http;
    }

    JsonMapper json() {
        return json;
    }

    /** A JSON text as a tree, to compare whole bodies with. */
    public tools.jackson.databind.JsonNode json(String text) {
        return json.readTree(text);
    }

    /** Runs the act in a transaction of the zone, as the application would. */
    public <T extends @Nullable Object> T inZone(ZoneKey zone, java.util.function.Supplier<T> act) {
        try {
            return CurrentZone.call(zone, () -> transaction.execute(status -> act.get()));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
