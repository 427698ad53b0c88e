package org.bihuan.organisation;

import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.organisation.Tables.UNIT_ALIAS;

import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What keeps the units a tree with unmistakable names. Asked with the tree locked. */
@Component
class UnitTreeRule {

    private final DSLContext sql;
    private final UnitRepository units;

    UnitTreeRule(DSLContext sql, UnitRepository units) {
        this.sql = sql;
        this.units = units;
    }

    /** Refuses facts that would make a ring, hang on a unit that is not there, or take a name in use. */
    void mustFit(ZoneKey zone, @Nullable Unit before, UnitFacts facts, LocalDate from) {
        var id = before == null ? null : before.id();
        if (facts.parent() != null) {
            mustHangOn(zone, id, facts.parent(), from, before);
        }
        if (facts.supervisedBy() != null) {
            mustBeOpen(zone, facts.supervisedBy(), "supervisedBy");
            if (facts.supervisedBy().equals(id)) {
                throw Problem.field("supervisedBy", "ORGANISATION-SUPERVISES-ITSELF", "主管单位不能是本单位。");
            }
        }
        mustBeFree(zone, id, facts.name(), "name");
        mustBeFree(zone, id, facts.shortName(), "shortName");
    }

    void mustBeOpen(ZoneKey zone, UnitId id, String field) {
        if (units.find(zone, id).filter(Unit::isOpen).isEmpty()) {
            throw Problem.field(field, "ORGANISATION-UNIT-NOT-OPEN", "所选单位不存在或已撤并，请重选。");
        }
    }

    void mustHaveNoChildren(ZoneKey zone, UnitId id) {
        var has = sql.fetchExists(
                UNIT,
                UNIT.ZONE_ID.eq(zone.value()),
                UNIT.VALID_TO.isNull(),
                UNIT.PARENT_ID.eq(id.value()).or(UNIT.SUPERVISED_BY_ID.eq(id.value())));
        if (has) {
            throw Problem.conflict("ORGANISATION-UNIT-HAS-CHILDREN", "还有单位隶属于它或由它主管，请先把这些单位调整到别处，再办理撤并。");
        }
    }

    void mustBeFree(ZoneKey zone, @Nullable UnitId id, String name, String field) {
        if (!isFree(zone, id, name)) {
            throw Problem.field(field, "ORGANISATION-NAME-TAKEN", "“" + name + "”已是另一单位的名称、简称或别名，请换一个。");
        }
    }

    /** Whether no other open unit goes by this name, in full, short or as an alias. */
    boolean isFree(ZoneKey zone, @Nullable UnitId id, String name) {
        var other = id == null ? UNIT.ID.isNotNull() : UNIT.ID.ne(id.value());
        var named = sql.fetchExists(
                UNIT,
                UNIT.ZONE_ID.eq(zone.value()),
                UNIT.VALID_TO.isNull(),
                other,
                UNIT.NAME.eq(name).or(UNIT.SHORT_NAME.eq(name)));
        return !named
                && !sql.fetchExists(sql.selectOne()
                        .from(UNIT_ALIAS)
                        .join(UNIT)
                        .on(UNIT.ZONE_ID.eq(UNIT_ALIAS.ZONE_ID), UNIT.ID.eq(UNIT_ALIAS.UNIT_ID))
                        .where(
                                UNIT_ALIAS.ZONE_ID.eq(zone.value()),
                                UNIT_ALIAS.ALIAS.eq(name),
                                UNIT.VALID_TO.isNull(),
                                other));
    }

    /** The chain upwards must not come back, and must have stood as it is since the day, else the past had a ring. */
    private void mustHangOn(ZoneKey zone, @Nullable UnitId id, UnitId parent, LocalDate from, @Nullable Unit before) {
        mustBeOpen(zone, parent, "parent");
        var moved = before == null || !parent.equals(before.facts().parent());
        var open = units.open(zone).stream().collect(Collectors.toMap(Unit::id, Function.identity()));
        for (var above = open.get(parent); above != null; above = above(open, above)) {
            if (above.id().equals(id)) {
                throw Problem.field("parent", "ORGANISATION-TREE-RING", "上级单位不能是本单位或它的下级。");
            }
            if (id != null && moved && above.stateFrom().isAfter(from)) {
                throw Problem.field(
                        "from",
                        "ORGANISATION-DATE-BEFORE-PARENT",
                        "“" + above.facts().name() + "”的现状始于 " + above.stateFrom() + "，生效日期不能更早。");
            }
        }
    }

    private static @Nullable Unit above(java.util.Map<UnitId, Unit> open, Unit unit) {
        var parent = unit.facts().parent();
        return parent == null ? null : open.get(parent);
    }
}
