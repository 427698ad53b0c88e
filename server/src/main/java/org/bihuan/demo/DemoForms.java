package org.bihuan.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.checklist.ChecklistSheets;
import org.bihuan.form.FieldDefinition;
import org.bihuan.form.FieldKind;
import org.bihuan.form.FormSection;
import org.bihuan.form.FormSketch;
import org.bihuan.form.FormUse;
import org.bihuan.form.FormVersions;
import org.bihuan.form.Question;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.bihuan.survey.Replies;
import org.bihuan.survey.ReplyShow;
import org.bihuan.survey.SurveyOrder;
import org.bihuan.survey.Surveys;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Two checklists read from spreadsheets, and two forms asked of units: what the first was answered is offered under the
 * second.
 */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoForms {

    private final ChecklistSheets sheets;
    private final FormVersions forms;
    private final Surveys surveys;
    private final Replies replies;
    private final ReplyShow shows;
    private final DemoCast cast;
    private final Clock clock;

    DemoForms(
            ChecklistSheets sheets,
            FormVersions forms,
            Surveys surveys,
            Replies replies,
            ReplyShow shows,
            DemoCast cast,
            Clock clock) {
        this.sheets = sheets;
        this.forms = forms;
        this.surveys = surveys;
        this.replies = replies;
        this.shows = shows;
        this.cast = cast;
        this.clock = clock;
    }

    void publish(ZoneKey zone) {
        var now = clock.instant();
        var editor = cast.viewer(zone, "ducha");
        DemoClock.at(now.minus(Duration.ofDays(60)), () -> {
            checklist(editor, "checklist-fire.csv", "FIRE_SAFETY", "消防安全检查表", "Fire safety checklist");
            checklist(editor, "checklist-plant.csv", "PLANT_IN_PLANT", "“厂中厂”安全检查表", "Plants within plants checklist");
            survey(editor, "SAFETY_STAFF", "安全监管力量季报", "核定各单位安全监管力量，测算培训和补助");
            survey(editor, "SAFETY_MONTH", "安全生产基本情况月报", "编制安全生产月度形势分析");
        });
        var units = cast.of(zone);
        var lanhe = cast.viewer(zone, "lanhe");
        var xinqiao = cast.viewer(zone, "xinqiao");
        DemoClock.at(now.minus(Duration.ofDays(40)), () -> first(editor, units, lanhe, xinqiao));
        DemoClock.at(now.minus(Duration.ofDays(2)), () -> ask(editor, units, "SAFETY_MONTH", "安全生产基本情况月报"));
    }

    private void checklist(Viewer editor, String file, String code, String name, String nameEn) {
        try (var content = new ClassPathResource("org/bihuan/demo/" + file).getInputStream()) {
            var sketch = sheets.read(editor, file, content).sketch();
            var named = new FormSketch(code, name, nameEn, FormUse.CHECKLIST, null, null, sketch.sections());
            var unused = forms.publish(editor, named, 0, "首次发布");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void survey(Viewer editor, String code, String name, String purpose) {
        var questions = List.of(
                question("full", "专职安全监管人员", "Full-time safety officers", FieldKind.NUMBER, "人", "safety.staff"),
                question("enterprises", "辖区工业企业", "Industrial enterprises", FieldKind.NUMBER, "家", "enterprise.count"),
                question("leader", "分管负责人", "Deputy in charge", FieldKind.TEXT, null, "safety.leader"),
                question("note", "需要协调的问题", "What needs coordination", FieldKind.LONG_TEXT, null, null));
        var sketch = new FormSketch(
                code,
                name,
                "",
                FormUse.SURVEY,
                purpose,
                "区安全生产委员会年度工作要点",
                List.of(new FormSection("基本情况", "Basics", questions)));
        var unused = forms.publish(editor, sketch, 0, "首次发布");
    }

    private static Question question(
            String key, String label, String labelEn, FieldKind kind, @Nullable String unit, @Nullable String fact) {
        var field = new FieldDefinition(
                key,
                label,
                labelEn,
                kind,
                null,
                fact != null,
                null,
                unit,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new Question(field, fact, null, null, null);
    }

    /** One has been accepted, one handed in, one is late. */
    private void first(Viewer editor, DemoCast.Entered units, Viewer lanhe, Viewer xinqiao) {
        ask(editor, units, "SAFETY_STAFF", "安全监管力量季报");
        var accepted = handIn(lanhe, Map.of("full", "6", "enterprises", "148", "leader", "施永康"));
        replies.accept(editor, accepted.id(), accepted.version());
        var unused = handIn(xinqiao, Map.of("full", "4", "enterprises", "96", "leader", "魏雪梅"));
    }

    private void ask(Viewer editor, DemoCast.Entered units, String form, String title) {
        var asked = List.of(units.unit("澜河街道"), units.unit("新桥街道"), units.unit("柳林街道"));
        var due = BusinessZone.today(clock).plusDays(10);
        surveys.ask(editor, new SurveyOrder(Ids.next(), form, title, due, asked));
    }

    private ReplyShow.File handIn(Viewer liaison, Map<String, String> answers) {
        UUID id = shows.page(liaison, null, new PageRequest(1, 1))
                .items()
                .getFirst()
                .id();
        replies.handIn(liaison, id, 1, answers);
        return shows.of(liaison, id);
    }
}
