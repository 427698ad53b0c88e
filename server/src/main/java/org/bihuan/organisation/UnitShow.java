package org.bihuan.organisation;

import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.PORTFOLIO;
import static org.bihuan.schema.organisation.Tables.POST;
import static org.bihuan.schema.organisation.Tables.UNIT_ALIAS;
import static org.bihuan.schema.organisation.Tables.UNIT_PAST;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.schema.organisation.tables.records.UnitPastRecord;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The file of one unit: facts, people and history; name, place, posts and portfolios as at the day asked for. */
@Repository
public class UnitShow {

    private static final int MOST = 500;

    public record Named(UUID id, String name) {}

    public record Alias(UUID id, String alias) {}

    public record Post(
            UUID id,
            Named person,
            @Nullable String mobile,
            String title,
            PostRank rank,
            boolean partTime,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            int version) {}

    public record Portfolio(
            UUID id,
            Named person,
            @Nullable String field,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            int version) {}

    public record State(
            String name,
            String shortName,
            UnitKind kind,
            @Nullable Named parent,
            @Nullable Named supervisedBy,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable String reason) {}

    /**
     * @param history all states, the latest first; the first one is the present state
     */
    public record File(
            UUID id,
            String name,
            String shortName,
            @Nullable String code,
            UnitKind kind,
            @Nullable Named parent,
            @Nullable Named supervisedBy,
            int sort,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable Named successor,
            int version,
            LocalDate asOf,
            List<Alias> aliases,
            List<Post> posts,
            List<Portfolio> portfolios,
            List<State> history,
            List<String> allowedActions) {}

    private final DSLContext sql;
    private final UnitRepository units;
    private final UnitDirectory directory;
    private final Clock clock;

    UnitShow(DSLContext sql, UnitRepository units, UnitDirectory directory, Clock clock) {
        this.sql = sql;
        this.units = units;
        this.directory = directory;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public File of(Viewer viewer, UnitId id, @Nullable LocalDate asOf) {
        viewer.mustHave(Permit.ORGANISATION_READ);
        var zone = viewer.zone();
        var today = BusinessZone.today(clock);
        var day = asOf == null ? today : asOf;
        var unit = units.load(zone, id);
        var past = past(zone, id);
        var named = names(zone, unit, past);
        var history = history(unit, past, named);
        var then = history.stream()
                .filter(state -> !state.from().isAfter(day))
                .findFirst()
                .orElse(history.getLast());
        return new File(
                id.value(),
                then.name(),
                then.shortName(),
                unit.facts().code(),
                then.kind(),
                then.parent(),
                then.supervisedBy(),
                unit.facts().sort(),
                unit.validFrom(),
                unit.validTo(),
                named.apply(value(unit.successor())),
                unit.version(),
                day,
                aliases(zone, id),
                posts(zone, id, day),
                portfolios(zone, id, day),
                history,
                allowed(viewer, unit, day.equals(today)));
    }

    private static List<String> allowed(Viewer viewer, Unit unit, boolean present) {
        var edits = viewer.may(Permit.ORGANISATION_EDIT) && unit.isOpen() && present;
        return edits ? List.of("change", "close", "alias", "appoint", "portfolio", "add-below") : List.of();
    }

    private interface Naming {
        @Nullable
        Named apply(@Nullable UUID id);
    }

    private Naming names(ZoneKey zone, Unit unit, List<UnitPastRecord> past) {
        var ids = new LinkedHashSet<UUID>();
        ids.add(value(unit.facts().parent()));
        ids.add(value(unit.facts().supervisedBy()));
        ids.add(value(unit.successor()));
        past.forEach(each -> {
            ids.add(each.getParentId());
            ids.add(each.getSupervisedById());
        });
        var names = directory.namesOf(
                zone, ids.stream().filter(Objects::nonNull).map(UnitId::new).toList());
        return id -> {
            var name = id == null ? null : names.get(new UnitId(id));
            return id == null || name == null ? null : new Named(id, name);
        };
    }

    private List<UnitPastRecord> past(ZoneKey zone, UnitId id) {
        return sql.selectFrom(UNIT_PAST)
                .where(UNIT_PAST.ZONE_ID.eq(zone.value()), UNIT_PAST.UNIT_ID.eq(id.value()))
                .orderBy(UNIT_PAST.STATE_FROM.desc())
                .limit(MOST)
                .fetch();
    }

    private static List<State> history(Unit unit, List<UnitPastRecord> past, Naming named) {
        var facts = unit.facts();
        var states = new ArrayList<State>();
        states.add(new State(
                facts.name(),
                facts.shortName(),
                facts.kind(),
                named.apply(value(facts.parent())),
                named.apply(value(facts.supervisedBy())),
                unit.stateFrom(),
                unit.validTo(),
                null));
        past.forEach(row -> states.add(new State(
                row.getName(),
                row.getShortName(),
                UnitKind.valueOf(row.getKind()),
                named.apply(row.getParentId()),
                named.apply(row.getSupervisedById()),
                row.getStateFrom(),
                row.getStateTo(),
                row.getReason())));
        return states;
    }

    private List<Alias> aliases(ZoneKey zone, UnitId id) {
        return sql.select(UNIT_ALIAS.ID, UNIT_ALIAS.ALIAS)
                .from(UNIT_ALIAS)
                .where(UNIT_ALIAS.ZONE_ID.eq(zone.value()), UNIT_ALIAS.UNIT_ID.eq(id.value()))
                .orderBy(UNIT_ALIAS.ALIAS)
                .limit(MOST)
                .fetch(row -> new Alias(row.value1(), row.value2()));
    }

    private List<Post> posts(ZoneKey zone, UnitId id, LocalDate day) {
        return sql.select(
                        POST.ID,
                        PERSON.ID,
                        PERSON.NAME,
                        PERSON.MOBILE,
                        POST.TITLE,
                        POST.RANK,
                        POST.PART_TIME,
                        POST.VALID_FROM,
                        POST.VALID_TO,
                        POST.VERSION)
                .from(POST)
                .join(PERSON)
                .on(PERSON.ZONE_ID.eq(POST.ZONE_ID), PERSON.ID.eq(POST.PERSON_ID))
                .where(
                        POST.ZONE_ID.eq(zone.value()),
                        POST.UNIT_ID.eq(id.value()),
                        InForce.on(POST.VALID_FROM, POST.VALID_TO, day))
                .orderBy(RankOrder.of(POST.RANK), POST.PART_TIME, PERSON.NAME_PINYIN, POST.ID)
                .limit(MOST)
                .fetch(row -> new Post(
                        row.value1(),
                        new Named(row.value2(), row.value3()),
                        PersonalData.masked(row.value4()),
                        row.value5(),
                        PostRank.valueOf(row.value6()),
                        row.value7(),
                        row.value8(),
                        row.value9(),
                        row.value10()));
    }

    private List<Portfolio> portfolios(ZoneKey zone, UnitId id, LocalDate day) {
        return sql.select(
                        PORTFOLIO.ID,
                        PERSON.ID,
                        PERSON.NAME,
                        PORTFOLIO.FIELD,
                        PORTFOLIO.VALID_FROM,
                        PORTFOLIO.VALID_TO,
                        PORTFOLIO.VERSION)
                .from(PORTFOLIO)
                .join(PERSON)
                .on(PERSON.ZONE_ID.eq(PORTFOLIO.ZONE_ID), PERSON.ID.eq(PORTFOLIO.PERSON_ID))
                .where(
                        PORTFOLIO.ZONE_ID.eq(zone.value()),
                        PORTFOLIO.UNIT_ID.eq(id.value()),
                        InForce.on(PORTFOLIO.VALID_FROM, PORTFOLIO.VALID_TO, day))
                .orderBy(PERSON.NAME_PINYIN, PORTFOLIO.ID)
                .limit(MOST)
                .fetch(row -> new Portfolio(
                        row.value1(),
                        new Named(row.value2(), row.value3()),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }

    private static @Nullable UUID value(@Nullable UnitId id) {
        return id == null ? null : id.value();
    }
}
