package org.bihuan.suspicion;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;
import static org.bihuan.schema.subject.Tables.SUBJECT_;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.evidence.EvidenceId;
import org.bihuan.matter.MatterState;
import org.bihuan.place.Coordinates;
import org.bihuan.schema.matter.tables.records.MatterEventRecord;
import org.bihuan.schema.suspicion.tables.records.LookRecord;
import org.bihuan.shared.ZoneKey;
import org.bihuan.subject.SubjectState;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a report is to be held against out of the timelines. */
@Repository
class ReportHistory {

    private static final int MOST_KIN = 500;
    private static final int MOST_EVENTS = 1000;
    private static final int NEARLY_DONE = 80;

    private final DSLContext sql;
    private final JsonMapper json;

    ReportHistory(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** The number of the report that has just been written; absent when it is no longer there. */
    @Nullable
    Integer lastSeq(ZoneKey zone, UUID matter) {
        return sql.select(DSL.max(MATTER_EVENT.SEQ))
                .from(MATTER_EVENT)
                .where(
                        MATTER_EVENT.ZONE_ID.eq(zone.value()),
                        MATTER_EVENT.MATTER_ID.eq(matter),
                        MATTER_EVENT.EVENT.eq("Reported"))
                .fetchOne(0, Integer.class);
    }

    Report of(ZoneKey zone, LookRecord look) {
        var events = sql.selectFrom(MATTER_EVENT)
                .where(
                        MATTER_EVENT.ZONE_ID.eq(zone.value()),
                        MATTER_EVENT.MATTER_ID.eq(look.getMatterId()),
                        MATTER_EVENT.SEQ.le(look.getSeq()))
                .orderBy(MATTER_EVENT.SEQ.desc())
                .limit(MOST_EVENTS)
                .fetch();
        var before = events.subList(1, events.size()).reversed();
        var begun = begun(before);
        var earlier = new LinkedHashSet<UUID>();
        for (var event : before) {
            if (!finished(event, begun)) {
                earlier.addAll(List.of(event.getEvidence()));
            }
        }
        return new Report(
                look.getMatterId(),
                List.of(look.getFiles()),
                events.getFirst().getAt(),
                begun == null ? null : begun.getAt(),
                List.copyOf(earlier),
                kin(zone, look.getMatterId()),
                spot(zone, look.getMatterId()));
    }

    /** The last thing that began a round; in the first round the first assignment, or the opening. */
    private static @Nullable MatterEventRecord begun(List<MatterEventRecord> before) {
        MatterEventRecord begun = null;
        for (var event : before) {
            boolean again = event.getEvent().equals("Reopened")
                    || event.getToState().equals(MatterState.REWORK.name())
                            && !MatterState.REWORK.name().equals(event.getFromState());
            boolean first = begun == null || begun.getEvent().equals("Opened");
            if (again
                    || first && event.getEvent().equals("Assigned")
                    || begun == null && event.getEvent().equals("Opened")) {
                begun = event;
            }
        }
        return begun;
    }

    /** Photos of progress said to be nearly complete may show the finished work; so does a report withdrawn in the same round. */
    private boolean finished(MatterEventRecord event, @Nullable MatterEventRecord begun) {
        if (begun != null && event.getSeq() < begun.getSeq()) {
            return false;
        }
        return switch (event.getEvent()) {
            case "Progressed" ->
                json.readTree(event.getFacts().data()).path("percent").asInt() >= NEARLY_DONE;
            case "Reported" -> true;
            default -> false;
        };
    }

    /** Known by the subject's code; a code that several share, or none has, tells nothing. */
    private @Nullable Coordinates spot(ZoneKey zone, UUID matter) {
        var found = sql.select(SUBJECT_.LONGITUDE, SUBJECT_.LATITUDE, SUBJECT_.ACCURACY)
                .from(MATTER_)
                .join(SUBJECT_)
                .on(
                        SUBJECT_.ZONE_ID.eq(MATTER_.ZONE_ID),
                        SUBJECT_.CREDIT_CODE.eq(MATTER_.SUBJECT_CODE),
                        SUBJECT_.ZONE_ID.eq(zone.value()))
                .where(
                        MATTER_.ZONE_ID.eq(zone.value()),
                        MATTER_.ID.eq(matter),
                        SUBJECT_.STATE.ne(SubjectState.MERGED.name()))
                .limit(2)
                .fetch();
        if (found.size() != 1 || found.getFirst().value1() == null) {
            return null;
        }
        var one = found.getFirst();
        return new Coordinates(one.value1(), one.value2(), one.value3());
    }

    private Set<UUID> kin(ZoneKey zone, UUID matter) {
        var kin = new HashSet<UUID>();
        kin.add(matter);
        var parent = sql.select(MATTER_.PARENT_ID)
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(zone.value()), MATTER_.ID.eq(matter))
                .fetchOne(MATTER_.PARENT_ID);
        var parents = new ArrayList<>(List.of(matter));
        if (parent != null) {
            parents.add(parent);
            kin.add(parent);
        }
        kin.addAll(sql.select(MATTER_.ID)
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(zone.value()), MATTER_.PARENT_ID.in(parents))
                .limit(MOST_KIN)
                .fetch(MATTER_.ID));
        return kin;
    }

    /** Where each of these files was first cited until then, outside the given matters. */
    Map<EvidenceId, UUID> cited(ZoneKey zone, Collection<EvidenceId> files, Report report) {
        if (files.isEmpty()) {
            return Map.of();
        }
        var wanted = files.stream().map(EvidenceId::value).toList();
        var first = new HashMap<EvidenceId, UUID>();
        sql.select(MATTER_EVENT.MATTER_ID, MATTER_EVENT.EVIDENCE)
                .from(MATTER_EVENT)
                .where(
                        MATTER_EVENT.ZONE_ID.eq(zone.value()),
                        MATTER_EVENT.EVIDENCE.ne(new UUID[0]),
                        DSL.or(wanted.stream()
                                .map(file -> MATTER_EVENT.EVIDENCE.contains(new UUID[] {file}))
                                .toList()),
                        MATTER_EVENT.AT.lt(report.reportedAt()),
                        MATTER_EVENT.MATTER_ID.notIn(report.kin()),
                        MATTER_EVENT.EVENT.ne("Absorbed"))
                .orderBy(MATTER_EVENT.AT, MATTER_EVENT.ID)
                .limit(MOST_EVENTS)
                .forEach(row -> {
                    for (var file : row.value2()) {
                        if (wanted.contains(file)) {
                            first.putIfAbsent(new EvidenceId(file), row.value1());
                        }
                    }
                });
        return first;
    }
}
