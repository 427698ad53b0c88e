package org.bihuan.survey;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.evidence.EvidenceId;
import org.bihuan.evidence.Evidences;
import org.bihuan.form.AnswerSheet;
import org.bihuan.form.FormVersion;
import org.bihuan.form.FormVersions;
import org.bihuan.organisation.PeopleNames;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.subject.DirectoryReading;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A unit's reply: kept as a draft, handed in, sent back or accepted by the asking side. */
@Service
public class Replies {

    private final SurveyRepository surveys;
    private final FormVersions forms;
    private final UnitDirectory units;
    private final PeopleNames people;
    private final Evidences evidences;
    private final SurveyNotices news;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Replies(
            SurveyRepository surveys,
            FormVersions forms,
            UnitDirectory units,
            PeopleNames people,
            Evidences evidences,
            SurveyNotices news,
            ApplicationEventPublisher events,
            Clock clock) {
        this.surveys = surveys;
        this.forms = forms;
        this.units = units;
        this.people = people;
        this.evidences = evidences;
        this.news = news;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps a draft: answers may be missing, none may be wrong. */
    @Transactional
    public void keep(Viewer viewer, UUID id, int version, Map<String, String> answers) {
        var reply = written(viewer, id, version);
        write(viewer, reply, sheet(viewer, form(viewer, reply), answers).mustBeRight());
    }

    @Transactional
    public void handIn(Viewer viewer, UUID id, int version, Map<String, String> answers) {
        var reply = written(viewer, id, version);
        var form = form(viewer, reply);
        var sheet = sheet(viewer, form, answers).mustBeComplete();
        write(viewer, reply, sheet);
        var now = clock.instant();
        surveys.handIn(viewer.zone(), id, now);
        surveys.step(viewer, id, ReplyState.HANDED_IN, null, now);
        news.handedIn(viewer, reply);
        say(viewer, "survey.hand-in", reply);
    }

    private Reply written(Viewer viewer, UUID id, int version) {
        viewer.mustHave(Permit.MATTER_HANDLE);
        var reply = surveys.lock(viewer.zone(), id).orElseThrow(Reply::missing);
        reply.mustBeWrittenBy(viewer, version);
        return reply;
    }

    private FormVersion form(Viewer viewer, Reply reply) {
        return forms.version(viewer.zone(), reply.survey().formVersion())
                .orElseThrow(() -> new IllegalStateException(
                        "survey without its form " + reply.survey().id()));
    }

    private AnswerSheet sheet(Viewer viewer, FormVersion form, Map<String, String> answers) {
        var reading = new DirectoryReading(viewer.zone(), units, people);
        return AnswerSheet.of(form.sketch(), answers, BusinessZone.today(clock), reading);
    }

    private void write(Viewer viewer, Reply reply, AnswerSheet sheet) {
        var files = sheet.files(form(viewer, reply).sketch());
        evidences.mustExist(viewer, files.stream().map(EvidenceId::new).toList());
        surveys.keep(viewer, reply, sheet.answers(), sheet.answered());
        surveys.keepFiles(viewer.zone(), reply.id(), files);
    }

    /** @param reason what is to be mended */
    @Transactional
    public void sendBack(Viewer viewer, UUID id, int version, String reason) {
        var reply = decided(viewer, id, version);
        decide(viewer, reply, ReplyState.RETURNED, reason.strip());
        news.returned(viewer, reply, reason.strip());
        say(viewer, "survey.return", reply);
    }

    /** From now on what the unit has reported is offered wherever the same facts are asked for. */
    @Transactional
    public void accept(Viewer viewer, UUID id, int version) {
        var reply = decided(viewer, id, version);
        decide(viewer, reply, ReplyState.ACCEPTED, null);
        var facts = new LinkedHashMap<String, SurveyRepository.Given>();
        for (var question : form(viewer, reply).sketch().all()) {
            var answer = reply.answers().get(question.field().key());
            if (question.fact() != null && answer != null && question.field().isOffered()) {
                facts.put(
                        question.fact(),
                        new SurveyRepository.Given(
                                answer, question.field().kind().name()));
            }
        }
        surveys.give(viewer.zone(), reply, facts, BusinessZone.today(clock));
        news.accepted(viewer, reply);
        say(viewer, "survey.accept", reply);
    }

    private Reply decided(Viewer viewer, UUID id, int version) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        var reply = surveys.lock(viewer.zone(), id)
                .filter(each -> SurveySight.asks(viewer, each.survey().askingUnit()))
                .orElseThrow(Reply::missing);
        reply.mustBeDecidedBy(viewer, version);
        return reply;
    }

    private void decide(Viewer viewer, Reply reply, ReplyState state, @Nullable String reason) {
        var now = clock.instant();
        surveys.decide(viewer, reply, state, reason, now);
        surveys.step(viewer, reply.id(), state, reason, now);
    }

    private void say(Viewer viewer, String act, Reply reply) {
        events.publishEvent(new Acted(
                viewer,
                act,
                "survey-reply",
                reply.id(),
                Map.of(
                        "survey",
                        reply.survey().id().toString(),
                        "unit",
                        reply.unit().toString())));
    }

    static Problem missing() {
        return Problem.missing("SURVEY-NOT-FOUND", "没有这项填报任务，或您无权查看。");
    }
}
