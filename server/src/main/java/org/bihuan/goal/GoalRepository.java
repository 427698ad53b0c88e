package org.bihuan.goal;

import static org.bihuan.schema.goal.Tables.GOAL_;
import static org.bihuan.schema.goal.Tables.ITEM;
import static org.bihuan.schema.goal.Tables.WORK;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.matter.MatterId;
import org.bihuan.schema.goal.tables.records.ItemRecord;
import org.bihuan.schema.goal.tables.records.WorkRecord;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keeps goals with their works and items; a goal is loaded and written in one piece. */
@Repository
class GoalRepository {

    /** An item that has become a matter. */
    record Opened(UUID item, MatterId matter) {}

    record Published(GoalPlan.Item item, MatterId matter) {}

    /** @param matters the matters of published items, by item */
    record Stored(GoalPlan plan, @Nullable Instant publishedAt, int version, Map<UUID, MatterId> matters) {

        Set<UUID> publishedIds() {
            return matters.keySet();
        }

        /** Without what has been added since and is still a draft. */
        Stored publishedOnly() {
            return new Stored(plan.only(publishedIds()), publishedAt, version, matters);
        }

        List<Published> published() {
            return plan.items().stream()
                    .filter(item -> matters.containsKey(item.id()))
                    .map(item -> new Published(item, Objects.requireNonNull(matters.get(item.id()))))
                    .toList();
        }
    }

    private final DSLContext sql;

    GoalRepository(DSLContext sql) {
        this.sql = sql;
    }

    Optional<Stored> find(ZoneKey zone, UUID id) {
        return sql.selectFrom(GOAL_)
                .where(GOAL_.ZONE_ID.eq(zone.value()), GOAL_.ID.eq(id))
                .fetchOptional()
                .map(row -> {
                    var items = items(zone, id);
                    var matters = new LinkedHashMap<UUID, MatterId>();
                    items.stream()
                            .filter(item -> item.getMatterId() != null)
                            .forEach(item -> matters.put(item.getId(), new MatterId(item.getMatterId())));
                    var sponsor = row.getSponsorId();
                    var plan = new GoalPlan(
                            row.getYear(),
                            row.getName(),
                            row.getTarget(),
                            sponsor == null ? null : new PersonId(sponsor),
                            works(zone, id, items));
                    return new Stored(plan, row.getPublishedAt(), row.getVersion(), matters);
                });
    }

    private List<ItemRecord> items(ZoneKey zone, UUID goal) {
        return sql.selectFrom(ITEM)
                .where(ITEM.ZONE_ID.eq(zone.value()), ITEM.GOAL_ID.eq(goal))
                .orderBy(ITEM.SORT, ITEM.ID)
                .fetch();
    }

    private List<GoalPlan.Work> works(ZoneKey zone, UUID goal, List<ItemRecord> items) {
        var byWork = items.stream().collect(Collectors.groupingBy(ItemRecord::getWorkId));
        return sql.selectFrom(WORK)
                .where(WORK.ZONE_ID.eq(zone.value()), WORK.GOAL_ID.eq(goal))
                .orderBy(WORK.SORT, WORK.ID)
                .fetch(row -> new GoalPlan.Work(
                        row.getId(),
                        row.getName(),
                        unit(row.getLeadUnitId()),
                        byWork.getOrDefault(row.getId(), List.of()).stream()
                                .map(GoalRepository::item)
                                .toList()));
    }

    private static GoalPlan.Item item(ItemRecord row) {
        return new GoalPlan.Item(
                row.getId(),
                row.getMeasure(),
                unit(row.getUnitId()),
                row.getResponsibleName(),
                row.getDueOn(),
                row.getEvidenceWanted());
    }

    private static @Nullable UnitId unit(@Nullable UUID id) {
        return id == null ? null : new UnitId(id);
    }

    void insert(Viewer viewer, UUID id, GoalPlan plan, Instant now) {
        var sponsor = plan.sponsor();
        sql.insertInto(GOAL_)
                .set(GOAL_.ZONE_ID, viewer.zone().value())
                .set(GOAL_.ID, id)
                .set(GOAL_.YEAR, plan.year())
                .set(GOAL_.NAME, plan.name())
                .set(GOAL_.TARGET, plan.target())
                .set(GOAL_.SPONSOR_ID, sponsor == null ? null : sponsor.value())
                .set(GOAL_.CREATED_BY, viewer.account().value())
                .set(GOAL_.CREATED_AT, now)
                .set(GOAL_.VERSION, 1)
                .execute();
        writeBelow(viewer.zone(), id, plan, Map.of());
    }

    /** False when somebody else was faster. */
    boolean update(Viewer viewer, UUID id, int version, GoalPlan plan) {
        var zone = viewer.zone();
        var sponsor = plan.sponsor();
        var written = sql.update(GOAL_)
                .set(GOAL_.YEAR, plan.year())
                .set(GOAL_.NAME, plan.name())
                .set(GOAL_.TARGET, plan.target())
                .set(GOAL_.SPONSOR_ID, sponsor == null ? null : sponsor.value())
                .set(GOAL_.VERSION, version + 1)
                .where(GOAL_.ZONE_ID.eq(zone.value()), GOAL_.ID.eq(id), GOAL_.VERSION.eq(version))
                .execute();
        if (written == 0) {
            return false;
        }
        var matters = new LinkedHashMap<UUID, UUID>();
        items(zone, id).stream()
                .filter(item -> item.getMatterId() != null)
                .forEach(item -> matters.put(item.getId(), item.getMatterId()));
        sql.deleteFrom(ITEM)
                .where(ITEM.ZONE_ID.eq(zone.value()), ITEM.GOAL_ID.eq(id))
                .execute();
        sql.deleteFrom(WORK)
                .where(WORK.ZONE_ID.eq(zone.value()), WORK.GOAL_ID.eq(id))
                .execute();
        writeBelow(zone, id, plan, matters);
        return true;
    }

    private void writeBelow(ZoneKey zone, UUID goal, GoalPlan plan, Map<UUID, UUID> matters) {
        var works = new ArrayList<WorkRecord>();
        var items = new ArrayList<ItemRecord>();
        for (var work : plan.works()) {
            var row = new WorkRecord();
            row.setZoneId(zone.value());
            row.setId(work.id());
            row.setGoalId(goal);
            row.setName(work.name());
            row.setLeadUnitId(id(work.leadUnit()));
            row.setSort(works.size());
            works.add(row);
            for (var item : work.items()) {
                items.add(record(zone, goal, work.id(), item, matters.get(item.id()), items.size()));
            }
        }
        sql.batchInsert(works).execute();
        sql.batchInsert(items).execute();
    }

    private static ItemRecord record(
            ZoneKey zone, UUID goal, UUID work, GoalPlan.Item item, @Nullable UUID matter, int sort) {
        var row = new ItemRecord();
        row.setZoneId(zone.value());
        row.setId(item.id());
        row.setGoalId(goal);
        row.setWorkId(work);
        row.setMeasure(item.measure());
        row.setUnitId(id(item.unit()));
        row.setResponsibleName(item.responsibleName());
        row.setDueOn(item.dueOn());
        row.setEvidenceWanted(item.evidenceWanted());
        row.setMatterId(matter);
        row.setSort(sort);
        return row;
    }

    private static @Nullable UUID id(@Nullable UnitId unit) {
        return unit == null ? null : unit.value();
    }

    /** False when somebody else was faster. */
    boolean publish(ZoneKey zone, UUID id, int version, List<Opened> opened, Instant now) {
        var first = sql.select(GOAL_.PUBLISHED_AT)
                .from(GOAL_)
                .where(GOAL_.ZONE_ID.eq(zone.value()), GOAL_.ID.eq(id))
                .fetchOne(GOAL_.PUBLISHED_AT);
        var written = sql.update(GOAL_)
                .set(GOAL_.PUBLISHED_AT, first == null ? now : first)
                .set(GOAL_.VERSION, version + 1)
                .where(GOAL_.ZONE_ID.eq(zone.value()), GOAL_.ID.eq(id), GOAL_.VERSION.eq(version))
                .execute();
        if (written == 0) {
            return false;
        }
        sql.batchUpdate(opened.stream()
                        .map(each -> {
                            var row = new ItemRecord();
                            row.setZoneId(zone.value());
                            row.setId(each.item());
                            row.setMatterId(each.matter().value());
                            return row;
                        })
                        .toList())
                .execute();
        return true;
    }
}
