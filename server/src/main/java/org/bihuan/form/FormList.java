package org.bihuan.form;

import static org.bihuan.schema.form.Tables.FORM_STANDING;
import static org.bihuan.schema.form.Tables.FORM_VERSION;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The published forms of a zone, each by its last version, and what its versions say differently. */
@Repository
public class FormList {

    /** @param id of the last version; what a sheet is filled in under */
    public record Row(
            UUID id,
            String code,
            String name,
            FormUse use,
            int version,
            int questions,
            int checks,
            boolean withdrawn,
            String publishedByName,
            Instant publishedAt) {}

    private final DSLContext sql;
    private final FormVersions versions;
    private final JsonMapper json;

    FormList(DSLContext sql, FormVersions versions, JsonMapper json) {
        this.sql = sql;
        this.versions = versions;
        this.json = json;
    }

    /**
     * @param text part of name or code
     * @param withdrawn whether withdrawn forms are listed too
     */
    @Transactional(readOnly = true)
    public Page<Row> page(
            Viewer viewer, @Nullable FormUse use, @Nullable String text, boolean withdrawn, PageRequest request) {
        var where = FORM_STANDING
                .ZONE_ID
                .eq(viewer.zone().value())
                .and(FORM_VERSION.ZONE_ID.eq(viewer.zone().value()))
                .and(matching(use, text))
                .and(withdrawn ? FORM_STANDING.CODE.isNotNull() : FORM_STANDING.WITHDRAWN_AT.isNull());
        var joined = FORM_STANDING
                .join(FORM_VERSION)
                .on(FORM_VERSION.ZONE_ID.eq(FORM_STANDING.ZONE_ID), FORM_VERSION.ID.eq(FORM_STANDING.VERSION_ID));
        var rows = sql.select(
                        FORM_VERSION.ID,
                        FORM_STANDING.CODE,
                        FORM_VERSION.NAME,
                        FORM_VERSION.USE,
                        FORM_STANDING.VERSION,
                        FORM_VERSION.QUESTIONS,
                        FORM_VERSION.CHECKS,
                        FORM_STANDING.WITHDRAWN_AT,
                        FORM_VERSION.PUBLISHED_BY_NAME,
                        FORM_STANDING.PUBLISHED_AT)
                .from(joined)
                .where(where)
                .orderBy(FORM_STANDING.PUBLISHED_AT.desc(), FORM_STANDING.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> new Row(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        FormUse.valueOf(row.value4()),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8() != null,
                        row.value9(),
                        row.value10()));
        return Page.of(
                rows, request, () -> sql.fetchCount(sql.selectOne().from(joined).where(where)));
    }

    private static Condition matching(@Nullable FormUse use, @Nullable String text) {
        var used = use == null ? FORM_VERSION.USE.isNotNull() : FORM_VERSION.USE.eq(use.name());
        if (text == null || text.isBlank()) {
            return used;
        }
        return used.and(FORM_VERSION
                .NAME
                .containsIgnoreCase(text.strip())
                .or(FORM_STANDING.CODE.containsIgnoreCase(text.strip())));
    }

    /** Any published version; {@code FORM-NOT-FOUND} else. */
    @Transactional(readOnly = true)
    public FormVersion version(Viewer viewer, UUID id) {
        return versions.version(viewer.zone(), id).orElseThrow(FormVersions::missing);
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<FormVersion> versions(Viewer viewer, String code) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        return versions.of(viewer.zone(), code);
    }

    /** @param from 0: nothing, so that all is new */
    @Transactional(readOnly = true)
    public List<Difference> differences(Viewer viewer, String code, int from, int to) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var after = versions.numbered(viewer.zone(), code, to).orElseThrow(FormVersions::missing);
        var before =
                from == 0 ? null : versions.numbered(viewer.zone(), code, from).orElseThrow(FormVersions::missing);
        return Difference.between(json, before == null ? null : before.sketch(), after.sketch());
    }
}
