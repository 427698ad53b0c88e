package org.bihuan.subject;

import static org.bihuan.schema.subject.Tables.RELATION;
import static org.bihuan.schema.subject.Tables.SUBJECT_;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How subjects stand to each other (对象关系), with the days it holds. */
@Service
public class Relations {

    /** @param outward the subject asked about stands first: it lets to the other, is a part of it … */
    public record Line(
            UUID id,
            RelationKind kind,
            boolean outward,
            UUID other,
            String otherName,
            String otherType,
            SubjectState otherState,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable String note) {}

    private static final int MOST_SHOWN = 200;

    private final SubjectRepository subjects;
    private final RelationRepository relations;
    private final DSLContext sql;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Relations(
            SubjectRepository subjects,
            RelationRepository relations,
            DSLContext sql,
            ApplicationEventPublisher events,
            Clock clock) {
        this.subjects = subjects;
        this.relations = relations;
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /** Those with subjects the viewer sees too, standing ones first; at most {@value #MOST_SHOWN} a side. */
    @Transactional(readOnly = true)
    public List<Line> of(Viewer viewer, SubjectId id) {
        viewer.mustHave(Permit.SUBJECT_READ);
        Subjects.mustBeKept(viewer, subjects.find(viewer.zone(), id).orElse(null));
        var lines = new ArrayList<Line>();
        lines.addAll(side(viewer, id, true));
        lines.addAll(side(viewer, id, false));
        return lines;
    }

    private List<Line> side(Viewer viewer, SubjectId id, boolean outward) {
        var own = outward ? RELATION.FROM_ID : RELATION.TO_ID;
        var other = outward ? RELATION.TO_ID : RELATION.FROM_ID;
        return sql.select(
                        RELATION.ID,
                        RELATION.KIND,
                        SUBJECT_.ID,
                        SUBJECT_.NAME,
                        SUBJECT_.TYPE_CODE,
                        SUBJECT_.STATE,
                        RELATION.VALID_FROM,
                        RELATION.VALID_TO,
                        RELATION.NOTE)
                .from(RELATION)
                .join(SUBJECT_)
                .on(SUBJECT_.ZONE_ID.eq(RELATION.ZONE_ID), SUBJECT_.ID.eq(other))
                .where(RELATION.ZONE_ID.eq(viewer.zone().value()), own.eq(id.value()), SubjectSight.sees(viewer))
                .orderBy(RELATION.VALID_TO.desc().nullsFirst(), RELATION.KIND, SUBJECT_.NAME, RELATION.ID)
                .limit(MOST_SHOWN)
                .fetch(row -> new Line(
                        row.value1(),
                        RelationKind.valueOf(row.value2()),
                        outward,
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        SubjectState.valueOf(row.value6()),
                        row.value7(),
                        row.value8(),
                        row.value9()));
    }

    /** Says how two stand to each other; the same said twice is kept once. */
    @Transactional
    public void relate(Viewer viewer, SubjectId id, NewRelation given) {
        viewer.mustHave(Permit.SUBJECT_KEEP);
        var subject =
                Subjects.mustBeKept(viewer, subjects.find(viewer.zone(), id).orElse(null));
        subject.mustBeOneself();
        var other = subjects.find(viewer.zone(), given.other())
                .filter(each -> SubjectSight.sees(viewer, each.facts()))
                .orElseThrow(() -> Problem.field("other", "SUBJECT-OTHER-UNKNOWN", "没有这个对象，或您无权查看，请重新选择。"));
        other.mustBeOneself();
        if (id.equals(given.other())) {
            throw Problem.field("other", "SUBJECT-RELATED-TO-ITSELF", "对象不能与自己建立关系。");
        }
        var from = given.outward() ? id : given.other();
        var to = given.outward() ? given.other() : id;
        if (given.kind() == RelationKind.PART_OF && relations.isWithin(viewer.zone(), to.value(), from.value())) {
            throw Problem.field(
                    "other", "SUBJECT-RELATION-RING", "“" + other.facts().name() + "”已属于本对象，不能互相包含。");
        }
        if (given.from().isAfter(BusinessZone.today(clock).plusYears(1))) {
            throw Problem.field("from", "SUBJECT-RELATION-DAY", "起始日期过晚，请核对。");
        }
        if (!relations.insert(
                viewer,
                given.id(),
                given.kind(),
                from.value(),
                to.value(),
                given.from(),
                given.note(),
                clock.instant())) {
            var twin = relations.find(viewer.zone(), given.id());
            if (twin.isPresent() && twin.get().getFromId().equals(from.value())) {
                return;
            }
            throw Problem.field("other", "SUBJECT-RELATED-ALREADY", "两个对象之间已有这种关系。");
        }
        subjects.note(
                viewer,
                id,
                new SubjectEvent.Related(
                        given.kind(),
                        given.outward(),
                        given.other().value(),
                        other.facts().name(),
                        given.from()));
        subjects.note(
                viewer,
                given.other(),
                new SubjectEvent.Related(
                        given.kind(),
                        !given.outward(),
                        id.value(),
                        subject.facts().name(),
                        given.from()));
        acted(viewer, "subject.relate", id, given.kind());
    }

    /** Ends one that holds; {@code to} is its last day. */
    @Transactional
    public void end(Viewer viewer, SubjectId id, UUID relation, LocalDate to) {
        viewer.mustHave(Permit.SUBJECT_KEEP);
        var subject =
                Subjects.mustBeKept(viewer, subjects.find(viewer.zone(), id).orElse(null));
        var found = relations
                .find(viewer.zone(), relation)
                .filter(each ->
                        each.getFromId().equals(id.value()) || each.getToId().equals(id.value()))
                .orElseThrow(() -> Problem.missing("SUBJECT-RELATION-NOT-FOUND", "没有这条关系。"));
        var outward = found.getFromId().equals(id.value());
        var otherId = new SubjectId(outward ? found.getToId() : found.getFromId());
        var other = Subjects.mustBeKept(
                viewer, subjects.find(viewer.zone(), otherId).orElse(null));
        if (to.isBefore(found.getValidFrom())) {
            throw Problem.field("to", "SUBJECT-RELATION-DAY", "终止日期不能早于起始日期。");
        }
        if (!relations.end(viewer, relation, to)) {
            throw Problem.conflict("SUBJECT-RELATION-ENDED", "这条关系已经终止。");
        }
        var kind = RelationKind.valueOf(found.getKind());
        subjects.note(
                viewer,
                id,
                new SubjectEvent.RelationEnded(
                        kind, outward, otherId.value(), other.facts().name(), to));
        subjects.note(
                viewer,
                otherId,
                new SubjectEvent.RelationEnded(
                        kind, !outward, id.value(), subject.facts().name(), to));
        acted(viewer, "subject.end-relation", id, kind);
    }

    private void acted(Viewer viewer, String act, SubjectId id, RelationKind kind) {
        events.publishEvent(new Acted(viewer, act, "subject", id.value(), Map.of("kind", kind.name())));
    }
}
