package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.SUB_TASK;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.schema.matter.tables.records.SubTaskRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Keeps the parts of matters: sub-tasks are written with their matter, children are matters of their own. */
@Repository
class SubTaskRepository {

    private final DSLContext sql;

    SubTaskRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The sub-tasks and the numbers of open children; what the rules about parts need. */
    Matter loadInto(Matter matter) {
        sql.selectFrom(SUB_TASK)
                .where(SUB_TASK.ZONE_ID.eq(matter.zone.value()), SUB_TASK.MATTER_ID.eq(matter.id.value()))
                .orderBy(SUB_TASK.SORT, SUB_TASK.ID)
                .forEach(row -> keep(matter, row));
        var children = sql.select(MATTER_.NUMBER, MATTER_.STATE, MATTER_.PERCENT, MATTER_.WEIGHT)
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(matter.zone.value()), MATTER_.PARENT_ID.eq(matter.id.value()))
                .orderBy(MATTER_.NUMBER)
                .limit(Family.MOST)
                .fetch();
        matter.parts.openChildren = children.stream()
                .filter(child -> MatterState.valueOf(child.value2()).isLive())
                .map(child -> child.value1())
                .toList();
        matter.parts.childrenPercent = Share.together(children.stream()
                        .flatMap(child -> Share.of(MatterState.valueOf(child.value2()), child.value3(), child.value4()))
                        .toList())
                .orElse(null);
        return matter;
    }

    /** The sub-tasks of many, in one query. */
    void loadAll(ZoneKey zone, Map<MatterId, Matter> matters) {
        sql.selectFrom(SUB_TASK)
                .where(
                        SUB_TASK.ZONE_ID.eq(zone.value()),
                        SUB_TASK.MATTER_ID.in(
                                matters.keySet().stream().map(MatterId::value).toList()))
                .orderBy(SUB_TASK.SORT, SUB_TASK.ID)
                .forEach(row -> keep(Objects.requireNonNull(matters.get(new MatterId(row.getMatterId()))), row));
    }

    private static void keep(Matter matter, SubTaskRecord row) {
        matter.parts.subTasks.put(row.getId(), subTask(row));
        matter.parts.stored.add(row.getId());
        if (row.getRaisedTo() != null) {
            matter.parts.raisedTo.add(new UnitId(row.getRaisedTo()));
        }
    }

    /** Writes the sub-tasks that were made or changed, a batch for each. */
    void write(Collection<Matter> matters) {
        var fresh = new ArrayList<SubTaskRecord>();
        var changed = new ArrayList<SubTaskRecord>();
        for (var matter : matters) {
            var known = List.copyOf(matter.parts.subTasks.keySet());
            for (var id : matter.parts.touched) {
                var row = record(matter, Objects.requireNonNull(matter.parts.subTasks.get(id)), known.indexOf(id));
                (matter.parts.stored.contains(id) ? changed : fresh).add(row);
            }
            matter.parts.stored.addAll(matter.parts.touched);
            matter.parts.touched.clear();
        }
        if (!fresh.isEmpty()) {
            sql.batchInsert(fresh).execute();
        }
        if (!changed.isEmpty()) {
            sql.batchUpdate(changed).execute();
        }
    }

    private static SubTaskRecord record(Matter matter, SubTask part, int sort) {
        var row = new SubTaskRecord();
        row.setZoneId(matter.zone.value());
        row.setId(part.id());
        row.setMatterId(matter.id.value());
        row.setUnitId(part.unit().value());
        row.setWhat(part.what());
        row.setDueOn(part.dueOn());
        row.setMandatory(part.mandatory());
        row.setState(part.state().name());
        row.setRound(part.round());
        row.setGivenAt(part.givenAt());
        row.setReportedAt(part.reportedAt());
        row.setEndedAt(part.endedAt());
        row.setWord(part.word());
        row.setSort(sort);
        var pressure = part.pressure();
        var rung = pressure.rung();
        var raisedTo = pressure.raisedTo();
        var handler = part.handler();
        var mergedFrom = part.mergedFrom();
        row.setUrgeCount(pressure.urges());
        row.setLastUrgedAt(pressure.lastUrgedAt());
        row.setRung(rung == null ? null : rung.name());
        row.setRungSince(pressure.rungSince());
        row.setRaisedTo(raisedTo == null ? null : raisedTo.value());
        row.setHandlerAccountId(handler == null ? null : handler.value());
        row.setMergedFrom(mergedFrom == null ? null : mergedFrom.name());
        return row;
    }

    private static SubTask subTask(SubTaskRecord row) {
        return new SubTask(
                row.getId(),
                new UnitId(row.getUnitId()),
                row.getWhat(),
                row.getDueOn(),
                row.getMandatory(),
                SubTask.State.valueOf(row.getState()),
                row.getRound(),
                row.getGivenAt(),
                row.getReportedAt(),
                row.getEndedAt(),
                row.getWord(),
                row.getHandlerAccountId() == null ? null : new AccountId(row.getHandlerAccountId()),
                new SubTask.Pressure(
                        row.getUrgeCount(),
                        row.getLastUrgedAt(),
                        row.getRung() == null ? null : Rung.valueOf(row.getRung()),
                        row.getRungSince(),
                        row.getRaisedTo() == null ? null : new UnitId(row.getRaisedTo())),
                row.getMergedFrom() == null ? null : SubTask.State.valueOf(row.getMergedFrom()));
    }
}
