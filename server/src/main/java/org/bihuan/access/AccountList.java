package org.bihuan.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.access.Tables.ROLE;
import static org.bihuan.schema.access.Tables.ROLE_GRANT;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Accounts for the three administrators, by page. */
@Repository
public class AccountList {

    /** How an account stands at the moment; computed, never stored. */
    public enum Standing {
        ACTIVE,
        LOCKED,
        DISABLED
    }

    public record Named(UUID id, String name) {}

    public record Role(String code, String name, String nameEn) {}

    public record Row(
            UUID id,
            String login,
            @Nullable Named person,
            Standing standing,
            boolean mustChangePassword,
            @Nullable Instant lockedUntil,
            @Nullable Instant lastLogInAt,
            Instant createdAt,
            List<Role> roles,
            int version,
            List<String> allowedActions) {}

    private final DSLContext sql;
    private final Clock clock;

    AccountList(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param text part of the log-in name or of the person's name or pinyin */
    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, @Nullable String text, @Nullable Standing standing, PageRequest request) {
        mustAdminister(viewer);
        var now = clock.instant();
        var condition = ACCOUNT.ZONE_ID
                .eq(viewer.zone().value())
                .and(matches(text))
                .and(standing == null ? noCondition() : stands(standing, now));
        return Page.of(rows(viewer, condition, request, now), request, count(viewer.zone(), condition));
    }

    @Transactional(readOnly = true)
    public Row show(Viewer viewer, UUID id) {
        mustAdminister(viewer);
        var condition = ACCOUNT.ZONE_ID.eq(viewer.zone().value()).and(ACCOUNT.ID.eq(id));
        return rows(viewer, condition, new PageRequest(1, 1), clock.instant()).stream()
                .findFirst()
                .orElseThrow(() -> Problem.missing("ACCESS-ACCOUNT-MISSING", "没有这个账号，请刷新后重选。"));
    }

    private static void mustAdminister(Viewer viewer) {
        if (!viewer.may(Permit.ROLE_EDIT) && !viewer.may(Permit.AUDIT_READ)) {
            viewer.mustHave(Permit.ACCOUNT_EDIT);
        }
    }

    private int count(ZoneKey zone, Condition condition) {
        return sql.fetchCount(sql.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .leftJoin(PERSON)
                .on(
                        PERSON.ZONE_ID.eq(ACCOUNT.ZONE_ID),
                        PERSON.ID.eq(ACCOUNT.PERSON_ID),
                        PERSON.ZONE_ID.eq(zone.value()))
                .where(condition));
    }

    private List<Row> rows(Viewer viewer, Condition condition, PageRequest request, Instant now) {
        var zone = viewer.zone();
        var found = sql.select(ACCOUNT.fields())
                .select(PERSON.NAME)
                .from(ACCOUNT)
                .leftJoin(PERSON)
                .on(
                        PERSON.ZONE_ID.eq(ACCOUNT.ZONE_ID),
                        PERSON.ID.eq(ACCOUNT.PERSON_ID),
                        PERSON.ZONE_ID.eq(zone.value()))
                .where(condition)
                .orderBy(ACCOUNT.LOGIN, ACCOUNT.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch();
        var roles = roles(zone, found.getValues(ACCOUNT.ID), BusinessZone.dateOf(now));
        return found.map(row -> {
            var account = row.into(ACCOUNT);
            var standing = standing(account.getDisabledAt(), account.getLockedUntil(), now);
            var name = row.get(PERSON.NAME);
            return new Row(
                    account.getId(),
                    account.getLogin(),
                    name == null ? null : new Named(account.getPersonId(), name),
                    standing,
                    account.getMustChangePassword() || Passwords.isTooOld(account.getPasswordChangedAt(), now),
                    standing == Standing.LOCKED ? account.getLockedUntil() : null,
                    account.getLastLoginAt(),
                    account.getCreatedAt(),
                    roles.getOrDefault(account.getId(), List.of()),
                    account.getVersion(),
                    allowed(viewer, account.getId(), standing));
        });
    }

    private static List<String> allowed(Viewer viewer, UUID id, Standing standing) {
        var actions = new ArrayList<String>();
        var own = viewer.account().value().equals(id);
        if (viewer.may(Permit.ACCOUNT_EDIT)) {
            switch (standing) {
                case DISABLED -> actions.add("enable");
                case LOCKED -> actions.add("unlock");
                case ACTIVE -> {}
            }
            if (!own) {
                actions.addAll(List.of("link", "reset-password"));
                if (standing != Standing.DISABLED) {
                    actions.add("disable");
                }
            }
        }
        if (viewer.may(Permit.ROLE_EDIT) && !own) {
            actions.add("grant");
        }
        return actions;
    }

    private Map<UUID, List<Role>> roles(ZoneKey zone, Collection<UUID> accounts, LocalDate today) {
        return sql
                .selectDistinct(ROLE_GRANT.ACCOUNT_ID, ROLE.CODE, ROLE.NAME, ROLE.NAME_EN)
                .from(ROLE_GRANT)
                .join(ROLE)
                .on(ROLE.ZONE_ID.eq(ROLE_GRANT.ZONE_ID), ROLE.ID.eq(ROLE_GRANT.ROLE_ID))
                .where(
                        ROLE_GRANT.ZONE_ID.eq(zone.value()),
                        ROLE_GRANT.ACCOUNT_ID.in(accounts),
                        ROLE_GRANT.VALID_FROM.le(today),
                        ROLE_GRANT.VALID_TO.isNull().or(ROLE_GRANT.VALID_TO.gt(today)))
                .orderBy(ROLE.CODE)
                .limit(5000)
                .stream()
                .collect(groupingBy(
                        row -> row.value1(),
                        mapping(row -> new Role(row.value2(), row.value3(), row.value4()), toList())));
    }

    private static Standing standing(@Nullable Instant disabledAt, @Nullable Instant lockedUntil, Instant now) {
        if (disabledAt != null) {
            return Standing.DISABLED;
        }
        return lockedUntil != null && now.isBefore(lockedUntil) ? Standing.LOCKED : Standing.ACTIVE;
    }

    private static Condition stands(Standing standing, Instant now) {
        var locked = ACCOUNT.LOCKED_UNTIL.gt(now);
        return switch (standing) {
            case DISABLED -> ACCOUNT.DISABLED_AT.isNotNull();
            case LOCKED -> ACCOUNT.DISABLED_AT.isNull().and(locked);
            case ACTIVE ->
                ACCOUNT.DISABLED_AT.isNull().and(ACCOUNT.LOCKED_UNTIL.isNull().or(ACCOUNT.LOCKED_UNTIL.le(now)));
        };
    }

    private static Condition matches(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return noCondition();
        }
        var wanted = text.strip();
        return ACCOUNT.LOGIN
                .contains(wanted.toLowerCase(Locale.ROOT))
                .or(PERSON.NAME.contains(wanted))
                .or(PERSON.NAME_PINYIN.contains(wanted.toLowerCase(Locale.ROOT)));
    }
}
