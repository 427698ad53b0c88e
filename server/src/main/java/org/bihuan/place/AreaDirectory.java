package org.bihuan.place;

import static java.util.stream.Collectors.groupingBy;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.place.Tables.AREA;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.shared.Permit;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What others ask about areas: the tree, names, what lies below one, and in which a point lies. */
@Repository
public class AreaDirectory {

    /** One area of the tree. */
    public record Entry(
            AreaId id,
            AreaFacts facts,
            @Nullable String unitName,
            @Nullable String officerName,
            int version) {}

    private final AreaRepository areas;
    private final DSLContext sql;

    AreaDirectory(AreaRepository areas, DSLContext sql) {
        this.areas = areas;
        this.sql = sql;
    }

    /** All open areas, siblings in their order; at most {@value AreaRepository#MOST}. */
    @Transactional(readOnly = true)
    public List<Entry> tree(Viewer viewer) {
        viewer.mustHave(Permit.SUBJECT_READ);
        var zone = viewer.zone().value();
        var open = areas.open(viewer.zone());
        var units = new HashMap<Object, String>();
        sql.select(UNIT.ID, UNIT.NAME)
                .from(AREA)
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(AREA.ZONE_ID), UNIT.ID.eq(AREA.UNIT_ID))
                .where(AREA.ZONE_ID.eq(zone), AREA.CLOSED_AT.isNull())
                .forEach(row -> units.put(row.value1(), row.value2()));
        var officers = new HashMap<Object, String>();
        sql.select(PERSON.ID, PERSON.NAME)
                .from(AREA)
                .join(PERSON)
                .on(PERSON.ZONE_ID.eq(AREA.ZONE_ID), PERSON.ID.eq(AREA.OFFICER_ID))
                .where(AREA.ZONE_ID.eq(zone), AREA.CLOSED_AT.isNull())
                .forEach(row -> officers.put(row.value1(), row.value2()));
        return open.stream()
                .map(each -> {
                    var unit = each.facts().unit();
                    var officer = each.facts().officer();
                    return new Entry(
                            each.id(),
                            each.facts(),
                            unit == null ? null : units.get(unit.value()),
                            officer == null ? null : officers.get(officer.value()),
                            each.version());
                })
                .toList();
    }

    /** Names of the given areas, closed ones too. */
    @Transactional(readOnly = true)
    public Map<AreaId, String> namesOf(ZoneKey zone, Collection<AreaId> ids) {
        var names = new HashMap<AreaId, String>();
        sql.select(AREA.ID, AREA.NAME)
                .from(AREA)
                .where(
                        AREA.ZONE_ID.eq(zone.value()),
                        AREA.ID.in(ids.stream().map(AreaId::value).toList()))
                .forEach(row -> names.put(new AreaId(row.value1()), row.value2()));
        return names;
    }

    @Transactional(readOnly = true)
    public boolean isOpen(ZoneKey zone, AreaId id) {
        return areas.find(zone, id).filter(each -> !each.closed()).isPresent();
    }

    /** The unit that answers for the area: its own, else that of the nearest one above. */
    @Transactional(readOnly = true)
    public Optional<UnitId> unitOf(ZoneKey zone, AreaId id) {
        var at = areas.find(zone, id);
        for (int depth = 0; at.isPresent() && depth < Areas.DEEPEST; depth++) {
            var facts = at.get().facts();
            if (facts.unit() != null) {
                return Optional.of(facts.unit());
            }
            at = Optional.ofNullable(facts.parent()).flatMap(parent -> areas.find(zone, parent));
        }
        return Optional.empty();
    }

    /** The areas themselves and everything below them. */
    @Transactional(readOnly = true)
    public Set<AreaId> andBelow(ZoneKey zone, Collection<AreaId> roots) {
        var children = new HashMap<AreaId, List<AreaId>>();
        sql
                .select(AREA.ID, AREA.PARENT_ID)
                .from(AREA)
                .where(AREA.ZONE_ID.eq(zone.value()), AREA.PARENT_ID.isNotNull())
                .stream()
                .collect(groupingBy(row -> new AreaId(row.value2())))
                .forEach((parent, rows) -> children.put(
                        parent,
                        rows.stream().map(row -> new AreaId(row.value1())).toList()));
        var all = new HashSet<AreaId>();
        var open = new ArrayDeque<>(new ArrayList<>(roots));
        while (!open.isEmpty()) {
            var next = open.pop();
            if (all.add(next)) {
                open.addAll(children.getOrDefault(next, List.of()));
            }
        }
        return all;
    }

    /** The smallest area whose outline covers the point. */
    @Transactional(readOnly = true)
    public Optional<AreaId> whereLies(ZoneKey zone, Coordinates point) {
        return areas.around(zone, point).stream()
                .filter(each -> covers(each.facts().outline(), point))
                .min(Comparator.comparingDouble(each -> size(each.facts().outline())))
                .map(AreaRepository.Stored::id);
    }

    private static boolean covers(@Nullable Outline outline, Coordinates point) {
        return outline != null && outline.covers(point);
    }

    private static double size(@Nullable Outline outline) {
        return outline == null ? Double.MAX_VALUE : outline.size();
    }
}
