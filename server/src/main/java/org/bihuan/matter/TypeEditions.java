package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_TYPE;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.form.Fault;
import org.bihuan.schema.matter.tables.records.MatterTypeRecord;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishing a version of a matter type, and withdrawing a type: new matters take what is in force, running ones keep theirs. */
@Service
public class TypeEditions {

    /** One published version. */
    public record Edition(
            int version,
            String name,
            Instant publishedAt,
            @Nullable Instant retiredAt,
            @Nullable String note,
            MatterType type) {}

    private static final int MOST_SHOWN = 100;

    private final DSLContext sql;
    private final MatterTypes types;
    private final PaperCodes known;
    private final Ladders ladders;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TypeEditions(
            DSLContext sql,
            MatterTypes types,
            PaperCodes known,
            Ladders ladders,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.types = types;
        this.known = known;
        this.ladders = ladders;
        this.events = events;
        this.clock = clock;
    }

    /** What stands in the way of publishing; nothing: it may be. */
    @Transactional
    public List<Fault> faults(Viewer viewer, TypeSketch sketch) {
        var faults = new ArrayList<>(TypeRules.faults(sketch, ladders.current(viewer.zone())));
        var taken = types.current(viewer.zone()).stream()
                .anyMatch(other ->
                        !other.code().equals(sketch.code()) && other.prefix().equals(sketch.prefix()));
        if (taken) {
            faults.add(prefixTaken());
        }
        faults.addAll(unknownPapers(sketch.definition()));
        return faults;
    }

    private List<Fault> unknownPapers(MatterType.Definition definition) {
        var papers = definition.draftedPapers();
        var unknown = new ArrayList<Fault>();
        for (int at = 0; papers != null && at < papers.size(); at++) {
            if (!known.codes().contains(papers.get(at).paper())) {
                unknown.add(new Fault(
                        "definition.draftedPapers[" + at + "].paper",
                        "MATTER-TYPE-PAPER-UNKNOWN",
                        "没有“" + papers.get(at).paper() + "”这种文书，请从列表中选择。"));
            }
        }
        return unknown;
    }

    private static Fault prefixTaken() {
        return new Fault("prefix", "MATTER-TYPE-PREFIX-TAKEN", "编号代字已被其他事项类型使用，请换一个，以免编号重复。");
    }

    /** The published versions of a type, the newest first. */
    @Transactional
    public List<Edition> of(Viewer viewer, String code) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        types.current(viewer.zone());
        return sql.selectFrom(MATTER_TYPE)
                .where(MatterTypes.is(viewer.zone(), code))
                .orderBy(MATTER_TYPE.VERSION.desc())
                .limit(MOST_SHOWN)
                .fetch(row -> new Edition(
                        row.getVersion(),
                        row.getName(),
                        row.getPublishedAt(),
                        row.getRetiredAt(),
                        row.getNote(),
                        types.type(row)));
    }

    /**
     * Puts a version in force.
     *
     * @param basedOn the version it was made from, 0 for a new type; another one being the last: {@code
     *     MATTER-TYPE-STALE}
     */
    @Transactional
    public MatterType publish(Viewer viewer, TypeSketch sketch, int basedOn, @Nullable String note) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var faults = faults(viewer, sketch);
        if (!faults.isEmpty()) {
            throw Problem.fields(
                    "MATTER-TYPE-FAULTY",
                    "还有 " + faults.size() + " 处错误，改正后才能发布。",
                    faults.stream()
                            .map(fault -> new Problem.FieldError(fault.path(), fault.code(), fault.detail()))
                            .toList());
        }
        var last = last(viewer, sketch.code());
        if ((last == null ? 0 : last.getVersion()) != basedOn) {
            throw stale();
        }
        if (last != null
                && last.getRetiredAt() == null
                && types.type(last).sketch().equals(sketch)) {
            throw Problem.invalid("MATTER-NOTHING-CHANGED", "没有任何修改。");
        }
        if (last != null && last.getRetiredAt() == null && !retire(viewer, sketch.code(), basedOn)) {
            throw stale();
        }
        var published = types.insert(viewer.zone(), sketch, basedOn + 1, row -> {
            row.setPublishedBy(viewer.account().value());
            row.setNote(note == null || note.isBlank() ? null : note.strip());
            row.setFirstPublishedAt(last == null ? null : first(last));
        });
        if (!published) {
            throw stale();
        }
        var type = types.version(viewer.zone(), sketch.code(), basedOn + 1).orElseThrow();
        say(viewer, "matter.publish-type", type);
        return type;
    }

    private @Nullable MatterTypeRecord last(Viewer viewer, String code) {
        types.current(viewer.zone());
        return sql.selectFrom(MATTER_TYPE)
                .where(MatterTypes.is(viewer.zone(), code))
                .orderBy(MATTER_TYPE.VERSION.desc())
                .limit(1)
                .fetchOne();
    }

    private static Instant first(MatterTypeRecord last) {
        return last.getFirstPublishedAt() == null ? last.getPublishedAt() : last.getFirstPublishedAt();
    }

    /** No new matters from now on; running ones go on under their version. The last type in force stays. */
    @Transactional
    public void withdraw(Viewer viewer, String code, int version) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var inForce = types.current(viewer.zone());
        var type = inForce.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(TypeEditions::missing);
        if (inForce.size() == 1) {
            throw Problem.conflict("MATTER-TYPE-LAST", "这是最后一种可用的事项类型，不能停用。");
        }
        if (!retire(viewer, code, version)) {
            throw stale();
        }
        say(viewer, "matter.withdraw-type", type);
    }

    private boolean retire(Viewer viewer, String code, int version) {
        return sql.update(MATTER_TYPE)
                        .set(MATTER_TYPE.RETIRED_AT, clock.instant())
                        .where(
                                MatterTypes.is(viewer.zone(), code),
                                MATTER_TYPE.VERSION.eq(version),
                                MATTER_TYPE.RETIRED_AT.isNull())
                        .execute()
                == 1;
    }

    private void say(Viewer viewer, String act, MatterType type) {
        events.publishEvent(new Acted(
                viewer, act, "matter-type", type.id(), Map.of("code", type.code(), "version", type.version())));
    }

    public static Problem missing() {
        return Problem.missing("MATTER-TYPE-NOT-FOUND", "没有这种事项类型，可能已停用，请刷新。");
    }

    private static Problem stale() {
        return Problem.conflict("MATTER-TYPE-STALE", "该事项类型刚有新版本发布，请对照新版本再改。");
    }
}
