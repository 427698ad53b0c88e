package org.bihuan.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** Judges the answers to one form: conditions first, then what is missing, what failed, and the score. */
final class SheetJudge {

    private final FormSketch sketch;
    private final Form form;
    private final List<Question> questions;
    private final Map<String, Conditions.Condition> major = new LinkedHashMap<>();
    private final LocalDate today;

    SheetJudge(FormSketch sketch, LocalDate today) {
        this.sketch = sketch;
        this.today = today;
        this.questions = sketch.all();
        var fields = questions.stream().map(Question::field).toList();
        this.form = new Form(fields);
        Conditions conditions = null;
        for (var question : questions) {
            var check = question.check();
            if (check != null && check.majorWhen() != null && !check.majorWhen().isBlank()) {
                conditions = conditions == null ? new Conditions(fields) : conditions;
                var condition = conditions.condition(check.majorWhen());
                if (condition != null) {
                    major.put(question.key(), condition);
                }
            }
        }
    }

    AnswerSheet judge(Map<String, String> given, FieldReading reading) {
        var errors = new ArrayList<Problem.FieldError>();
        var answers = new SheetReading(reading, errors).read(sketch, given);
        var mains = new LinkedHashMap<String, String>();
        questions.forEach(question -> {
            var answer = answers.get(question.key());
            if (answer != null) {
                mains.put(question.key(), answer);
            }
        });
        var judged = form.judge(mains, today);
        answers.keySet().removeIf(key -> !judged.visible().contains(base(key)));
        mains.keySet().retainAll(judged.visible());
        errors.removeIf(error -> hidden(error.field(), judged));
        var values = major.isEmpty() ? Map.<String, Object>of() : form.values(mains, today);
        var missing = new ArrayList<Problem.FieldError>();
        var failed = new ArrayList<FailedCheck>();
        for (var question : questions) {
            if (!judged.visible().contains(question.key())) {
                continue;
            }
            if (judged.failed().contains(question.key())) {
                var message = question.field().message();
                errors.add(SheetReading.wrong(
                        question.key(),
                        "FORM-CHECK-FAILED",
                        message == null || message.isBlank() ? question.field().label() + "不符合要求。" : message));
            }
            wanting(question, answers, judged.required().contains(question.key()), missing);
            if (CheckAnswer.FAIL.name().equals(answers.get(question.key())) && question.check() != null) {
                failed.add(failed(question, question.check(), answers, values));
            }
        }
        return new AnswerSheet(
                answers, judged.visible(), judged.required(), errors, missing, failed, score(judged, answers));
    }

    private static String base(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    /** Of a question that is known and not asked: what stands there does not matter. */
    private boolean hidden(String path, Form.Judgement judged) {
        var key = path.substring("answers.".length()).replaceFirst("[.\\[].*", "");
        return !judged.visible().contains(key)
                && questions.stream().anyMatch(question -> question.key().equals(key));
    }

    private static void wanting(
            Question question, Map<String, String> answers, boolean required, List<Problem.FieldError> missing) {
        var key = question.key();
        var answer = answers.get(key);
        var label = question.field().label();
        if (answer == null) {
            if (required) {
                missing.add(SheetReading.wrong(key, "FORM-FIELD-REQUIRED", "请填写" + label + "。"));
            }
            return;
        }
        switch (question.kind()) {
            case PHOTOS -> photos(key, answer, question.photos() == null ? 0 : question.photos(), missing);
            case SIGNATURE -> {
                if (answer.equals(AnswerSheet.REFUSED)) {
                    note(key, answers, missing);
                }
            }
            case CHECK -> {
                var check = question.check();
                if (answer.equals(CheckAnswer.FAIL.name()) && check != null) {
                    photos(
                            key + AnswerSheet.PHOTOS,
                            answers.getOrDefault(key + AnswerSheet.PHOTOS, ""),
                            check.failPhotos(),
                            missing);
                    if (check.failNote()) {
                        note(key, answers, missing);
                    }
                }
            }
            case TABLE -> cells(question, answer, missing);
            case TEXT,
                    LONG_TEXT,
                    NUMBER,
                    MONEY,
                    DATE,
                    CHOICE,
                    MULTI_CHOICE,
                    YES_NO,
                    PERSON,
                    UNIT,
                    PHONE,
                    CREDIT_CODE,
                    PLACE,
                    SUBJECT -> {}
        }
    }

    private static void photos(String key, String answer, int wanted, List<Problem.FieldError> missing) {
        if (AnswerSheet.ids(answer).size() < wanted) {
            missing.add(SheetReading.wrong(key, "FORM-PHOTOS-MISSING", "请至少拍 " + wanted + " 张照片。"));
        }
    }

    private static void note(String key, Map<String, String> answers, List<Problem.FieldError> missing) {
        if (!answers.containsKey(key + AnswerSheet.NOTE)) {
            missing.add(SheetReading.wrong(key + AnswerSheet.NOTE, "FORM-NOTE-MISSING", "请写明情况。"));
        }
    }

    private static void cells(Question question, String answer, List<Problem.FieldError> missing) {
        var rows = Rows.read(answer);
        for (int at = 0; rows != null && at < rows.size(); at++) {
            for (var column : question.cells()) {
                if (column.required() && !rows.get(at).containsKey(column.key())) {
                    missing.add(SheetReading.wrong(
                            question.key() + "[" + at + "]." + column.key(),
                            "FORM-FIELD-REQUIRED",
                            "请填写" + column.label() + "。"));
                }
            }
        }
    }

    private FailedCheck failed(
            Question question, CheckItem check, Map<String, String> answers, Map<String, Object> values) {
        var key = question.key();
        return new FailedCheck(
                key,
                question.field().label(),
                check.clause(),
                severity(key, check, answers.get(key + AnswerSheet.SEVERITY), values),
                check.criterion(),
                check.measure(),
                check.limitDays(),
                answers.get(key + AnswerSheet.NOTE),
                AnswerSheet.ids(answers.get(key + AnswerSheet.PHOTOS)));
    }

    /** What the item or its condition makes major stays so; the inspector may find more by the criterion. */
    private Severity severity(String key, CheckItem check, @Nullable String found, Map<String, Object> values) {
        var condition = major.get(key);
        boolean isMajor = check.severity() == Severity.MAJOR
                || (condition != null && condition.holds(values, false))
                || Severity.MAJOR.name().equals(found);
        return isMajor ? Severity.MAJOR : Severity.GENERAL;
    }

    private Score score(Form.Judgement judged, Map<String, String> answers) {
        var earned = BigDecimal.ZERO;
        var full = BigDecimal.ZERO;
        int[] counts = new int[CheckAnswer.values().length];
        int open = 0;
        for (var question : questions) {
            if (question.kind() != FieldKind.CHECK || !judged.visible().contains(question.key())) {
                continue;
            }
            var answer = answers.get(question.key());
            if (answer == null) {
                open++;
                continue;
            }
            var check = CheckAnswer.valueOf(answer);
            counts[check.ordinal()]++;
            var points = AnswerSheet.points(question);
            earned = check == CheckAnswer.PASS ? earned.add(points) : earned;
            full = check == CheckAnswer.NOT_APPLICABLE ? full : full.add(points);
        }
        return Score.of(
                earned,
                full,
                counts[CheckAnswer.PASS.ordinal()],
                counts[CheckAnswer.FAIL.ordinal()],
                counts[CheckAnswer.NOT_APPLICABLE.ordinal()],
                open);
    }
}
