package org.bihuan.form;

import static org.bihuan.schema.form.Tables.FORM_DRAFT;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The drafts of forms in a zone, and one of them with its faults and its differences. */
@Repository
public class FormDraftShow {

    public record Row(UUID id, String code, String name, int basedOn, String changedByName, Instant changedAt) {}

    /**
     * One draft.
     *
     * @param inForce the last published version of its code, 0: none; newer than {@code basedOn}: somebody was faster
     * @param differences from that version
     */
    public record File(
            UUID id,
            FormSketch sketch,
            int basedOn,
            int inForce,
            List<Fault> faults,
            List<Difference> differences,
            String changedByName,
            Instant changedAt,
            int version) {}

    private static final int MOST_FAULTS = 200;

    private final DSLContext sql;
    private final FormDraftRepository drafts;
    private final FormVersions versions;
    private final JsonMapper json;

    FormDraftShow(DSLContext sql, FormDraftRepository drafts, FormVersions versions, JsonMapper json) {
        this.sql = sql;
        this.drafts = drafts;
        this.versions = versions;
        this.json = json;
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, PageRequest request) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var where = FORM_DRAFT.ZONE_ID.eq(viewer.zone().value());
        var rows = sql.select(
                        FORM_DRAFT.ID,
                        FORM_DRAFT.CODE,
                        FORM_DRAFT.NAME,
                        FORM_DRAFT.BASED_ON,
                        FORM_DRAFT.CHANGED_BY_NAME,
                        FORM_DRAFT.CHANGED_AT)
                .from(FORM_DRAFT)
                .where(where)
                .orderBy(FORM_DRAFT.CHANGED_AT.desc(), FORM_DRAFT.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row ->
                        new Row(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
        return Page.of(rows, request, () -> sql.fetchCount(FORM_DRAFT, where));
    }

    @Transactional(readOnly = true)
    public File of(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var draft = drafts.find(viewer.zone(), id).orElseThrow(FormDrafts::missing);
        var last = draft.sketch().code().isEmpty()
                ? null
                : versions.latest(viewer.zone(), draft.sketch().code()).orElse(null);
        return new File(
                id,
                draft.sketch(),
                draft.basedOn(),
                last == null ? 0 : last.version(),
                SketchRules.faults(draft.sketch()).stream().limit(MOST_FAULTS).toList(),
                last == null ? List.of() : Difference.between(json, last.sketch(), draft.sketch()),
                draft.changedByName(),
                draft.changedAt(),
                draft.version());
    }
}
