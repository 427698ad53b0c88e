package org.bihuan.subject;

import static org.bihuan.schema.subject.Tables.EVENT;
import static org.bihuan.schema.subject.Tables.SUBJECT_;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The file of one subject (一企一档): its facts, masked, with the names they stand for, and what has happened to it. */
@Repository
public class SubjectShow {

    /**
     * @param facts personal data masked
     * @param named words for ids by field: {@code area}, {@code territorialUnit}, {@code sponsor}, {@code answers.key}
     * @param allowedActions change, close, reopen, relate, merge
     */
    public record File(
            UUID id,
            SubjectType type,
            SubjectFacts facts,
            Map<String, String> named,
            SubjectState state,
            @Nullable Other mergedInto,
            String createdBy,
            Instant createdAt,
            Instant changedAt,
            int version,
            List<String> allowedActions) {}

    public record Other(UUID id, String name) {}

    /** What a row of the timeline tells; which of it depends on its kind. */
    public record Told(
            @Nullable List<SubjectEvent.Change> changes,
            @Nullable String reason,
            @Nullable RelationKind relation,
            @Nullable Boolean outward,
            @Nullable UUID other,
            @Nullable String otherName,
            @Nullable UUID into,
            @Nullable String intoName,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    public record Entry(int seq, SubjectEvent.Kind kind, Instant at, String by, Told told) {}

    private final DSLContext sql;
    private final SubjectRepository subjects;
    private final SubjectTypes types;
    private final FactsWords words;
    private final JsonMapper json;

    SubjectShow(DSLContext sql, SubjectRepository subjects, SubjectTypes types, FactsWords words, JsonMapper json) {
        this.sql = sql;
        this.subjects = subjects;
        this.types = types;
        this.words = words;
        this.json = json;
    }

    @Transactional
    public File of(Viewer viewer, SubjectId id) {
        viewer.mustHave(Permit.SUBJECT_READ);
        var subject =
                Subjects.mustBeKept(viewer, subjects.find(viewer.zone(), id).orElse(null));
        var type = types.of(viewer.zone(), subject.facts().typeCode());
        var made = made(viewer, id);
        var into = subject.mergedInto();
        return new File(
                id.value(),
                type,
                masked(subject.facts(), type),
                words.of(viewer.zone(), subject.facts(), type),
                subject.state(),
                into == null ? null : new Other(into.value(), name(viewer, into)),
                made.value1(),
                made.value2(),
                made.value3(),
                subject.version(),
                actions(viewer, subject));
    }

    private static SubjectFacts masked(SubjectFacts facts, SubjectType type) {
        return new SubjectFacts(
                facts.typeCode(),
                facts.name(),
                facts.creditCode(),
                facts.personNumber(),
                facts.area(),
                facts.territorialUnit(),
                facts.regulatorUnit(),
                facts.sponsor(),
                facts.address(),
                facts.contactName(),
                PersonalData.masked(facts.contactPhone()),
                facts.position(),
                facts.outline(),
                FactsWords.masked(facts.answers(), type));
    }

    private Record3<String, Instant, Instant> made(Viewer viewer, SubjectId id) {
        return sql.select(SUBJECT_.CREATED_BY_NAME, SUBJECT_.CREATED_AT, SUBJECT_.CHANGED_AT)
                .from(SUBJECT_)
                .where(SUBJECT_.ZONE_ID.eq(viewer.zone().value()), SUBJECT_.ID.eq(id.value()))
                .fetchSingle();
    }

    private String name(Viewer viewer, SubjectId id) {
        return subjects.find(viewer.zone(), id).orElseThrow().facts().name();
    }

    private static List<String> actions(Viewer viewer, Subject subject) {
        if (!viewer.may(Permit.SUBJECT_KEEP)) {
            return List.of();
        }
        return switch (subject.state()) {
            case IN_OPERATION -> List.of("change", "close", "relate", "merge");
            case CLOSED -> List.of("change", "reopen", "relate", "merge");
            case MERGED -> List.of("part");
        };
    }

    /** Latest first. */
    @Transactional(readOnly = true)
    public Page<Entry> timeline(Viewer viewer, SubjectId id, PageRequest request) {
        viewer.mustHave(Permit.SUBJECT_READ);
        Subjects.mustBeKept(viewer, subjects.find(viewer.zone(), id).orElse(null));
        var where = EVENT.ZONE_ID.eq(viewer.zone().value()).and(EVENT.SUBJECT_ID.eq(id.value()));
        var rows = sql.selectFrom(EVENT)
                .where(where)
                .orderBy(EVENT.SEQ.desc())
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> new Entry(
                        row.getSeq(),
                        SubjectEvent.Kind.valueOf(row.getKind()),
                        row.getAt(),
                        row.getByName(),
                        Objects.requireNonNull(json.readValue(row.getFacts().data(), Told.class))));
        return Page.of(rows, request, () -> sql.fetchCount(EVENT, where));
    }
}
