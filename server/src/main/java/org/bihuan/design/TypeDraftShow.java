package org.bihuan.design;

import static org.bihuan.schema.design.Tables.TYPE_DRAFT;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.form.Difference;
import org.bihuan.form.Fault;
import org.bihuan.matter.MatterTrials;
import org.bihuan.matter.TypeSketch;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The drafts of a zone, and one of them with its faults, its differences and the matter it is tried on. */
@Repository
public class TypeDraftShow {

    public record Row(
            UUID id, String code, String name, int basedOn, boolean onTrial, String changedByName, Instant changedAt) {}

    /**
     * One draft.
     *
     * @param inForce the last published version of its code, 0: none; newer than {@code basedOn}: somebody was faster
     * @param differences from that version
     * @param walk where the made-up matter has come to under the rules as they are now
     * @param walkRefused why it cannot even be opened under them
     */
    public record File(
            UUID id,
            TypeSketch sketch,
            int basedOn,
            int inForce,
            List<Fault> faults,
            List<Difference> differences,
            MatterTrials.@Nullable Walk walk,
            @Nullable String walkRefused,
            String changedByName,
            Instant changedAt,
            int version) {}

    private final DSLContext sql;
    private final TypeDraftRepository drafts;
    private final TypeDrafts uses;
    private final MatterTrials trials;
    private final JsonMapper json;

    TypeDraftShow(DSLContext sql, TypeDraftRepository drafts, TypeDrafts uses, MatterTrials trials, JsonMapper json) {
        this.sql = sql;
        this.drafts = drafts;
        this.uses = uses;
        this.trials = trials;
        this.json = json;
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, PageRequest request) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var where = TYPE_DRAFT.ZONE_ID.eq(viewer.zone().value());
        var rows = sql.select(
                        TYPE_DRAFT.ID,
                        TYPE_DRAFT.CODE,
                        TYPE_DRAFT.NAME,
                        TYPE_DRAFT.BASED_ON,
                        TYPE_DRAFT.TRIAL.isNotNull(),
                        TYPE_DRAFT.CHANGED_BY_NAME,
                        TYPE_DRAFT.CHANGED_AT)
                .from(TYPE_DRAFT)
                .where(where)
                .orderBy(TYPE_DRAFT.CHANGED_AT.desc(), TYPE_DRAFT.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> new Row(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
        return Page.of(rows, request, sql.fetchCount(TYPE_DRAFT, where));
    }

    @Transactional
    public File of(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var draft = drafts.find(viewer.zone(), id).orElseThrow(TypeDrafts::missing);
        var last = uses.lastOf(viewer, draft.sketch().code());
        MatterTrials.Walk walk = null;
        String refused = null;
        var trial = draft.trial();
        if (trial != null) {
            try {
                walk = trials.walk(viewer, draft.sketch(), trial.beginning(), trial.steps(), trial.until());
            } catch (Problem problem) {
                refused = problem.detail();
            }
        }
        return new File(
                id,
                draft.sketch(),
                draft.basedOn(),
                last == null ? 0 : last.version(),
                uses.faults(viewer, draft.sketch()),
                Difference.between(json, last == null ? null : last.sketch(), draft.sketch()),
                walk,
                refused,
                draft.changedByName(),
                draft.changedAt(),
                draft.version());
    }
}
