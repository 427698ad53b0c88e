package org.bihuan.organisation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.POST;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.organisation.Tables.UNIT_ALIAS;
import static org.bihuan.schema.organisation.Tables.V_UNIT_STATE;
import static org.bihuan.schema.organisation.Tables.ZONE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What other rooms ask about units: which there are, what a name means, who stands for one, who is above it. */
@Repository
public class UnitDirectory {

    /** A unit as pickers and importers need it. */
    public record Entry(
            UnitId id,
            String name,
            String shortName,
            UnitKind kind,
            @Nullable UnitId parent,
            @Nullable UnitId supervisedBy,
            List<String> aliases) {

        public Entry {
            aliases = List.copyOf(aliases);
        }
    }

    private final DSLContext sql;
    private final Clock clock;

    UnitDirectory(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** All open units with their aliases, in tree order of siblings; at most {@value UnitTree#MOST}. */
    @Transactional(readOnly = true)
    public List<Entry> open(ZoneKey zone) {
        var aliases = sql
                .select(UNIT_ALIAS.UNIT_ID, UNIT_ALIAS.ALIAS)
                .from(UNIT_ALIAS)
                .where(UNIT_ALIAS.ZONE_ID.eq(zone.value()))
                .orderBy(UNIT_ALIAS.ALIAS)
                .stream()
                .collect(groupingBy(row -> row.value1(), mapping(row -> row.value2(), toList())));
        return sql.selectFrom(UNIT)
                .where(UNIT.ZONE_ID.eq(zone.value()), UNIT.VALID_TO.isNull())
                .orderBy(UNIT.SORT, UNIT.NAME)
                .limit(UnitTree.MOST)
                .fetch(row -> new Entry(
                        new UnitId(row.getId()),
                        row.getName(),
                        row.getShortName(),
                        UnitKind.valueOf(row.getKind()),
                        row.getParentId() == null ? null : new UnitId(row.getParentId()),
                        row.getSupervisedById() == null ? null : new UnitId(row.getSupervisedById()),
                        aliases.getOrDefault(row.getId(), List.of())));
    }

    /** A snapshot that tells which unit a written name means. */
    @Transactional(readOnly = true)
    public UnitNames names(ZoneKey zone) {
        var zoneNames = sql.select(ZONE.NAME, ZONE.SHORT_NAME)
                .from(ZONE)
                .where(ZONE.ZONE_ID.eq(zone.value()))
                .fetchOptional(row -> List.of(row.value1(), row.value2()))
                .orElse(List.of());
        return new UnitNames(open(zone), zoneNames);
    }

    /** Names of the given units, closed ones too; units of other zones are missing from the answer. */
    @Transactional(readOnly = true)
    public Map<UnitId, String> namesOf(ZoneKey zone, Collection<UnitId> units) {
        var names = new LinkedHashMap<UnitId, String>();
        sql.select(UNIT.ID, UNIT.NAME)
                .from(UNIT)
                .where(
                        UNIT.ZONE_ID.eq(zone.value()),
                        UNIT.ID.in(units.stream().map(UnitId::value).toList()))
                .forEach(row -> names.put(new UnitId(row.value1()), row.value2()));
        return names;
    }

    /** The names the units had on a day; a unit younger than that goes by its present one. */
    @Transactional(readOnly = true)
    public Map<UnitId, String> namesOn(ZoneKey zone, Collection<UnitId> units, LocalDate day) {
        var names = new LinkedHashMap<>(namesOf(zone, units));
        var state = V_UNIT_STATE;
        sql.select(state.UNIT_ID, state.NAME)
                .from(state)
                .where(
                        state.ZONE_ID.eq(zone.value()),
                        state.UNIT_ID.in(units.stream().map(UnitId::value).toList()),
                        state.STATE_FROM.le(day),
                        state.STATE_TO.isNull().or(state.STATE_TO.gt(day)))
                .forEach(row -> names.put(new UnitId(row.value1()), row.value2()));
        return names;
    }

    /** Whether the unit exists in the zone and has not been closed. */
    @Transactional(readOnly = true)
    public boolean isOpen(ZoneKey zone, UnitId unit) {
        return sql.fetchExists(UNIT, UNIT.ZONE_ID.eq(zone.value()), UNIT.ID.eq(unit.value()), UNIT.VALID_TO.isNull());
    }

    /** Which of the units exist in the zone and have not been closed. */
    @Transactional(readOnly = true)
    public Set<UnitId> openAmong(ZoneKey zone, Collection<UnitId> units) {
        if (units.isEmpty()) {
            return Set.of();
        }
        return sql
                .select(UNIT.ID)
                .from(UNIT)
                .where(
                        UNIT.ZONE_ID.eq(zone.value()),
                        UNIT.ID.in(units.stream().map(UnitId::value).toList()),
                        UNIT.VALID_TO.isNull())
                .stream()
                .map(row -> new UnitId(row.value1()))
                .collect(Collectors.toSet());
    }

    /** Who receives for the unit: its liaisons, else its principals, else everybody with a post there. */
    @Transactional(readOnly = true)
    public List<PersonId> liaisons(ZoneKey zone, UnitId unit) {
        var today = BusinessZone.today(clock);
        var posts = sql
                .select(POST.RANK, POST.PERSON_ID)
                .from(POST)
                .join(PERSON)
                .on(PERSON.ZONE_ID.eq(POST.ZONE_ID), PERSON.ID.eq(POST.PERSON_ID))
                .where(
                        POST.ZONE_ID.eq(zone.value()),
                        POST.UNIT_ID.eq(unit.value()),
                        InForce.on(POST.VALID_FROM, POST.VALID_TO, today),
                        InForce.on(PERSON.VALID_FROM, PERSON.VALID_TO, today))
                .orderBy(POST.PART_TIME, POST.ID)
                .limit(200)
                .stream()
                .collect(groupingBy(
                        row -> PostRank.valueOf(row.value1()), mapping(row -> new PersonId(row.value2()), toList())));
        for (var rank : new PostRank[] {PostRank.LIAISON, PostRank.PRINCIPAL}) {
            if (posts.containsKey(rank)) {
                return List.copyOf(posts.getOrDefault(rank, List.of()));
            }
        }
        return posts.values().stream().flatMap(List::stream).distinct().toList();
    }

    /** Who chases the unit one level up: its supervising unit, else its parent. */
    @Transactional(readOnly = true)
    public Optional<UnitId> supervisorOf(ZoneKey zone, UnitId unit) {
        return sql.select(UNIT.SUPERVISED_BY_ID, UNIT.PARENT_ID)
                .from(UNIT)
                .where(UNIT.ZONE_ID.eq(zone.value()), UNIT.ID.eq(unit.value()))
                .fetchOptional()
                .flatMap(row -> Optional.ofNullable(row.value1() == null ? row.value2() : row.value1()))
                .map(UnitId::new);
    }
}
