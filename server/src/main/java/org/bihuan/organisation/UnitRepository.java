package org.bihuan.organisation;

import static org.bihuan.schema.organisation.Tables.PORTFOLIO;
import static org.bihuan.schema.organisation.Tables.POST;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.organisation.Tables.UNIT_ALIAS;
import static org.bihuan.schema.organisation.Tables.UNIT_PAST;
import static org.bihuan.schema.organisation.Tables.ZONE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.schema.organisation.tables.records.UnitRecord;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Initials;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Writes units, their past states and aliases. */
@Repository
class UnitRepository {

    private final DSLContext sql;

    UnitRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** One change of the tree at a time, so that two moves cannot make a ring nor two units take one name. */
    void lockTree(ZoneKey zone) {
        var unused = sql.select(ZONE.ZONE_ID)
                .from(ZONE)
                .where(ZONE.ZONE_ID.eq(zone.value()))
                .forUpdate()
                .fetch();
    }

    Unit load(ZoneKey zone, UnitId id) {
        return find(zone, id)
                .orElseThrow(() -> Problem.missing("ORGANISATION-UNIT-MISSING", "没有这个单位，可能已被他人调整，请刷新后重选。"));
    }

    Optional<Unit> find(ZoneKey zone, UnitId id) {
        return sql.selectFrom(UNIT)
                .where(UNIT.ZONE_ID.eq(zone.value()), UNIT.ID.eq(id.value()))
                .fetchOptional(UnitRepository::unit);
    }

    List<Unit> open(ZoneKey zone) {
        return sql.selectFrom(UNIT)
                .where(UNIT.ZONE_ID.eq(zone.value()), UNIT.VALID_TO.isNull())
                .limit(UnitTree.MOST)
                .fetch(UnitRepository::unit);
    }

    void insert(ZoneKey zone, Unit unit) {
        var row = sql.newRecord(UNIT);
        write(row, unit);
        row.setZoneId(zone.value());
        row.setId(unit.id().value());
        row.setValidFrom(unit.validFrom());
        row.insert();
    }

    /** Refuses with {@code ORGANISATION-STALE} when somebody was faster. */
    void update(ZoneKey zone, Unit unit) {
        var row = sql.newRecord(UNIT);
        write(row, unit);
        var written = sql.update(UNIT)
                .set(row)
                .where(
                        UNIT.ZONE_ID.eq(zone.value()),
                        UNIT.ID.eq(unit.id().value()),
                        UNIT.VERSION.eq(unit.version() - 1))
                .execute();
        if (written == 0) {
            throw Stale.problem(load(zone, unit.id()));
        }
    }

    /** Keeps what the unit was until the day. */
    void keepPast(ZoneKey zone, Unit before, LocalDate to, String reason) {
        var facts = before.facts();
        sql.insertInto(UNIT_PAST)
                .set(UNIT_PAST.ZONE_ID, zone.value())
                .set(UNIT_PAST.ID, Ids.next())
                .set(UNIT_PAST.UNIT_ID, before.id().value())
                .set(UNIT_PAST.NAME, facts.name())
                .set(UNIT_PAST.SHORT_NAME, facts.shortName())
                .set(UNIT_PAST.KIND, facts.kind().name())
                .set(UNIT_PAST.PARENT_ID, value(facts.parent()))
                .set(UNIT_PAST.SUPERVISED_BY_ID, value(facts.supervisedBy()))
                .set(UNIT_PAST.STATE_FROM, before.stateFrom())
                .set(UNIT_PAST.STATE_TO, to)
                .set(UNIT_PAST.REASON, reason)
                .execute();
    }

    /** Ends posts and portfolios of a unit that no longer exists; those begun on or after the day refuse it. */
    void endPosts(ZoneKey zone, UnitId unit, LocalDate on) {
        var younger = sql.fetchExists(
                POST,
                POST.ZONE_ID.eq(zone.value()),
                POST.UNIT_ID.eq(unit.value()),
                POST.VALID_TO.isNull(),
                POST.VALID_FROM.ge(on));
        if (younger) {
            throw Problem.field("on", "ORGANISATION-DATE-BEFORE-POST", "有任职始于撤并日期当日或之后，请先结束这些任职或改填撤并日期。");
        }
        sql.update(POST)
                .set(POST.VALID_TO, on)
                .set(POST.VERSION, POST.VERSION.plus(1))
                .where(POST.ZONE_ID.eq(zone.value()), POST.UNIT_ID.eq(unit.value()), POST.VALID_TO.isNull())
                .execute();
        sql.update(PORTFOLIO)
                .set(PORTFOLIO.VALID_TO, on)
                .set(PORTFOLIO.VERSION, PORTFOLIO.VERSION.plus(1))
                .where(
                        PORTFOLIO.ZONE_ID.eq(zone.value()),
                        PORTFOLIO.UNIT_ID.eq(unit.value()),
                        PORTFOLIO.VALID_TO.isNull())
                .execute();
    }

    /** True when the alias now means the unit; false when it already means some unit. */
    boolean addAlias(ZoneKey zone, UnitId unit, String alias) {
        return sql.insertInto(UNIT_ALIAS)
                        .columns(
                                UNIT_ALIAS.ZONE_ID,
                                UNIT_ALIAS.ID,
                                UNIT_ALIAS.UNIT_ID,
                                UNIT_ALIAS.ALIAS,
                                UNIT_ALIAS.INITIALS)
                        .values(zone.value(), Ids.next(), unit.value(), alias, Initials.of(alias))
                        .onConflict(UNIT_ALIAS.ZONE_ID, UNIT_ALIAS.ALIAS)
                        .doNothing()
                        .execute()
                == 1;
    }

    boolean removeAlias(ZoneKey zone, UnitId unit, UUID alias) {
        return sql.deleteFrom(UNIT_ALIAS)
                        .where(
                                UNIT_ALIAS.ZONE_ID.eq(zone.value()),
                                UNIT_ALIAS.UNIT_ID.eq(unit.value()),
                                UNIT_ALIAS.ID.eq(alias))
                        .execute()
                == 1;
    }

    void handOverAliases(ZoneKey zone, UnitId from, UnitId to) {
        sql.update(UNIT_ALIAS)
                .set(UNIT_ALIAS.UNIT_ID, to.value())
                .where(UNIT_ALIAS.ZONE_ID.eq(zone.value()), UNIT_ALIAS.UNIT_ID.eq(from.value()))
                .execute();
    }

    private static void write(UnitRecord row, Unit unit) {
        var facts = unit.facts();
        row.setName(facts.name());
        row.setShortName(facts.shortName());
        row.setInitials(NameSpelling.ofUnit(facts.name(), facts.shortName()));
        row.setCode(facts.code());
        row.setKind(facts.kind().name());
        row.setParentId(value(facts.parent()));
        row.setSupervisedById(value(facts.supervisedBy()));
        row.setSort(facts.sort());
        row.setValidTo(unit.validTo());
        row.setStateFrom(unit.stateFrom());
        row.setSuccessorId(value(unit.successor()));
        row.setVersion(unit.version());
    }

    private static Unit unit(UnitRecord row) {
        return new Unit(
                new UnitId(row.getId()),
                new UnitFacts(
                        row.getName(),
                        row.getShortName(),
                        row.getCode(),
                        UnitKind.valueOf(row.getKind()),
                        id(row.getParentId()),
                        id(row.getSupervisedById()),
                        row.getSort()),
                row.getValidFrom(),
                row.getValidTo(),
                row.getStateFrom(),
                id(row.getSuccessorId()),
                row.getVersion());
    }

    private static @Nullable UUID value(@Nullable UnitId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable UnitId id(@Nullable UUID value) {
        return value == null ? null : new UnitId(value);
    }
}
