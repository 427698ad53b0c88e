package org.bihuan.subject;

import static org.bihuan.schema.subject.Tables.MERGE;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.schema.subject.tables.records.RelationRecord;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Two records that are one subject become one (合并), with all relations; taken back when it was a mistake. */
@Service
public class Merges {

    /** What a merge did to a relation: it was moved over on that side, or ended because the other stood so already. */
    record Moved(UUID relation, boolean from, boolean ended) {}

    private final SubjectRepository subjects;
    private final RelationRepository relations;
    private final DSLContext sql;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Merges(
            SubjectRepository subjects,
            RelationRepository relations,
            DSLContext sql,
            JsonMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.subjects = subjects;
        this.relations = relations;
        this.sql = sql;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** Puts the subject into another, which goes on alone. */
    @Transactional
    public void merge(Viewer viewer, SubjectId id, int version, SubjectId into, String reason) {
        viewer.mustHave(Permit.SUBJECT_KEEP);
        var merged =
                Subjects.mustBeKept(viewer, subjects.find(viewer.zone(), id).orElse(null));
        merged.mustHaveVersion(version);
        merged.mustBeOneself();
        var kept = subjects.find(viewer.zone(), into)
                .filter(each -> SubjectSight.sees(viewer, each.facts()))
                .orElseThrow(() -> Problem.field("into", "SUBJECT-OTHER-UNKNOWN", "没有这个对象，或您无权查看，请重新选择。"));
        kept.mustBeOneself();
        if (id.equals(into)) {
            throw Problem.field("into", "SUBJECT-MERGED-WITH-ITSELF", "不能并入自己。");
        }
        var moved = move(viewer, id, into);
        var why = reason.strip();
        var after = with(merged, SubjectState.MERGED, into);
        if (!subjects.update(
                viewer,
                after,
                new SubjectEvent.Merged(into.value(), kept.facts().name(), why))) {
            throw Subjects.stale();
        }
        subjects.note(
                viewer, into, new SubjectEvent.TookIn(id.value(), merged.facts().name(), why));
        sql.insertInto(MERGE)
                .set(MERGE.ZONE_ID, viewer.zone().value())
                .set(MERGE.ID, Ids.next())
                .set(MERGE.KEPT_ID, into.value())
                .set(MERGE.MERGED_ID, id.value())
                .set(MERGE.STATE_BEFORE, merged.state().name())
                .set(MERGE.MOVED, JSONB.valueOf(json.writeValueAsString(moved)))
                .set(MERGE.REASON, why)
                .set(MERGE.MERGED_BY, viewer.account().value())
                .set(MERGE.MERGED_BY_NAME, viewer.name())
                .set(MERGE.MERGED_AT, clock.instant())
                .execute();
        events.publishEvent(new SubjectsMerged(viewer.zone(), into, id, false));
        acted(viewer, "subject.merge", id, into);
    }

    private List<Moved> move(Viewer viewer, SubjectId merged, SubjectId kept) {
        var zone = viewer.zone();
        var moved = new ArrayList<Moved>();
        for (var relation : relations.open(zone, merged)) {
            var from = relation.getFromId().equals(merged.value());
            var other = from ? relation.getToId() : relation.getFromId();
            if (other.equals(kept.value()) || stands(viewer, relation, from, kept, other)) {
                relations.end(viewer, relation.getId(), later(relation));
                moved.add(new Moved(relation.getId(), from, true));
            } else {
                relations.move(zone, relation.getId(), from, kept);
                moved.add(new Moved(relation.getId(), from, false));
            }
        }
        return moved;
    }

    /** The kept one stands so to the other already, or would become a part of what is a part of it. */
    private boolean stands(Viewer viewer, RelationRecord relation, boolean from, SubjectId kept, UUID other) {
        var first = from ? kept.value() : other;
        var second = from ? other : kept.value();
        return relations.isOpen(viewer.zone(), relation.getKind(), first, second)
                || (relation.getKind().equals(RelationKind.PART_OF.name())
                        && relations.isWithin(viewer.zone(), second, first));
    }

    private java.time.LocalDate later(RelationRecord relation) {
        var today = BusinessZone.today(clock);
        return relation.getValidFrom().isAfter(today) ? relation.getValidFrom() : today;
    }

    /** Takes the merge back: both are there again, the relations where they were. */
    @Transactional
    public void part(Viewer viewer, SubjectId id, int version) {
        viewer.mustHave(Permit.SUBJECT_KEEP);
        var merged =
                Subjects.mustBeKept(viewer, subjects.find(viewer.zone(), id).orElse(null));
        merged.mustHaveVersion(version);
        var zone = viewer.zone().value();
        var row = sql.selectFrom(MERGE)
                .where(MERGE.ZONE_ID.eq(zone), MERGE.MERGED_ID.eq(id.value()), MERGE.UNDONE_AT.isNull())
                .fetchOptional()
                .orElseThrow(() -> Problem.conflict("SUBJECT-NOT-MERGED", "该对象没有合并，无需撤销。"));
        var into = new SubjectId(row.getKeptId());
        var kept =
                Subjects.mustBeKept(viewer, subjects.find(viewer.zone(), into).orElse(null));
        var state = SubjectState.valueOf(row.getStateBefore());
        try {
            if (!subjects.update(
                    viewer,
                    with(merged, state, null),
                    new SubjectEvent.Parted(into.value(), kept.facts().name()))) {
                throw Subjects.stale();
            }
        } catch (DuplicateKeyException codeTaken) {
            throw Problem.conflict("SUBJECT-CODE-TAKEN-SINCE", "其信用代码合并后已由其他对象使用，请先改去该对象的代码再撤销合并。");
        }
        for (var moved : json.readValue(row.getMoved().data(), Moved[].class)) {
            if (moved.ended()) {
                relations.reopen(viewer.zone(), moved.relation());
            } else {
                relations.move(viewer.zone(), moved.relation(), moved.from(), id);
            }
        }
        subjects.note(
                viewer, into, new SubjectEvent.Parted(id.value(), merged.facts().name()));
        sql.update(MERGE)
                .set(MERGE.UNDONE_AT, clock.instant())
                .set(MERGE.UNDONE_BY, viewer.account().value())
                .where(MERGE.ZONE_ID.eq(zone), MERGE.ID.eq(row.getId()))
                .execute();
        events.publishEvent(new SubjectsMerged(viewer.zone(), into, id, true));
        acted(viewer, "subject.part", id, into);
    }

    private static Subject with(Subject before, SubjectState state, @org.jspecify.annotations.Nullable SubjectId into) {
        return new Subject(
                before.id(), before.facts(), before.number(), state, into, before.createdBy(), before.version());
    }

    private void acted(Viewer viewer, String act, SubjectId id, SubjectId into) {
        events.publishEvent(new Acted(viewer, act, "subject", id.value(), Map.of("into", into.value())));
    }
}
