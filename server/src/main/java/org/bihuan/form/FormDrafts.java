package org.bihuan.form;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writing forms: a draft is begun from nothing, from a form, as a copy or from a spreadsheet, saved with whatever faults
 * it still has, tried without keeping an answer, and published when it has none.
 */
@Service
public class FormDrafts {

    private static final int LARGEST = 800_000;

    private final FormDraftRepository drafts;
    private final FormVersions versions;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FormDrafts(
            FormDraftRepository drafts,
            FormVersions versions,
            JsonMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.drafts = drafts;
        this.versions = versions;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /**
     * From the last version of a form, or from nothing; a form has one draft at a time, else {@code FORM-DRAFT-EXISTS}.
     *
     * @param copy a new form with the same content, without a code yet
     */
    @Transactional
    public UUID begin(Viewer viewer, @Nullable String code, boolean copy) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        if (code == null) {
            return begin(viewer, FormSketch.blank(), 0);
        }
        var last = versions.latest(viewer.zone(), code).orElseThrow(FormVersions::missing);
        return copy
                ? begin(viewer, last.sketch().named("", last.sketch().name() + "（副本）"), 0)
                : begin(viewer, last.sketch(), last.version());
    }

    /** From what has been written elsewhere: the next version of its code where there is one. */
    @Transactional
    public UUID begin(Viewer viewer, FormSketch sketch) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var last = versions.latest(viewer.zone(), sketch.code());
        return begin(viewer, sketch, last.map(FormVersion::version).orElse(0));
    }

    private UUID begin(Viewer viewer, FormSketch sketch, int basedOn) {
        mustFit(sketch);
        var id = Ids.next();
        if (!drafts.insert(viewer, id, sketch, basedOn, clock.instant())) {
            throw taken(viewer, sketch.code());
        }
        say(viewer, "form.begin-draft", id, sketch);
        return id;
    }

    private Problem taken(Viewer viewer, String code) {
        var problem = Problem.conflict("FORM-DRAFT-EXISTS", "该表单已有一份草稿，请在那份草稿上修改，或先删除它。");
        return drafts.ofCode(viewer.zone(), code)
                .map(id -> problem.with("draft", id))
                .orElse(problem);
    }

    private void mustFit(FormSketch sketch) {
        if (json.writeValueAsString(sketch).length() > LARGEST) {
            throw Problem.tooLarge("FORM-DRAFT-TOO-LARGE", "表单内容过多，请减少题目或缩短说明。");
        }
    }

    /** @param version the version the person was looking at; an older one is {@code FORM-DRAFT-STALE} */
    @Transactional
    public void save(Viewer viewer, UUID id, int version, FormSketch sketch) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        mustFit(sketch);
        var draft = fresh(viewer, id, version);
        if (draft.basedOn() > 0 && !draft.sketch().code().equals(sketch.code())) {
            throw Problem.field("code", "FORM-CODE-FIXED", "已发布表单的代码不能修改。");
        }
        var other = sketch.code().isEmpty()
                ? null
                : drafts.ofCode(viewer.zone(), sketch.code()).orElse(null);
        if (other != null && !other.equals(id)) {
            throw taken(viewer, sketch.code());
        }
        drafts.update(viewer, id, version, sketch, clock.instant());
    }

    @Transactional
    public void discard(Viewer viewer, UUID id, int version) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var draft = fresh(viewer, id, version);
        drafts.delete(viewer.zone(), id, version);
        say(viewer, "form.discard-draft", id, draft.sketch());
    }

    /** The draft becomes the version in force and is gone. */
    @Transactional
    public FormVersion publish(Viewer viewer, UUID id, int version, @Nullable String note) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var draft = fresh(viewer, id, version);
        var published = versions.publish(viewer, draft.sketch(), draft.basedOn(), note);
        drafts.delete(viewer.zone(), id, version);
        return published;
    }

    /** Filled in for a try: judged as in earnest, and nothing kept. Names of units and people are taken as they are. */
    @Transactional(readOnly = true)
    public AnswerSheet tryOut(Viewer viewer, UUID id, Map<String, String> answers) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var draft = drafts.find(viewer.zone(), id).orElseThrow(FormDrafts::missing);
        if (!SketchRules.faults(draft.sketch()).isEmpty()) {
            throw Problem.conflict("FORM-TRIAL-FAULTY", "表单还有错误，改正后才能试填。");
        }
        return AnswerSheet.of(draft.sketch(), answers, BusinessZone.today(clock), TrustingReading.IT);
    }

    private FormDraft fresh(Viewer viewer, UUID id, int version) {
        var draft = drafts.lock(viewer.zone(), id).orElseThrow(FormDrafts::missing);
        if (draft.version() != version) {
            throw Problem.conflict("FORM-DRAFT-STALE", "草稿刚被他人修改。您填写的内容已保留，请刷新后对照再存。");
        }
        return draft;
    }

    private void say(Viewer viewer, String act, UUID id, FormSketch sketch) {
        events.publishEvent(new Acted(viewer, act, "form-draft", id, Map.of("code", sketch.code())));
    }

    static Problem missing() {
        return Problem.missing("FORM-DRAFT-NOT-FOUND", "没有这份草稿，可能已发布或删除，请返回列表。");
    }
}
