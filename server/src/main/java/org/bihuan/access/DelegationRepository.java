package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.access.Tables.DELEGATION;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.UNIT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Acting;
import org.bihuan.shared.ActingDuty;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.springframework.stereotype.Repository;

/** Keeps delegations, and reads them with the names of both people. */
@Repository
class DelegationRepository {

    /** More than so many principals at once nobody can stand in for. */
    static final int MOST_IN_FORCE = 50;

    private static final org.bihuan.schema.access.tables.Account GIVES = ACCOUNT.as("gives");
    private static final org.bihuan.schema.access.tables.Account ACTS = ACCOUNT.as("acts");
    private static final org.bihuan.schema.organisation.tables.Person ABSENT = PERSON.as("absent");
    private static final org.bihuan.schema.organisation.tables.Person THERE = PERSON.as("there");

    private final DSLContext sql;

    DelegationRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The enabled account of a person, the oldest of several. */
    Optional<AccountId> accountOf(ZoneKey zone, PersonId person) {
        return sql.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(
                        ACCOUNT.ZONE_ID.eq(zone.value()),
                        ACCOUNT.PERSON_ID.eq(person.value()),
                        ACCOUNT.DISABLED_AT.isNull())
                .orderBy(ACCOUNT.CREATED_AT)
                .limit(1)
                .fetchOptional(row -> new AccountId(row.value1()));
    }

    /** Holds both accounts, always in the same order, so that two overlapping absences cannot be made at once. */
    void lock(ZoneKey zone, AccountId one, AccountId other) {
        sql.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.ZONE_ID.eq(zone.value()), ACCOUNT.ID.in(one.value(), other.value()))
                .orderBy(ACCOUNT.ID)
                .forNoKeyUpdate()
                .fetch();
    }

    void insert(
            ZoneKey zone,
            UUID id,
            AccountId principal,
            AccountId deputy,
            List<ActingDuty> duties,
            Acting.Part part,
            LocalDate first,
            LocalDate last,
            String reason,
            Instant at) {
        sql.insertInto(DELEGATION)
                .set(DELEGATION.ZONE_ID, zone.value())
                .set(DELEGATION.ID, id)
                .set(DELEGATION.PRINCIPAL_ID, principal.value())
                .set(DELEGATION.DEPUTY_ID, deputy.value())
                .set(DELEGATION.DUTIES, duties.stream().map(Enum::name).toArray(String[]::new))
                .set(DELEGATION.TYPE_CODES, part.types().stream().sorted().toArray(String[]::new))
                .set(
                        DELEGATION.UNIT_IDS,
                        part.units().stream().map(UnitId::value).sorted().toArray(UUID[]::new))
                .set(DELEGATION.FIRST_ON, first)
                .set(DELEGATION.LAST_ON, last)
                .set(DELEGATION.REASON, reason)
                .set(DELEGATION.MADE_AT, at)
                .execute();
    }

    boolean recall(ZoneKey zone, UUID id, AccountId by, Instant at) {
        return sql.update(DELEGATION)
                        .set(DELEGATION.RECALLED_AT, at)
                        .set(DELEGATION.RECALLED_BY, by.value())
                        .where(
                                DELEGATION.ZONE_ID.eq(zone.value()),
                                DELEGATION.ID.eq(id),
                                DELEGATION.RECALLED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Whether all of these are units of the zone. */
    boolean knows(ZoneKey zone, Collection<UnitId> units) {
        return sql.fetchCount(
                        UNIT,
                        UNIT.ZONE_ID.eq(zone.value()),
                        UNIT.ID.in(units.stream().map(UnitId::value).toList()))
                == units.size();
    }

    boolean overlaps(ZoneKey zone, Condition whose, LocalDate first, LocalDate last) {
        return count(zone, whose, first, last) > 0;
    }

    int count(ZoneKey zone, Condition whose, LocalDate first, LocalDate last) {
        return sql.fetchCount(
                DELEGATION,
                DELEGATION.ZONE_ID.eq(zone.value()),
                whose,
                DELEGATION.RECALLED_AT.isNull(),
                DELEGATION.FIRST_ON.le(last),
                DELEGATION.LAST_ON.ge(first));
    }

    Optional<Delegation> find(ZoneKey zone, UUID id, LocalDate today) {
        return select(zone, DELEGATION.ID.eq(id)).fetchOptional(row -> delegation(row, today));
    }

    /** Those that hold on the day and in which the account gives or acts. */
    List<Delegation> inForce(ZoneKey zone, AccountId account, LocalDate today) {
        return select(
                        zone,
                        of(account)
                                .and(DELEGATION.RECALLED_AT.isNull())
                                .and(DELEGATION.FIRST_ON.le(today))
                                .and(DELEGATION.LAST_ON.ge(today)))
                .orderBy(DELEGATION.FIRST_ON, DELEGATION.ID)
                .limit(MOST_IN_FORCE)
                .fetch(row -> delegation(row, today));
    }

    Page<Delegation> page(ZoneKey zone, AccountId account, LocalDate today, PageRequest request) {
        var rows = select(zone, of(account))
                .orderBy(DELEGATION.LAST_ON.desc(), DELEGATION.ID.desc())
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> delegation(row, today));
        return Page.of(
                rows,
                request,
                sql.fetchCount(DELEGATION, DELEGATION.ZONE_ID.eq(zone.value()).and(of(account))));
    }

    private static Condition of(AccountId account) {
        return DELEGATION.PRINCIPAL_ID.eq(account.value()).or(DELEGATION.DEPUTY_ID.eq(account.value()));
    }

    private SelectConditionStep<Record> select(ZoneKey zone, Condition which) {
        return sql.select(DELEGATION.fields())
                .select(GIVES.LOGIN, ABSENT.NAME, ACTS.LOGIN, THERE.NAME)
                .from(joined(zone))
                .where(DELEGATION.ZONE_ID.eq(zone.value()), which);
    }

    private static Table<?> joined(ZoneKey zone) {
        return DELEGATION
                .join(GIVES)
                .on(
                        GIVES.ZONE_ID.eq(DELEGATION.ZONE_ID),
                        GIVES.ID.eq(DELEGATION.PRINCIPAL_ID),
                        GIVES.ZONE_ID.eq(zone.value()))
                .join(ACTS)
                .on(
                        ACTS.ZONE_ID.eq(DELEGATION.ZONE_ID),
                        ACTS.ID.eq(DELEGATION.DEPUTY_ID),
                        ACTS.ZONE_ID.eq(zone.value()))
                .leftJoin(ABSENT)
                .on(ABSENT.ZONE_ID.eq(GIVES.ZONE_ID), ABSENT.ID.eq(GIVES.PERSON_ID), ABSENT.ZONE_ID.eq(zone.value()))
                .leftJoin(THERE)
                .on(THERE.ZONE_ID.eq(ACTS.ZONE_ID), THERE.ID.eq(ACTS.PERSON_ID), THERE.ZONE_ID.eq(zone.value()));
    }

    private static Delegation delegation(Record row, LocalDate today) {
        var first = row.get(DELEGATION.FIRST_ON);
        var last = row.get(DELEGATION.LAST_ON);
        var recalled = row.get(DELEGATION.RECALLED_AT);
        return new Delegation(
                row.get(DELEGATION.ID),
                new AccountId(row.get(DELEGATION.PRINCIPAL_ID)),
                row.get(ABSENT.NAME) == null ? row.get(GIVES.LOGIN) : row.get(ABSENT.NAME),
                new AccountId(row.get(DELEGATION.DEPUTY_ID)),
                row.get(THERE.NAME) == null ? row.get(ACTS.LOGIN) : row.get(THERE.NAME),
                Arrays.stream(row.get(DELEGATION.DUTIES))
                        .map(ActingDuty::valueOf)
                        .toList(),
                List.of(row.get(DELEGATION.TYPE_CODES)),
                List.of(row.get(DELEGATION.UNIT_IDS)),
                first,
                last,
                row.get(DELEGATION.REASON),
                Delegation.standing(first, last, recalled, today),
                recalled);
    }
}
