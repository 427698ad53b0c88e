package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.access.Tables.LOGIN_RECORD;
import static org.bihuan.schema.access.Tables.ROLE;
import static org.bihuan.schema.access.Tables.ROLE_GRANT;
import static org.bihuan.schema.organisation.Tables.POST;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.organisation.Tables.ZONE;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What a client needs to know of its session: who, where, which roles and permits. */
@Repository
public class SessionShow {

    public record Named(UUID id, String name) {}

    public record Account(UUID id, String login, String name) {}

    public record Zone(UUID id, String code, String name, String shortName) {}

    public record Post(UUID id, String title, Named unit, boolean partTime) {}

    public record Session(
            Account account,
            Zone zone,
            @Nullable Named unit,
            @Nullable String post,
            List<Post> posts,
            List<String> roles,
            List<Permit> permits,
            boolean mustChangePassword,
            boolean mustSetUpSecondFactor,
            @Nullable LastLogIn lastLogIn) {}

    /** The log-in before the present one, so that its owner notices somebody else's. */
    public record LastLogIn(Instant at, String address) {}

    private final DSLContext sql;
    private final Viewers viewers;
    private final SecondFactorRecords factors;
    private final Clock clock;

    SessionShow(DSLContext sql, Viewers viewers, SecondFactorRecords factors, Clock clock) {
        this.sql = sql;
        this.viewers = viewers;
        this.factors = factors;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Session of(Viewer viewer) {
        var zone = viewer.zone().value();
        var account = sql.selectFrom(ACCOUNT)
                .where(ACCOUNT.ZONE_ID.eq(zone), ACCOUNT.ID.eq(viewer.account().value()))
                .fetchSingle();
        var posts = posts(viewer, account.getPostId());
        return new Session(
                new Account(account.getId(), account.getLogin(), viewer.name()),
                sql.selectFrom(ZONE)
                        .where(ZONE.ZONE_ID.eq(zone))
                        .fetchSingle(
                                row -> new Zone(row.getZoneId(), row.getCode(), row.getName(), row.getShortName())),
                posts.isEmpty() ? null : posts.getFirst().unit(),
                posts.isEmpty() ? null : posts.getFirst().title(),
                posts,
                roles(viewer),
                viewer.permits().stream().sorted().toList(),
                account.getMustChangePassword() || Passwords.isTooOld(account.getPasswordChangedAt(), clock.instant()),
                viewers.needsSecondFactor(viewer.zone(), viewer.account())
                        && !factors.isOn(viewer.zone(), viewer.account()),
                lastLogIn(viewer));
    }

    private @Nullable LastLogIn lastLogIn(Viewer viewer) {
        return sql.select(LOGIN_RECORD.AT, LOGIN_RECORD.ADDRESS)
                .from(LOGIN_RECORD)
                .where(
                        LOGIN_RECORD.ZONE_ID.eq(viewer.zone().value()),
                        LOGIN_RECORD.ACCOUNT_ID.eq(viewer.account().value()),
                        LOGIN_RECORD.OUTCOME.eq("SUCCEEDED"))
                .orderBy(LOGIN_RECORD.AT.desc(), LOGIN_RECORD.ID.desc())
                .limit(1)
                .offset(1)
                .fetchOne(row -> new LastLogIn(row.value1(), row.value2()));
    }

    private List<Post> posts(Viewer viewer, @Nullable UUID inUse) {
        var person = viewer.person();
        if (person == null) {
            return List.of();
        }
        var today = BusinessZone.today(clock);
        return sql.select(POST.ID, POST.TITLE, UNIT.ID, UNIT.NAME, POST.PART_TIME)
                .from(POST)
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(POST.ZONE_ID), UNIT.ID.eq(POST.UNIT_ID))
                .where(
                        POST.ZONE_ID.eq(viewer.zone().value()),
                        POST.PERSON_ID.eq(person.value()),
                        POST.VALID_FROM.le(today),
                        POST.VALID_TO.isNull().or(POST.VALID_TO.gt(today)))
                .orderBy(HeldRoles.inUseFirst(inUse), POST.PART_TIME, POST.VALID_FROM, POST.ID)
                .limit(50)
                .fetch(row ->
                        new Post(row.value1(), row.value2(), new Named(row.value3(), row.value4()), row.value5()));
    }

    private List<String> roles(Viewer viewer) {
        var today = BusinessZone.today(clock);
        return sql.selectDistinct(ROLE.CODE)
                .from(ROLE_GRANT)
                .join(ROLE)
                .on(ROLE.ZONE_ID.eq(ROLE_GRANT.ZONE_ID), ROLE.ID.eq(ROLE_GRANT.ROLE_ID))
                .where(
                        ROLE_GRANT.ZONE_ID.eq(viewer.zone().value()),
                        ROLE_GRANT.ACCOUNT_ID.eq(viewer.account().value()),
                        ROLE_GRANT.VALID_FROM.le(today),
                        ROLE_GRANT.VALID_TO.isNull().or(ROLE_GRANT.VALID_TO.gt(today)))
                .orderBy(ROLE.CODE)
                .fetch(ROLE.CODE);
    }
}
