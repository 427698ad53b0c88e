package org.bihuan.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A form ready to be answered. Fields are looked at in their order: the answer of one that is not visible does not
 * count for those after it. Whatever has no answer reads as {@code ""}, {@code 0}, {@code false} or {@code []}. A
 * condition that cannot be told shows the field, asks for no answer and fails the check.
 */
public final class Form {

    /** What the conditions say about answers: keys of fields. */
    public record Judgement(Set<String> visible, Set<String> required, Set<String> failed) {}

    private record Conditioned(
            FieldDefinition field,
            Conditions.@Nullable Condition visible,
            Conditions.@Nullable Condition required,
            Conditions.@Nullable Condition check) {}

    private final List<Conditioned> fields;

    /** Definitions without faults; {@link FormRules} tells them. */
    public Form(List<FieldDefinition> definitions) {
        var plain = definitions.stream()
                .noneMatch(
                        field -> field.visibleWhen() != null || field.requiredWhen() != null || field.check() != null);
        var conditions = plain ? null : new Conditions(definitions);
        this.fields = definitions.stream()
                .map(field -> conditions == null
                        ? new Conditioned(field, null, null, null)
                        : new Conditioned(
                                field,
                                conditions.condition(field.visibleWhen()),
                                conditions.condition(field.requiredWhen()),
                                conditions.condition(field.check())))
                .toList();
    }

    /** @param answers in normal form */
    public Judgement judge(Map<String, String> answers, LocalDate today) {
        var counted = new LinkedHashMap<>(answers);
        var values = values(counted, today);
        var visible = new LinkedHashSet<String>();
        for (var each : fields) {
            if (each.visible() == null || each.visible().holds(values, true)) {
                visible.add(each.field().key());
            } else if (counted.remove(each.field().key()) != null) {
                values = values(counted, today);
            }
        }
        var required = new LinkedHashSet<String>();
        var failed = new LinkedHashSet<String>();
        for (var each : fields) {
            var key = each.field().key();
            if (!visible.contains(key)) {
                continue;
            }
            if (each.field().required()
                    || (each.required() != null && each.required().holds(values, false))) {
                required.add(key);
            }
            if (each.check() != null
                    && counted.containsKey(key)
                    && !each.check().holds(values, false)) {
                failed.add(key);
            }
        }
        return new Judgement(visible, required, failed);
    }

    Map<String, Object> values(Map<String, String> answers, LocalDate today) {
        var values = new HashMap<String, Object>();
        values.put("given", List.copyOf(answers.keySet()));
        values.put("today", today.toString());
        fields.forEach(each -> values.put(
                each.field().key(),
                value(each.field().kind(), answers.getOrDefault(each.field().key(), ""))));
        return values;
    }

    private static Object value(FieldKind kind, String answer) {
        return switch (kind) {
            case NUMBER, MONEY -> answer.isEmpty() ? 0.0 : new BigDecimal(answer).doubleValue();
            case MULTI_CHOICE -> answer.isEmpty() ? List.of() : Arrays.asList(answer.split(Answers.PARTS));
            case YES_NO -> answer.equals("true");
            case PHOTOS -> answer.isEmpty() ? 0.0 : (double) answer.split(Answers.PARTS).length;
            case TABLE -> (double) Rows.count(answer);
            case TEXT, LONG_TEXT, DATE, CHOICE, PERSON, UNIT, PHONE, CREDIT_CODE, SIGNATURE, PLACE, SUBJECT, CHECK ->
                answer;
        };
    }

    /**
     * Holds answers against the form: those of visible fields in normal form. All that is wrong is refused at once with
     * {@code FORM-ANSWERS-WRONG}, a field error each (one alone: by its own code). Answers still needed may be missing: see {@link #mustBeComplete}.
     */
    public Map<String, String> answers(Map<String, String> given, LocalDate today, FieldReading reading) {
        var errors = new ArrayList<Problem.FieldError>();
        var read = new Answers(fields.stream().map(Conditioned::field).toList(), reading).read(given, errors);
        var judgement = judge(read, today);
        read.keySet().retainAll(judgement.visible());
        for (var each : fields) {
            var field = each.field();
            if (judgement.failed().contains(field.key())) {
                var message = field.message();
                errors.add(Answers.wrong(
                        field.key(),
                        "FORM-CHECK-FAILED",
                        message == null || message.isBlank() ? field.label() + "不符合要求。" : message));
            }
        }
        errors.removeIf(error -> hidden(error, judgement));
        if (!errors.isEmpty()) {
            throw wrong(errors);
        }
        return read;
    }

    /** Refuses answers in normal form that lack one that is needed, as {@link #answers} does. */
    public void mustBeComplete(Map<String, String> answers, LocalDate today) {
        var judgement = judge(answers, today);
        var missing = fields.stream()
                .map(Conditioned::field)
                .filter(field -> judgement.required().contains(field.key()) && !answers.containsKey(field.key()))
                .map(Form::missing)
                .toList();
        if (!missing.isEmpty()) {
            throw wrong(missing);
        }
    }

    private static Problem wrong(List<Problem.FieldError> errors) {
        var first = errors.getFirst();
        return Problem.fields(errors.size() == 1 ? first.code() : "FORM-ANSWERS-WRONG", first.detail(), errors);
    }

    private static Problem.FieldError missing(FieldDefinition field) {
        return Answers.wrong(field.key(), "FORM-FIELD-REQUIRED", "请填写" + field.label() + "。");
    }

    private boolean hidden(Problem.FieldError error, Judgement judgement) {
        return fields.stream()
                .map(each -> each.field().key())
                .anyMatch(key -> error.field().equals(Answers.path(key))
                        && !judgement.visible().contains(key));
    }
}
