package org.bihuan.intake;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.document.ledger.cell.IssueCode;
import org.bihuan.document.ledger.layout.FieldCatalogue;
import org.bihuan.form.FieldDefinition;
import org.bihuan.form.FieldKind;
import org.bihuan.form.Form;
import org.bihuan.matter.MatterType;

/**
 * Holds the further facts of a row against the conditions of its type, as the creation form does, and what is chosen against
 * the options. What no cell can say (units, people, several choices) is not asked of a row, and nothing is asked of what is finished already.
 */
final class RowConditions {

    private static final String TITLE = "title";
    private static final Set<String> CODES =
            Set.of(IssueCode.ANSWER_MISSING.code(), IssueCode.ANSWER_REFUSED.code(), IssueCode.ANSWER_NOT_ASKED.code());

    private final List<FieldDefinition> definitions;
    private final FieldCatalogue catalogue;
    private final Form form;
    private final boolean asks;

    RowConditions(MatterType type, FieldCatalogue catalogue) {
        this.definitions = type.definition().fields();
        this.catalogue = catalogue;
        this.form = new Form(definitions);
        this.asks = definitions.stream()
                .anyMatch(field -> field.required()
                        || field.kind() == FieldKind.CHOICE
                        || field.check() != null
                        || field.visibleWhen() != null
                        || field.requiredWhen() != null);
    }

    StoredRow marked(StoredRow row, LocalDate today) {
        if (!asks) {
            return row;
        }
        var marked = plain(row);
        var answers = answers(row, definitions);
        var judged = form.judge(answers, today);
        for (var field : definitions) {
            var key = Catalogues.FACT + field.key();
            var cell = marked.cells().get(key);
            if (cell != null && answers.containsKey(field.key())) {
                if (!judged.visible().contains(field.key())) {
                    marked = marked.with(key, cell.with(IssueCode.ANSWER_NOT_ASKED, field.label()));
                } else if (judged.failed().contains(field.key())) {
                    marked = marked.with(key, cell.with(IssueCode.ANSWER_REFUSED, said(field)));
                } else if (isNoOption(field, answers) && !Entries.done(row)) {
                    marked = marked.with(key, cell.with(IssueCode.ANSWER_REFUSED, options(field)));
                }
            } else if (judged.required().contains(field.key()) && isAsked(row, key)) {
                var at = cell == null ? TITLE : key;
                var where = marked.cells().get(at);
                marked = where == null ? marked : marked.with(at, where.with(IssueCode.ANSWER_MISSING, field.label()));
            }
        }
        return marked;
    }

    /** Whatever is answered though it is not asked for does not count. */
    Map<String, String> counted(StoredRow row, LocalDate today) {
        var answers = answers(row, definitions);
        if (asks) {
            answers.keySet().retainAll(form.judge(answers, today).visible());
        }
        return answers;
    }

    private static Map<String, String> answers(StoredRow row, List<FieldDefinition> definitions) {
        var answers = new LinkedHashMap<String, String>();
        for (var field : definitions) {
            var value = row.value(Catalogues.FACT + field.key());
            if (value != null) {
                answers.put(field.key(), value);
            }
        }
        return answers;
    }

    private static StoredRow plain(StoredRow row) {
        var cells = new LinkedHashMap<>(row.cells());
        cells.replaceAll(
                (key, cell) -> key.equals(TITLE) || key.startsWith(Catalogues.FACT) ? cell.without(CODES) : cell);
        return row.holding(cells);
    }

    private boolean isAsked(StoredRow row, String key) {
        return catalogue.field(key).isPresent() && !Entries.done(row);
    }

    private static boolean isNoOption(FieldDefinition field, Map<String, String> answers) {
        return field.kind() == FieldKind.CHOICE && !field.choices().contains(answers.get(field.key()));
    }

    private static String options(FieldDefinition field) {
        return field.label() + "只能填写：" + String.join("、", field.choices());
    }

    private static String said(FieldDefinition field) {
        var message = field.message();
        return message == null || message.isBlank() ? field.label() + "不符合要求" : message;
    }
}
