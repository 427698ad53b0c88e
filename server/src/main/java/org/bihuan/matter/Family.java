package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_SLOT;
import static org.bihuan.schema.organisation.Tables.ZONE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bihuan.schema.matter.tables.records.MatterSlotRecord;
import org.bihuan.shared.Ids;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Who is above and below a matter. At most {@value #DEEPEST} levels, and {@value #MOST} children of one parent. */
@Repository
class Family {

    static final int DEEPEST = 3;
    static final int MOST = 100;

    private final DSLContext sql;

    Family(DSLContext sql) {
        this.sql = sql;
    }

    static Problem tooDeep() {
        return Problem.conflict("MATTER-TOO-DEEP", "事项最多分解 " + DEEPEST + " 级，请在上一级分解。");
    }

    /** One change of the tree at a time, so that two cannot make a ring. */
    void lock(ZoneKey zone) {
        var unused = sql.select(ZONE.ZONE_ID)
                .from(ZONE)
                .where(ZONE.ZONE_ID.eq(zone.value()))
                .forNoKeyUpdate()
                .fetch();
    }

    /** 1 for one that stands alone or on top. */
    int depth(Matter matter) {
        int depth = 1;
        var above = Optional.ofNullable(matter.parent);
        while (above.isPresent() && depth <= DEEPEST) {
            depth++;
            above = parentOf(matter.zone, above.get());
        }
        return depth;
    }

    /** Levels from this one down: 1 without children. */
    int height(Matter matter) {
        int height = 1;
        var level = childrenOf(matter.zone, List.of(matter.id));
        while (!level.isEmpty() && height <= DEEPEST) {
            height++;
            level = childrenOf(matter.zone, level);
        }
        return height;
    }

    /** Whether the one is the other or stands above it. */
    boolean isAbove(Matter matter, Matter other) {
        var at = Optional.of(other.id);
        for (int level = 0; at.isPresent() && level <= DEEPEST; level++) {
            if (at.get().equals(matter.id)) {
                return true;
            }
            at = parentOf(matter.zone, at.get());
        }
        return false;
    }

    int count(Matter matter) {
        return sql.fetchCount(
                MATTER_, MATTER_.ZONE_ID.eq(matter.zone.value()), MATTER_.PARENT_ID.eq(matter.id.value()));
    }

    /** Those of the matters that have children. */
    Set<MatterId> parentsAmong(ZoneKey zone, Collection<MatterId> ids) {
        return new HashSet<>(sql.selectDistinct(MATTER_.PARENT_ID)
                .from(MATTER_)
                .where(
                        MATTER_.ZONE_ID.eq(zone.value()),
                        MATTER_.PARENT_ID.in(ids.stream().map(MatterId::value).toList()))
                .fetch(row -> new MatterId(row.value1())));
    }

    private Optional<MatterId> parentOf(ZoneKey zone, MatterId id) {
        return sql.select(MATTER_.PARENT_ID)
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(zone.value()), MATTER_.ID.eq(id.value()))
                .fetchOptional(MATTER_.PARENT_ID)
                .map(MatterId::new);
    }

    private List<MatterId> childrenOf(ZoneKey zone, List<MatterId> parents) {
        return sql.select(MATTER_.ID)
                .from(MATTER_)
                .where(
                        MATTER_.ZONE_ID.eq(zone.value()),
                        MATTER_.PARENT_ID.in(
                                parents.stream().map(MatterId::value).toList()))
                .fetch(row -> new MatterId(row.value1()));
    }

    /** The sponsoring leader, who sponsors the children too. */
    List<Responsibility> sponsor(Matter matter) {
        return sql.select(MATTER_SLOT.PERSON_ID)
                .from(MATTER_SLOT)
                .where(
                        MATTER_SLOT.ZONE_ID.eq(matter.zone.value()),
                        MATTER_SLOT.MATTER_ID.eq(matter.id.value()),
                        MATTER_SLOT.SLOT.eq(Slot.SPONSORING_LEADER.name()),
                        MATTER_SLOT.PERSON_ID.isNotNull())
                .fetch(row -> new Responsibility(Slot.SPONSORING_LEADER, null, new PersonId(row.value1()), null, null));
    }

    /** Gives every child this matter's lead as the one above it, except where that unit leads the child itself. */
    void leadOfAll(Matter parent) {
        var children = sql.select(MATTER_.ID, MATTER_.LEAD_UNIT_ID)
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(parent.zone.value()), MATTER_.PARENT_ID.eq(parent.id.value()))
                .fetchMap(MATTER_.ID, MATTER_.LEAD_UNIT_ID);
        if (children.isEmpty()) {
            return;
        }
        sql.deleteFrom(MATTER_SLOT)
                .where(
                        MATTER_SLOT.ZONE_ID.eq(parent.zone.value()),
                        MATTER_SLOT.MATTER_ID.in(children.keySet()),
                        MATTER_SLOT.SLOT.eq(Slot.PARENT_LEAD_UNIT.name()))
                .execute();
        var lead = parent.leadUnit;
        if (lead == null) {
            return;
        }
        var slots = new ArrayList<MatterSlotRecord>();
        children.forEach((child, itsLead) -> {
            if (!Objects.equals(itsLead, lead.value())) {
                slots.add(above(parent.zone, new MatterId(child), lead));
            }
        });
        sql.batchInsert(slots).execute();
    }

    private static MatterSlotRecord above(ZoneKey zone, MatterId child, UnitId lead) {
        var slot = new MatterSlotRecord();
        slot.setZoneId(zone.value());
        slot.setId(Ids.next());
        slot.setMatterId(child.value());
        slot.setSlot(Slot.PARENT_LEAD_UNIT.name());
        slot.setUnitId(lead.value());
        slot.setSort(0);
        return slot;
    }
}
