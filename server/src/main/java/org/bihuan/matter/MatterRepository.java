package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_REQUEST;
import static org.bihuan.schema.matter.Tables.MATTER_SLOT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.schema.matter.tables.records.MatterEventRecord;
import org.bihuan.schema.matter.tables.records.MatterRecord;
import org.bihuan.schema.matter.tables.records.MatterSlotRecord;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/**
 * Keeps matters. The only place that writes them: each write also appends the timeline and the state intervals, so that
 * one fact serves the file, the statistics and the audit.
 */
@Repository
class MatterRepository {

    private final DSLContext sql;
    private final MatterMapping mapping;
    private final MatterRecords records;
    private final Intervals intervals;
    private final SubTaskRepository subTasks;

    MatterRepository(
            DSLContext sql,
            MatterMapping mapping,
            MatterRecords records,
            Intervals intervals,
            SubTaskRepository subTasks) {
        this.sql = sql;
        this.mapping = mapping;
        this.records = records;
        this.intervals = intervals;
        this.subTasks = subTasks;
    }

    Optional<Matter> find(ZoneKey zone, MatterId id) {
        return sql.select(MATTER_, MATTER_REQUEST)
                .from(MATTER_)
                .leftJoin(MATTER_REQUEST)
                .on(
                        MATTER_REQUEST.ZONE_ID.eq(MATTER_.ZONE_ID),
                        MATTER_REQUEST.MATTER_ID.eq(MATTER_.ID),
                        MATTER_REQUEST.ZONE_ID.eq(zone.value()),
                        MATTER_REQUEST.OUTCOME.isNull())
                .where(MATTER_.ZONE_ID.eq(zone.value()), MATTER_.ID.eq(id.value()))
                .fetchOptional(row -> mapping.matter(row.value1(), row.value2()));
    }

    /** With its sub-tasks and what is open among its children. */
    Optional<Matter> findWhole(ZoneKey zone, MatterId id) {
        return find(zone, id).map(subTasks::loadInto);
    }

    /** The same, locked against everybody else until the transaction ends. */
    Optional<Matter> lockWhole(ZoneKey zone, MatterId id) {
        return lockAll(zone, List.of(id)).values().stream().findFirst().map(subTasks::loadInto);
    }

    /** The given matters, locked against everybody else until the transaction ends. */
    Map<MatterId, Matter> lockAll(ZoneKey zone, Collection<MatterId> ids) {
        var found = new HashMap<MatterId, Matter>();
        sql.select(MATTER_, MATTER_REQUEST)
                .from(MATTER_)
                .leftJoin(MATTER_REQUEST)
                .on(
                        MATTER_REQUEST.ZONE_ID.eq(MATTER_.ZONE_ID),
                        MATTER_REQUEST.MATTER_ID.eq(MATTER_.ID),
                        MATTER_REQUEST.ZONE_ID.eq(zone.value()),
                        MATTER_REQUEST.OUTCOME.isNull())
                .where(
                        MATTER_.ZONE_ID.eq(zone.value()),
                        MATTER_.ID.in(ids.stream().map(MatterId::value).toList()))
                .orderBy(MATTER_.ID)
                .forNoKeyUpdate()
                .of(MATTER_)
                .forEach(row -> {
                    var matter = mapping.matter(row.value1(), row.value2());
                    found.put(matter.id, matter);
                });
        return found;
    }

    /** The same with their sub-tasks. */
    Map<MatterId, Matter> lockAllWithParts(ZoneKey zone, Collection<MatterId> ids) {
        var found = lockAll(zone, ids);
        subTasks.loadAll(zone, found);
        return found;
    }

    /** The units in the given slot. */
    Set<UnitId> units(Matter matter, Slot slot) {
        return new HashSet<>(sql.select(MATTER_SLOT.UNIT_ID)
                .from(MATTER_SLOT)
                .where(
                        MATTER_SLOT.ZONE_ID.eq(matter.zone.value()),
                        MATTER_SLOT.MATTER_ID.eq(matter.id.value()),
                        MATTER_SLOT.SLOT.eq(slot.name()),
                        MATTER_SLOT.UNIT_ID.isNotNull())
                .fetch(row -> new UnitId(row.value1())));
    }

    /** The slots somebody fills. */
    Set<Slot> filled(Matter matter) {
        return sql.selectDistinct(MATTER_SLOT.SLOT)
                .from(MATTER_SLOT)
                .where(MATTER_SLOT.ZONE_ID.eq(matter.zone.value()), MATTER_SLOT.MATTER_ID.eq(matter.id.value()))
                .fetchSet(row -> Slot.valueOf(row.value1()));
    }

    void insert(Matter matter, List<Responsibility> responsibilities, Actor actor) {
        insertAll(List.of(new NewMatter(matter, responsibilities)), actor);
    }

    /** A matter not yet written, with its slots. */
    record NewMatter(Matter matter, List<Responsibility> responsibilities) {}

    /** Writes many at once, a batch per table. */
    void insertAll(Collection<NewMatter> all, Actor actor) {
        if (all.isEmpty()) {
            return;
        }
        var matters = new ArrayList<MatterRecord>();
        var slots = new ArrayList<MatterSlotRecord>();
        var events = new ArrayList<MatterEventRecord>();
        var begun = new ArrayList<Intervals.Begun>();
        for (var each : all) {
            var matter = each.matter();
            matter.sponsor = Responsibility.sponsor(each.responsibilities());
            events.addAll(records.events(matter, actor));
            begun.add(Intervals.of(matter, actor.at()));
            matter.version = 1;
            matters.add(mapping.record(matter, actor.at()));
            slots.addAll(MatterRecords.slots(matter, each.responsibilities()));
            matter.written();
        }
        sql.batchInsert(matters).execute();
        sql.batchInsert(slots).execute();
        sql.batchInsert(events).execute();
        intervals.write(zone(matters), begun, actor.at());
        subTasks.write(all.stream().map(NewMatter::matter).toList());
    }

    private static ZoneKey zone(List<MatterRecord> matters) {
        return new ZoneKey(matters.getFirst().getZoneId());
    }

    /** Writes what has happened; false when somebody else was faster. */
    boolean update(Matter matter, Actor actor) {
        var loaded = matter.version;
        var events = records.events(matter, actor);
        intervals.rewrite(matter, actor);
        var begun = Intervals.of(matter, actor.at());
        matter.version = loaded + 1;
        var changes = mapping.changes(matter, actor.at());
        if (actor.account() == null) {
            // The list's latest first is about what people did; a round of the ladder must not stir it up.
            changes.remove(MATTER_.LAST_EVENT_AT);
        }
        var written = sql.update(MATTER_)
                .set(changes)
                .where(
                        MATTER_.ZONE_ID.eq(matter.zone.value()),
                        MATTER_.ID.eq(matter.id.value()),
                        MATTER_.VERSION.eq(loaded))
                .execute();
        if (written == 0) {
            return false;
        }
        sql.batchInsert(events).execute();
        intervals.write(matter.zone, List.of(begun), actor.at());
        subTasks.write(List.of(matter));
        matter.written();
        return true;
    }

    /** Writes what has happened to many that {@link #lockAll} gave, a batch per table. */
    void updateLocked(Collection<Matter> all, Actor actor) {
        var matters = new ArrayList<MatterRecord>();
        var events = new ArrayList<MatterEventRecord>();
        var begun = new ArrayList<Intervals.Begun>();
        for (var matter : all) {
            events.addAll(records.events(matter, actor));
            begun.add(Intervals.of(matter, actor.at()));
            matter.version++;
            matters.add(mapping.record(matter, actor.at()));
            matter.written();
        }
        if (matters.isEmpty()) {
            return;
        }
        sql.batchUpdate(matters).execute();
        sql.batchInsert(events).execute();
        intervals.write(zone(matters), begun, actor.at());
        subTasks.write(all);
    }

    /** Writes that these have been taken back: they count nowhere any longer. */
    void takeBackLocked(Collection<Matter> all, Actor actor) {
        updateLocked(all, actor);
        all.stream()
                .findFirst()
                .ifPresent(any -> intervals.disown(
                        any.zone, all.stream().map(matter -> matter.id.value()).toList(), actor.at()));
    }

    /** Puts these in place of whoever fills the slots named. */
    void replaceSlots(Matter matter, Set<Slot> slots, List<Responsibility> responsibilities) {
        replaceSlots(matter.zone, slots, List.of(new NewMatter(matter, responsibilities)));
    }

    /** The same for many; responsibilities of other slots than these are left out. */
    void replaceSlots(ZoneKey zone, Set<Slot> slots, Collection<NewMatter> all) {
        sql.deleteFrom(MATTER_SLOT)
                .where(
                        MATTER_SLOT.ZONE_ID.eq(zone.value()),
                        MATTER_SLOT.MATTER_ID.in(all.stream()
                                .map(each -> each.matter().id.value())
                                .toList()),
                        MATTER_SLOT.SLOT.in(slots.stream().map(Enum::name).toList()))
                .execute();
        var records = new ArrayList<MatterSlotRecord>();
        for (var each : all) {
            var wanted = each.responsibilities().stream()
                    .filter(one -> slots.contains(one.slot()))
                    .toList();
            records.addAll(MatterRecords.slots(each.matter(), wanted));
        }
        sql.batchInsert(records).execute();
    }

    /** Who fills which slot of these matters. */
    Map<MatterId, List<Responsibility>> slots(ZoneKey zone, Collection<MatterId> ids) {
        return sql.selectFrom(MATTER_SLOT)
                .where(
                        MATTER_SLOT.ZONE_ID.eq(zone.value()),
                        MATTER_SLOT.MATTER_ID.in(
                                ids.stream().map(MatterId::value).toList()))
                .orderBy(MATTER_SLOT.SORT)
                .fetchGroups(
                        row -> new MatterId(row.getMatterId()),
                        row -> new Responsibility(
                                Slot.valueOf(row.getSlot()),
                                row.getUnitId() == null ? null : new UnitId(row.getUnitId()),
                                row.getPersonId() == null ? null : new PersonId(row.getPersonId()),
                                row.getPersonName(),
                                row.getPhone()));
    }
}
