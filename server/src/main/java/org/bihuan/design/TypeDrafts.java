package org.bihuan.design;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.form.Fault;
import org.bihuan.matter.MatterType;
import org.bihuan.matter.MatterTypes;
import org.bihuan.matter.TypeEditions;
import org.bihuan.matter.TypeReading;
import org.bihuan.matter.TypeSketch;
import org.bihuan.shared.Acted;
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
 * Writing matter types: a draft is begun from nothing, from a type or from a file, saved as often as one likes with
 * whatever faults it still has, and published when it has none.
 */
@Service
public class TypeDrafts {

    private static final int LARGEST = 200_000;

    private final TypeDraftRepository drafts;
    private final MatterTypes types;
    private final TypeEditions editions;
    private final TypeReading reading;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TypeDrafts(
            TypeDraftRepository drafts,
            MatterTypes types,
            TypeEditions editions,
            TypeReading reading,
            JsonMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.drafts = drafts;
        this.types = types;
        this.editions = editions;
        this.reading = reading;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** From the last version of a type, or from nothing; a type has one draft at a time, else {@code DESIGN-DRAFT-EXISTS}. */
    @Transactional
    public UUID begin(Viewer viewer, @Nullable String code) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var last = code == null ? null : lastOf(viewer, code);
        if (code != null && last == null) {
            throw TypeEditions.missing();
        }
        return begin(viewer, last == null ? reading.blank() : last.sketch(), last == null ? 0 : last.version());
    }

    /** From a file that has been read. */
    @Transactional
    public UUID begin(Viewer viewer, TypeSketch sketch) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var last = lastOf(viewer, sketch.code());
        return begin(viewer, sketch, last == null ? 0 : last.version());
    }

    private UUID begin(Viewer viewer, TypeSketch sketch, int basedOn) {
        mustFit(sketch);
        var id = Ids.next();
        if (!drafts.insert(viewer, id, sketch, basedOn, clock.instant())) {
            throw taken(viewer, sketch.code());
        }
        say(viewer, "design.begin-draft", id, sketch);
        return id;
    }

    private Problem taken(Viewer viewer, String code) {
        var problem = Problem.conflict("DESIGN-DRAFT-EXISTS", "该类型已有一份草稿，请在那份草稿上修改，或先删除它。");
        return drafts.ofCode(viewer.zone(), code)
                .map(id -> problem.with("draft", id))
                .orElse(problem);
    }

    @Nullable
    MatterType lastOf(Viewer viewer, String code) {
        return types.latest(viewer.zone()).stream()
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private void mustFit(TypeSketch sketch) {
        if (json.writeValueAsString(sketch).length() > LARGEST) {
            throw Problem.tooLarge("DESIGN-DRAFT-TOO-LARGE", "事项类型内容过多，请减少字段或缩短说明。");
        }
    }

    /** @param version the version the person was looking at; an older one is {@code DESIGN-DRAFT-STALE} */
    @Transactional
    public void save(Viewer viewer, UUID id, int version, TypeSketch sketch) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        mustFit(sketch);
        var draft = drafts.lock(viewer.zone(), id).orElseThrow(TypeDrafts::missing);
        if (draft.version() != version) {
            throw stale();
        }
        if (draft.basedOn() > 0 && !draft.sketch().code().equals(sketch.code())) {
            throw Problem.field("code", "DESIGN-CODE-FIXED", "已发布类型的代码不能修改。");
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
        var draft = drafts.lock(viewer.zone(), id).orElseThrow(TypeDrafts::missing);
        if (!drafts.delete(viewer.zone(), id, version)) {
            throw stale();
        }
        say(viewer, "design.discard-draft", id, draft.sketch());
    }

    /** The draft becomes the version in force and is gone. */
    @Transactional
    public MatterType publish(Viewer viewer, UUID id, int version, @Nullable String note) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var draft = drafts.lock(viewer.zone(), id).orElseThrow(TypeDrafts::missing);
        if (draft.version() != version) {
            throw stale();
        }
        var type = editions.publish(viewer, draft.sketch(), draft.basedOn(), note);
        drafts.delete(viewer.zone(), id, version);
        return type;
    }

    List<Fault> faults(Viewer viewer, TypeSketch sketch) {
        return editions.faults(viewer, sketch);
    }

    private void say(Viewer viewer, String act, UUID id, TypeSketch sketch) {
        events.publishEvent(new Acted(viewer, act, "type-draft", id, Map.of("code", sketch.code())));
    }

    static Problem missing() {
        return Problem.missing("DESIGN-DRAFT-NOT-FOUND", "没有这份草稿，可能已发布或删除，请返回列表。");
    }

    static Problem stale() {
        return Problem.conflict("DESIGN-DRAFT-STALE", "草稿刚被他人修改。您填写的内容已保留，请刷新后对照再存。");
    }
}
