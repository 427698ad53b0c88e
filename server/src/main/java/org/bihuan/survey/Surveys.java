package org.bihuan.survey;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bihuan.form.FormUse;
import org.bihuan.form.FormVersion;
import org.bihuan.form.FormVersions;
import org.bihuan.form.Question;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asking units to fill a form in by a day (下达填报任务). */
@Service
public class Surveys {

    /** A fact asked for within so many months counts as asked again. */
    static final int MONTHS = 12;

    private final SurveyRepository surveys;
    private final FormVersions forms;
    private final UnitDirectory units;
    private final SurveyNotices news;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Surveys(
            SurveyRepository surveys,
            FormVersions forms,
            UnitDirectory units,
            SurveyNotices news,
            ApplicationEventPublisher events,
            Clock clock) {
        this.surveys = surveys;
        this.forms = forms;
        this.units = units;
        this.news = news;
        this.events = events;
        this.clock = clock;
    }

    /** The same order again changes nothing. */
    @Transactional
    public void ask(Viewer viewer, SurveyOrder order) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        viewer.mustBeInPerson();
        var form = form(viewer, order);
        var asked = new LinkedHashSet<>(order.units());
        var today = BusinessZone.today(clock);
        if (order.dueOn().isBefore(today)) {
            throw Problem.field("dueOn", "SURVEY-DUE-PAST", "报送期限不能早于今天。");
        }
        if (units.openAmong(viewer.zone(), asked).size() < asked.size()) {
            throw Problem.field("units", "SURVEY-UNIT-UNKNOWN", "有单位不存在或已撤并，请重新选择。");
        }
        var facts = form.sketch().all().stream()
                .map(Question::fact)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var repeated = surveys.askedSince(viewer.zone(), asked, facts, today.minusMonths(MONTHS));
        if (!surveys.insert(viewer, order, form, clock.instant(), today)) {
            return;
        }
        surveys.insertFacts(viewer.zone(), order.id(), facts);
        surveys.insertReplies(viewer.zone(), order.id(), asked, repeated);
        news.asked(viewer, order, asked);
        events.publishEvent(new Acted(
                viewer, "survey.ask", "survey", order.id(), Map.of("form", form.code(), "units", asked.size())));
    }

    private FormVersion form(Viewer viewer, SurveyOrder order) {
        return forms.inForce(viewer.zone(), order.form())
                .filter(version -> version.sketch().use() == FormUse.SURVEY)
                .orElseThrow(() -> Problem.field("form", "SURVEY-FORM-UNKNOWN", "没有这份填报表或已停用，请重新选择。"));
    }
}
