package org.bihuan.subject;

import java.util.Map;
import java.util.Optional;
import org.bihuan.platform.Secrets;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recording, changing, closing and reopening subjects (一企一档). */
@Service
public class Subjects {

    private final SubjectRepository subjects;
    private final SubjectTypes types;
    private final FactsReading reading;
    private final FactsWords words;
    private final Secrets secrets;
    private final ApplicationEventPublisher events;

    Subjects(
            SubjectRepository subjects,
            SubjectTypes types,
            FactsReading reading,
            FactsWords words,
            Secrets secrets,
            ApplicationEventPublisher events) {
        this.subjects = subjects;
        this.types = types;
        this.reading = reading;
        this.words = words;
        this.secrets = secrets;
        this.events = events;
    }

    /**
     * Records a new subject or changes one. Sent twice with version 0 it is recorded once.
     *
     * @param version 0 for a new one; older than the stored one: {@code SUBJECT-STALE}
     */
    @Transactional
    public void write(Viewer viewer, SubjectId id, int version, SubjectFacts given) {
        viewer.mustHave(Permit.SUBJECT_KEEP);
        var before = subjects.find(viewer.zone(), id).orElse(null);
        if (version == 0 && before != null && isAgain(viewer, before, given)) {
            return;
        }
        if (version > 0) {
            mustBeKept(viewer, before).mustHaveVersion(version);
        } else if (before != null) {
            throw stale();
        }
        var type = types.of(viewer.zone(), given.typeCode());
        if (type.definition().retired()
                && (before == null || !before.facts().typeCode().equals(type.code()))) {
            throw Problem.field("typeCode", "SUBJECT-TYPE-RETIRED", "该对象类型已停用，请选择其他类型。");
        }
        var read = reading.read(viewer.zone(), id, given, type, before);
        mustBeOwn(viewer, read.facts());
        mustBeAlone(viewer, id, read.facts().creditCode());
        if (before == null) {
            var subject =
                    new Subject(id, read.facts(), read.number(), SubjectState.IN_OPERATION, null, viewer.account(), 0);
            if (!subjects.insert(viewer, subject, new SubjectEvent.Opened())) {
                throw stale();
            }
            acted(viewer, "subject.open", id, Map.of("type", type.code()));
            return;
        }
        var event = before.change(
                words.of(
                        viewer.zone(),
                        before.facts(),
                        types.of(viewer.zone(), before.facts().typeCode())),
                words.of(viewer.zone(), read.facts(), type));
        if (event.changes().isEmpty() && read.facts().equals(before.facts())) {
            return;
        }
        save(
                viewer,
                new Subject(
                        id,
                        read.facts(),
                        read.number(),
                        before.state(),
                        before.mergedInto(),
                        before.createdBy(),
                        version),
                event);
        acted(
                viewer,
                "subject.change",
                id,
                Map.of(
                        "fields",
                        event.changes().stream().map(SubjectEvent.Change::field).toList()));
    }

    private static boolean isAgain(Viewer viewer, Subject before, SubjectFacts given) {
        return before.version() == 1
                && before.createdBy().equals(viewer.account())
                && before.facts().name().equals(given.name().strip())
                && before.facts().typeCode().equals(given.typeCode());
    }

    /** Whoever sees a part of the zone records only what will lie in it: {@code SUBJECT-OUT-OF-SCOPE}. */
    private static void mustBeOwn(Viewer viewer, SubjectFacts facts) {
        if (!SubjectSight.sees(viewer, facts)) {
            throw Problem.field("territorialUnit", "SUBJECT-OUT-OF-SCOPE", "属地或主管单位须有一个在您的管辖范围内，否则保存后您将看不到该对象。");
        }
    }

    /** Two subjects do not go by one credit code: {@code SUBJECT-CREDIT-CODE-TAKEN} names the other to who may see it. */
    private void mustBeAlone(Viewer viewer, SubjectId id, @Nullable String code) {
        var other = code == null ? Optional.<Subject>empty() : subjects.byCreditCode(viewer.zone(), code, id);
        if (other.isPresent()) {
            var taken = other.get();
            if (SubjectSight.sees(viewer, taken.facts())) {
                throw Problem.field(
                                "creditCode",
                                "SUBJECT-CREDIT-CODE-TAKEN",
                                "该统一社会信用代码已登记为“" + taken.facts().name() + "”，请直接维护该对象，或先核对代码。")
                        .with("other", taken.id());
            }
            throw codeTaken();
        }
    }

    private static Problem codeTaken() {
        return Problem.field("creditCode", "SUBJECT-CREDIT-CODE-TAKEN", "该统一社会信用代码已由其他单位登记，请联系督查室核对归属。");
    }

    @Transactional
    public void close(Viewer viewer, SubjectId id, int version, String reason) {
        viewer.mustHave(Permit.SUBJECT_KEEP);
        var before = mustBeKept(viewer, subjects.find(viewer.zone(), id).orElse(null));
        before.mustHaveVersion(version);
        save(viewer, with(before, SubjectState.CLOSED), before.close(reason.strip()));
        acted(viewer, "subject.close", id, Map.of("reason", reason.strip()));
    }

    @Transactional
    public void reopen(Viewer viewer, SubjectId id, int version, String reason) {
        viewer.mustHave(Permit.SUBJECT_KEEP);
        var before = mustBeKept(viewer, subjects.find(viewer.zone(), id).orElse(null));
        before.mustHaveVersion(version);
        save(viewer, with(before, SubjectState.IN_OPERATION), before.reopen(reason.strip()));
        acted(viewer, "subject.reopen", id, Map.of("reason", reason.strip()));
    }

    private static Subject with(Subject before, SubjectState state) {
        return new Subject(
                before.id(),
                before.facts(),
                before.number(),
                state,
                before.mergedInto(),
                before.createdBy(),
                before.version());
    }

    private void save(Viewer viewer, Subject subject, SubjectEvent event) {
        try {
            if (!subjects.update(viewer, subject, event)) {
                throw stale();
            }
        } catch (DuplicateKeyException takenJustNow) {
            throw codeTaken();
        }
    }

    /** One personal number in full: {@code personNumber}, {@code contactPhone} or {@code answers.key}; the trail keeps why. */
    @Transactional
    public String reveal(Viewer viewer, SubjectId id, String field, String reason) {
        var why = PersonalData.mustReveal(viewer, reason);
        var subject = mustBeKept(viewer, subjects.find(viewer.zone(), id).orElse(null));
        var number = subject.number();
        var full = switch (field) {
            case "personNumber" -> number == null ? null : secrets.open(number.sealed(), FactsReading.purpose(id));
            case "contactPhone" -> subject.facts().contactPhone();
            default ->
                field.startsWith("answers.")
                        ? subject.facts().answers().get(field.substring("answers.".length()))
                        : null;
        };
        if (full == null) {
            throw Problem.missing("SUBJECT-NOTHING-TO-REVEAL", "该对象没有这项个人信息。");
        }
        acted(viewer, "subject.reveal", id, Map.of("field", field, "reason", why));
        return full;
    }

    static Subject mustBeKept(Viewer viewer, @Nullable Subject subject) {
        if (subject == null || !SubjectSight.sees(viewer, subject.facts())) {
            throw SubjectSight.missing();
        }
        return subject;
    }

    private void acted(Viewer viewer, String act, SubjectId id, Map<String, Object> facts) {
        events.publishEvent(new Acted(viewer, act, "subject", id.value(), facts));
    }

    static Problem stale() {
        return Problem.conflict("SUBJECT-STALE", "该对象刚被他人修改，请刷新后再改。");
    }
}
