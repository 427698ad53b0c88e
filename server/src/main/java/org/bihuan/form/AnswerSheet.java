package org.bihuan.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a form (答卷) held against it: normal form, what is wrong, what is missing, which check items failed and
 * the score. Pure; {@code sheet.ts} says the same on the phone, both are held to {@code form/sheets.json}. A check item
 * {@code exit} also has the parts {@code exit.note}, {@code exit.photos} and {@code exit.severity}, a signature its note.
 *
 * @param answers of visible questions, in normal form
 * @param errors answers that are wrong, by {@code answers.<key>}
 * @param missing what has to be answered yet
 */
public record AnswerSheet(
        Map<String, String> answers,
        Set<String> visible,
        Set<String> required,
        List<Problem.FieldError> errors,
        List<Problem.FieldError> missing,
        List<FailedCheck> failed,
        Score score) {

    /** A signature that was refused (拒签). */
    public static final String REFUSED = "REFUSED";

    static final String NOTE = ".note";
    static final String PHOTOS = ".photos";
    static final String SEVERITY = ".severity";

    /** @param form without faults */
    public static AnswerSheet of(FormSketch form, Map<String, String> given, LocalDate today, FieldReading reading) {
        return new SheetJudge(form, today).judge(given, reading);
    }

    /** Refuses what is wrong with {@code FORM-ANSWERS-WRONG}, a field error each; what is missing may be. */
    public AnswerSheet mustBeRight() {
        refuse(errors);
        return this;
    }

    /** Refuses what is wrong or missing. */
    public AnswerSheet mustBeComplete() {
        var all = new ArrayList<>(errors);
        all.addAll(missing);
        refuse(all);
        return this;
    }

    private static void refuse(List<Problem.FieldError> wrong) {
        if (!wrong.isEmpty()) {
            var first = wrong.getFirst();
            throw Problem.fields(
                    wrong.size() == 1 ? first.code() : "FORM-ANSWERS-WRONG",
                    first.detail(),
                    wrong.subList(0, Math.min(wrong.size(), 100)));
        }
    }

    /** How many questions have an answer. */
    public int answered() {
        return (int) answers.keySet().stream().filter(key -> !key.contains(".")).count();
    }

    /** All files the answers name; whoever keeps the sheet vouches that they exist. */
    public Set<UUID> files(FormSketch form) {
        var files = new LinkedHashSet<UUID>();
        for (var question : form.all()) {
            switch (question.kind()) {
                case PHOTOS -> files.addAll(ids(answers.get(question.key())));
                case CHECK -> files.addAll(ids(answers.get(question.key() + PHOTOS)));
                case SIGNATURE -> {
                    var signature = answers.get(question.key());
                    if (!REFUSED.equals(signature)) {
                        files.addAll(ids(signature));
                    }
                }
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
                        SUBJECT,
                        TABLE -> {}
            }
        }
        return files;
    }

    static List<UUID> ids(@Nullable String answer) {
        if (answer == null || answer.isEmpty()) {
            return List.of();
        }
        return List.of(answer.split(Answers.PARTS)).stream()
                .map(UUID::fromString)
                .toList();
    }

    static BigDecimal points(Question question) {
        var check = question.check();
        return check == null || check.points() == null ? BigDecimal.ZERO : check.points();
    }
}
