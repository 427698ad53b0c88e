package org.bihuan.form;

import static org.bihuan.schema.form.Tables.FORM_STANDING;
import static org.bihuan.schema.form.Tables.FORM_VERSION;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.schema.form.tables.records.FormVersionRecord;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Published forms: which version is in force, any version by its id, publishing and withdrawing. */
@Service
public class FormVersions {

    private static final int MOST_SHOWN = 100;

    private final DSLContext sql;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FormVersions(DSLContext sql, JsonMapper json, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** The version new sheets are filled in under; none when the form is withdrawn. */
    @Transactional(readOnly = true)
    public Optional<FormVersion> inForce(ZoneKey zone, String code) {
        return sql.select(FORM_VERSION)
                .from(FORM_STANDING)
                .join(FORM_VERSION)
                .on(FORM_VERSION.ZONE_ID.eq(FORM_STANDING.ZONE_ID), FORM_VERSION.ID.eq(FORM_STANDING.VERSION_ID))
                .where(is(zone, code), FORM_STANDING.WITHDRAWN_AT.isNull())
                .fetchOptional(row -> version(row.value1()));
    }

    /** Any published version, in force or not. */
    @Transactional(readOnly = true)
    public Optional<FormVersion> version(ZoneKey zone, UUID id) {
        return Optional.ofNullable(versions(zone, List.of(id)).get(id));
    }

    /** Several at once; those of other zones are missing from the answer. */
    @Transactional(readOnly = true)
    public Map<UUID, FormVersion> versions(ZoneKey zone, Collection<UUID> ids) {
        var found = new LinkedHashMap<UUID, FormVersion>();
        if (!ids.isEmpty()) {
            sql.selectFrom(FORM_VERSION)
                    .where(FORM_VERSION.ZONE_ID.eq(zone.value()), FORM_VERSION.ID.in(ids))
                    .forEach(row -> found.put(row.getId(), version(row)));
        }
        return found;
    }

    /** The last version of a code, withdrawn or not. */
    @Transactional(readOnly = true)
    public Optional<FormVersion> latest(ZoneKey zone, String code) {
        return numbered(zone, code, null);
    }

    Optional<FormVersion> numbered(ZoneKey zone, String code, @Nullable Integer number) {
        return sql.selectFrom(FORM_VERSION)
                .where(
                        FORM_VERSION.ZONE_ID.eq(zone.value()),
                        FORM_VERSION.CODE.eq(code),
                        number == null ? noCondition() : FORM_VERSION.VERSION.eq(number))
                .orderBy(FORM_VERSION.VERSION.desc())
                .limit(1)
                .fetchOptional(this::version);
    }

    List<FormVersion> of(ZoneKey zone, String code) {
        return sql.selectFrom(FORM_VERSION)
                .where(FORM_VERSION.ZONE_ID.eq(zone.value()), FORM_VERSION.CODE.eq(code))
                .orderBy(FORM_VERSION.VERSION.desc())
                .limit(MOST_SHOWN)
                .fetch(this::version);
    }

    /**
     * Puts a version in force; a withdrawn form comes back by it. Refuses faults with {@code FORM-FAULTY}.
     *
     * @param basedOn the version it was made from, 0 for a new form; another one being the last: {@code FORM-STALE}
     */
    @Transactional
    public FormVersion publish(Viewer viewer, FormSketch sketch, int basedOn, @Nullable String note) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        mustBeRight(sketch);
        var form = sql.selectFrom(FORM_STANDING)
                .where(is(viewer.zone(), sketch.code()))
                .forUpdate()
                .fetchOne();
        if ((form == null ? 0 : form.getVersion()) != basedOn) {
            throw stale();
        }
        if (form != null && form.getWithdrawnAt() == null && same(viewer, sketch, basedOn)) {
            throw Problem.invalid("FORM-NOTHING-CHANGED", "没有任何修改。");
        }
        var row = row(viewer, sketch, basedOn + 1, note);
        if (sql.insertInto(FORM_VERSION).set(row).onConflictDoNothing().execute() == 0) {
            throw stale();
        }
        if (form == null) {
            sql.insertInto(FORM_STANDING)
                    .set(FORM_STANDING.ZONE_ID, row.getZoneId())
                    .set(FORM_STANDING.ID, Ids.next())
                    .set(FORM_STANDING.CODE, row.getCode())
                    .set(FORM_STANDING.VERSION_ID, row.getId())
                    .set(FORM_STANDING.VERSION, row.getVersion())
                    .set(FORM_STANDING.PUBLISHED_AT, row.getPublishedAt())
                    .execute();
        } else {
            sql.update(FORM_STANDING)
                    .set(FORM_STANDING.VERSION_ID, row.getId())
                    .set(FORM_STANDING.VERSION, row.getVersion())
                    .set(FORM_STANDING.PUBLISHED_AT, row.getPublishedAt())
                    .setNull(FORM_STANDING.WITHDRAWN_AT)
                    .where(is(viewer.zone(), sketch.code()))
                    .execute();
        }
        say(viewer, "form.publish", row.getId(), sketch.code(), row.getVersion());
        return version(row);
    }

    private static void mustBeRight(FormSketch sketch) {
        var faults = SketchRules.faults(sketch);
        if (!faults.isEmpty()) {
            throw Problem.fields(
                    "FORM-FAULTY",
                    "还有 " + faults.size() + " 处错误，改正后才能发布。",
                    faults.stream()
                            .limit(100)
                            .map(fault -> new Problem.FieldError(fault.path(), fault.code(), fault.detail()))
                            .toList());
        }
    }

    private boolean same(Viewer viewer, FormSketch sketch, int version) {
        return numbered(viewer.zone(), sketch.code(), version)
                .filter(last -> last.sketch().equals(sketch))
                .isPresent();
    }

    private FormVersionRecord row(Viewer viewer, FormSketch sketch, int version, @Nullable String note) {
        var row = new FormVersionRecord();
        row.setZoneId(viewer.zone().value());
        row.setId(Ids.next());
        row.setCode(sketch.code());
        row.setVersion(version);
        row.setName(sketch.name());
        row.setUse(sketch.use().name());
        row.setQuestions(sketch.all().size());
        row.setChecks((int) sketch.checks().count());
        row.setSketch(JSONB.valueOf(json.writeValueAsString(sketch)));
        row.setNote(note == null || note.isBlank() ? null : note.strip());
        row.setPublishedBy(viewer.account().value());
        row.setPublishedByName(viewer.name());
        row.setPublishedAt(clock.instant());
        return row;
    }

    /** Nobody is asked it any more; sheets under it stay. {@code FORM-STALE} when a newer version has been published. */
    @Transactional
    public void withdraw(Viewer viewer, String code, int version) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var form = sql.selectFrom(FORM_STANDING)
                .where(is(viewer.zone(), code))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(FormVersions::missing);
        if (form.getVersion() != version || form.getWithdrawnAt() != null) {
            throw stale();
        }
        sql.update(FORM_STANDING)
                .set(FORM_STANDING.WITHDRAWN_AT, clock.instant())
                .where(is(viewer.zone(), code))
                .execute();
        say(viewer, "form.withdraw", form.getVersionId(), code, version);
    }

    private void say(Viewer viewer, String act, UUID id, String code, int version) {
        events.publishEvent(new Acted(viewer, act, "form-version", id, Map.of("code", code, "version", version)));
    }

    private static Condition is(ZoneKey zone, String code) {
        return FORM_STANDING.ZONE_ID.eq(zone.value()).and(FORM_STANDING.CODE.eq(code));
    }

    private FormVersion version(FormVersionRecord row) {
        return new FormVersion(
                row.getId(),
                row.getCode(),
                row.getVersion(),
                json.readValue(row.getSketch().data(), FormSketch.class),
                row.getNote(),
                row.getPublishedByName(),
                row.getPublishedAt());
    }

    public static Problem missing() {
        return Problem.missing("FORM-NOT-FOUND", "没有这份表单，可能已停用，请刷新。");
    }

    private static Problem stale() {
        return Problem.conflict("FORM-STALE", "该表单刚有新版本发布或已停用，请对照新版本再改。");
    }
}
