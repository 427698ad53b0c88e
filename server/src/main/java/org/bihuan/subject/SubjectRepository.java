package org.bihuan.subject;

import static org.bihuan.schema.subject.Tables.EVENT;
import static org.bihuan.schema.subject.Tables.SUBJECT_;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.place.AreaId;
import org.bihuan.place.Coordinates;
import org.bihuan.place.Outline;
import org.bihuan.schema.subject.tables.records.SubjectRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Initials;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps subjects; whatever is written also writes its row of the timeline. */
@Repository
class SubjectRepository {

    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;
    private final Clock clock;

    SubjectRepository(DSLContext sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    Optional<Subject> find(ZoneKey zone, SubjectId id) {
        return sql.selectFrom(SUBJECT_)
                .where(SUBJECT_.ZONE_ID.eq(zone.value()), SUBJECT_.ID.eq(id.value()))
                .fetchOptional(this::subject);
    }

    /** Another one that goes by the code, unless it has gone into yet another. */
    Optional<Subject> byCreditCode(ZoneKey zone, String code, SubjectId except) {
        return sql.selectFrom(SUBJECT_)
                .where(
                        SUBJECT_.ZONE_ID.eq(zone.value()),
                        SUBJECT_.CREDIT_CODE.eq(code),
                        SUBJECT_.STATE.ne(org.jooq.impl.DSL.inline(SubjectState.MERGED.name())),
                        SUBJECT_.ID.ne(except.value()))
                .fetchOptional(this::subject);
    }

    private Subject subject(SubjectRecord row) {
        var sealed = row.getPersonNumberSealed();
        var number = sealed == null
                ? null
                : new Subject.Number(sealed, row.getPersonNumberHash(), row.getPersonNumberMasked());
        var area = row.getAreaId();
        var sponsor = row.getSponsorId();
        var into = row.getMergedIntoId();
        return new Subject(
                new SubjectId(row.getId()),
                new SubjectFacts(
                        row.getTypeCode(),
                        row.getName(),
                        row.getCreditCode(),
                        row.getPersonNumberMasked(),
                        area == null ? null : new AreaId(area),
                        unit(row.getTerritorialUnitId()),
                        unit(row.getRegulatorUnitId()),
                        sponsor == null ? null : new PersonId(sponsor),
                        row.getAddress(),
                        row.getContactName(),
                        row.getContactPhone(),
                        position(row.getLongitude(), row.getLatitude(), row.getAccuracy()),
                        outline(row.getOutline()),
                        json.readValue(row.getAnswers().data(), ANSWERS)),
                number,
                SubjectState.valueOf(row.getState()),
                into == null ? null : new SubjectId(into),
                new AccountId(row.getCreatedBy()),
                row.getVersion());
    }

    static @Nullable Coordinates position(
            @Nullable Double longitude, @Nullable Double latitude, @Nullable Double accuracy) {
        return longitude == null || latitude == null ? null : new Coordinates(longitude, latitude, accuracy);
    }

    private @Nullable Outline outline(@Nullable JSONB written) {
        return written == null ? null : json.readValue(written.data(), Outline.class);
    }

    private static @Nullable UnitId unit(@Nullable UUID id) {
        return id == null ? null : new UnitId(id);
    }

    /** False when the id or the credit code is taken. */
    boolean insert(Viewer viewer, Subject subject, SubjectEvent event) {
        var row = record(subject);
        row.setZoneId(viewer.zone().value());
        row.setId(subject.id().value());
        row.setCreatedBy(viewer.account().value());
        row.setCreatedByName(viewer.name());
        row.setCreatedAt(clock.instant());
        row.setVersion(1);
        var written = sql.insertInto(SUBJECT_).set(row).onConflictDoNothing().execute() == 1;
        if (written) {
            tell(viewer, subject.id(), 1, event);
        }
        return written;
    }

    /** False when somebody else was faster. */
    boolean update(Viewer viewer, Subject subject, SubjectEvent event) {
        var row = record(subject);
        row.setVersion(subject.version() + 1);
        var written = sql.update(SUBJECT_)
                        .set(row)
                        .where(
                                SUBJECT_.ZONE_ID.eq(viewer.zone().value()),
                                SUBJECT_.ID.eq(subject.id().value()),
                                SUBJECT_.VERSION.eq(subject.version()))
                        .execute()
                == 1;
        if (written) {
            tell(viewer, subject.id(), subject.version() + 1, event);
        }
        return written;
    }

    /** Writes what has happened to a subject without changing its facts. */
    void note(Viewer viewer, SubjectId id, SubjectEvent event) {
        sql.update(SUBJECT_)
                .set(SUBJECT_.VERSION, SUBJECT_.VERSION.plus(1))
                .set(SUBJECT_.CHANGED_AT, clock.instant())
                .where(SUBJECT_.ZONE_ID.eq(viewer.zone().value()), SUBJECT_.ID.eq(id.value()))
                .returning(SUBJECT_.VERSION)
                .fetchOptional(SUBJECT_.VERSION)
                .ifPresent(seq -> tell(viewer, id, seq, event));
    }

    private void tell(Viewer viewer, SubjectId id, int seq, SubjectEvent event) {
        sql.insertInto(EVENT)
                .set(EVENT.ZONE_ID, viewer.zone().value())
                .set(EVENT.SUBJECT_ID, id.value())
                .set(EVENT.SEQ, seq)
                .set(EVENT.KIND, SubjectEvent.kind(event).name())
                .set(EVENT.AT, clock.instant())
                .set(EVENT.BY_ACCOUNT, viewer.account().value())
                .set(EVENT.BY_NAME, viewer.name())
                .set(EVENT.FACTS, JSONB.valueOf(json.writeValueAsString(event)))
                .execute();
    }

    private SubjectRecord record(Subject subject) {
        var facts = subject.facts();
        var number = subject.number();
        var position = facts.position();
        var row = new SubjectRecord();
        row.setTypeCode(facts.typeCode());
        row.setName(facts.name());
        row.setCreditCode(facts.creditCode());
        row.setPersonNumberSealed(number == null ? null : number.sealed());
        row.setPersonNumberHash(number == null ? null : number.hash());
        row.setPersonNumberMasked(number == null ? null : number.masked());
        row.setAreaId(facts.area() == null ? null : facts.area().value());
        row.setTerritorialUnitId(id(facts.territorialUnit()));
        row.setRegulatorUnitId(id(facts.regulatorUnit()));
        row.setSponsorId(facts.sponsor() == null ? null : facts.sponsor().value());
        row.setAddress(facts.address());
        row.setContactName(facts.contactName());
        row.setContactPhone(facts.contactPhone());
        row.setLongitude(position == null ? null : position.longitude());
        row.setLatitude(position == null ? null : position.latitude());
        row.setAccuracy(position == null ? null : position.accuracy());
        row.setOutline(facts.outline() == null ? null : JSONB.valueOf(json.writeValueAsString(facts.outline())));
        row.setAnswers(JSONB.valueOf(json.writeValueAsString(facts.answers())));
        row.setState(subject.state().name());
        row.setMergedIntoId(
                subject.mergedInto() == null ? null : subject.mergedInto().value());
        row.setKeywords(keywords(facts));
        row.setChangedAt(clock.instant());
        return row;
    }

    private static @Nullable UUID id(@Nullable UnitId unit) {
        return unit == null ? null : unit.value();
    }

    /** What the words of a search may hit. */
    private static String keywords(SubjectFacts facts) {
        return Stream.of(
                        facts.name(),
                        facts.creditCode(),
                        facts.address(),
                        facts.contactName(),
                        Initials.of(facts.name()))
                .filter(text -> text != null && !text.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
