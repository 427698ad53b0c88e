package org.bihuan.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bihuan.shared.Problem;
import org.junit.jupiter.api.Test;

class AnswerSheetTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Property(tries = 300)
    void whatIsInNormalFormStaysAsItIs(@ForAll("answers") Map<String, String> given) {
        var once = AnswerSheet.of(form(), given, TODAY, TrustingReading.IT);

        var twice = AnswerSheet.of(form(), once.answers(), TODAY, TrustingReading.IT);

        assertThat(twice.answers()).isEqualTo(once.answers());
        assertThat(twice.failed()).isEqualTo(once.failed());
        assertThat(twice.score()).isEqualTo(once.score());
        assertThat(twice.errors()).isEmpty();
    }

    @Property(tries = 300)
    void everyCheckItemIsPassedFailedNotApplicableOrOpen(@ForAll("answers") Map<String, String> given) {
        var sheet = AnswerSheet.of(form(), given, TODAY, TrustingReading.IT);
        var score = sheet.score();

        assertThat(score.passed() + score.failed() + score.notApplicable() + score.open())
                .isEqualTo(sheet.visible().stream()
                        .filter(key -> key.startsWith("check"))
                        .count());
        assertThat(sheet.failed()).hasSize(score.failed());
        assertThat(score.earned()).isBetween(BigDecimal.ZERO, score.full());
    }

    @Test
    void refusesWhatIsWrongAtOnceAndWhatIsMissingOnlyWhenHandedIn() {
        var wrong = AnswerSheet.of(form(), Map.of("number", "viele"), TODAY, TrustingReading.IT);
        var partial = AnswerSheet.of(form(), Map.of("check1", "PASS"), TODAY, TrustingReading.IT);

        assertThatThrownBy(wrong::mustBeRight)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly("answers.number"));
        assertThat(partial.mustBeRight()).isSameAs(partial);
        assertThatThrownBy(partial::mustBeComplete).isInstanceOf(Problem.class);
    }

    @Test
    void tellsTheFaultsOfAFormByTheirPaths() {
        var check =
                new CheckItem(null, Severity.GENERAL, null, "area >", null, 400, new BigDecimal("1.234"), 21, false);
        var sketch = new FormSketch(
                "fire",
                "",
                "",
                FormUse.SURVEY,
                " ",
                null,
                List.of(new FormSection(
                        "",
                        "",
                        List.of(
                                new Question(field("Check1", FieldKind.CHECK), null, null, null, null),
                                new Question(field("check2", FieldKind.CHECK), "Bad fact", null, null, check),
                                new Question(field("table", FieldKind.TABLE), null, null, List.of(), null),
                                new Question(
                                        field("staff", FieldKind.TABLE),
                                        null,
                                        null,
                                        List.of(field("photo", FieldKind.PHOTOS)),
                                        null)))));

        assertThat(SketchRules.faults(sketch).stream().map(fault -> fault.path() + " " + fault.code()))
                .containsExactlyInAnyOrder(
                        "code FORM-CODE-WRONG",
                        "name FORM-LABEL-MISSING",
                        "purpose FORM-PURPOSE-MISSING",
                        "basis FORM-BASIS-MISSING",
                        "sections[0].title FORM-LABEL-MISSING",
                        "sections[0].questions[0].field.key FORM-KEY-WRONG",
                        "sections[0].questions[0].check FORM-CHECK-MISSING",
                        "sections[0].questions[1].fact FORM-FACT-WRONG",
                        "sections[0].questions[1].check.limitDays FORM-LIMIT-WRONG",
                        "sections[0].questions[1].check.failPhotos FORM-PHOTOS-WRONG",
                        "sections[0].questions[1].check.points FORM-POINTS-WRONG",
                        "sections[0].questions[2].columns FORM-COLUMNS-WRONG",
                        "sections[0].questions[3].columns[0].kind FORM-KIND-UNFIT");
    }

    private static FormSketch form() {
        var questions = new ArrayList<Question>();
        for (int at = 1; at <= 4; at++) {
            var check = new CheckItem(
                    null,
                    at == 1 ? Severity.MAJOR : Severity.GENERAL,
                    "标准",
                    "number > 10.0",
                    "整改",
                    3,
                    new BigDecimal(at),
                    0,
                    false);
            var when = at == 4 ? "number >= 5.0" : null;
            questions.add(new Question(conditioned("check" + at, FieldKind.CHECK, when), null, null, null, check));
        }
        questions.add(0, new Question(field("number", FieldKind.NUMBER), "staff.total", null, null, null));
        questions.add(
                new Question(field("table", FieldKind.TABLE), null, null, List.of(field("a", FieldKind.NUMBER)), null));
        return new FormSketch(
                "CASE", "样例", "", FormUse.CHECKLIST, null, null, List.of(new FormSection("检查", "", questions)));
    }

    private static FieldDefinition field(String key, FieldKind kind) {
        return conditioned(key, kind, null);
    }

    private static FieldDefinition conditioned(
            String key, FieldKind kind, @org.jspecify.annotations.Nullable String visibleWhen) {
        return new FieldDefinition(
                key,
                key,
                "",
                kind,
                null,
                key.equals("check2"),
                null,
                null,
                null,
                null,
                null,
                null,
                visibleWhen,
                null,
                null,
                null,
                null);
    }

    @Provide
    Arbitrary<Map<String, String>> answers() {
        var keys = Arbitraries.of(
                "number", "check1", "check2", "check3", "check4", "check1.note", "check2.severity", "table", "other");
        var values = Arbitraries.of(
                "PASS",
                "FAIL",
                "NOT_APPLICABLE",
                "MAJOR",
                "5",
                "-0",
                "007.50",
                "12",
                "1e5",
                "文字",
                " ",
                "[{\"a\":\"01\"},{\"a\":\"x\"},{}]",
                "[]",
                "{");
        return Arbitraries.maps(keys, values).ofMaxSize(9).map(LinkedHashMap::new);
    }
}
