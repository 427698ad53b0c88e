package org.bihuan.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What definitions of fields must hold before anybody is asked to answer them. All faults are told at once. */
public final class FormRules {

    private static final int MOST_OPTIONS = 60;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_HELP = 200;
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    /** Words of CEL, its types, and what every condition can read anyway. */
    private static final Set<String> RESERVED = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "null",
            "package",
            "namespace",
            "return",
            "true",
            "var",
            "void",
            "while",
            "bool",
            "bytes",
            "double",
            "duration",
            "dyn",
            "int",
            "list",
            "map",
            "string",
            "timestamp",
            "type",
            "uint",
            "size",
            "has",
            "given",
            "today");

    /**
     * @param fields the most there may be
     * @param label the longest name, in characters
     * @param english whether an English name is needed
     * @param plain whether only plain kinds are allowed
     */
    record Bounds(int fields, int label, boolean english, boolean plain) {

        /** The further fields of a matter. */
        static final Bounds MATTER = new Bounds(60, LONGEST_WORD, true, true);
        /** The questions of a form. */
        static final Bounds QUESTION = new Bounds(400, 300, false, false);
        /** The columns of a table. */
        static final Bounds COLUMN = new Bounds(12, LONGEST_WORD, false, true);
    }

    private FormRules() {}

    /** Paths begin at the list of fields: {@code [2].check}. */
    public static List<Fault> faults(List<FieldDefinition> fields) {
        return faults(
                fields,
                IntStream.range(0, fields.size()).mapToObj(at -> "[" + at + "]").toList(),
                Bounds.MATTER);
    }

    /** @param paths where each of the fields stands */
    static List<Fault> faults(List<FieldDefinition> fields, List<String> paths, Bounds bounds) {
        var faults = new ArrayList<Fault>();
        if (fields.size() > bounds.fields()) {
            faults.add(new Fault("", "FORM-TOO-MANY-FIELDS", "字段最多 " + bounds.fields() + " 个。"));
            return faults;
        }
        var keys = new HashSet<String>();
        for (int at = 0; at < fields.size(); at++) {
            var field = fields.get(at);
            keyed(field, paths.get(at), keys, faults);
            shaped(field, paths.get(at), bounds, faults);
        }
        if (faults.stream().noneMatch(fault -> fault.path().endsWith(".key"))) {
            var conditions = new Conditions(fields);
            for (int at = 0; at < fields.size(); at++) {
                conditioned(fields.get(at), paths.get(at), conditions, faults);
            }
        }
        return faults;
    }

    private static void keyed(FieldDefinition field, String at, Set<String> keys, List<Fault> faults) {
        if (!KEY.matcher(field.key()).matches()) {
            faults.add(new Fault(at + ".key", "FORM-KEY-WRONG", "字段代码须以小写英文字母开头，只含字母和数字，最多 40 个字符。"));
        } else if (RESERVED.contains(field.key())) {
            faults.add(new Fault(at + ".key", "FORM-KEY-RESERVED", "“" + field.key() + "”是条件中的保留字，请换一个代码。"));
        } else if (!keys.add(field.key())) {
            faults.add(new Fault(at + ".key", "FORM-KEY-TWICE", "字段代码重复。"));
        }
    }

    private static void shaped(FieldDefinition field, String at, Bounds bounds, List<Fault> faults) {
        named(field.label(), at + ".label", bounds.label(), faults);
        if (bounds.english()) {
            named(field.labelEn(), at + ".labelEn", bounds.label(), faults);
        } else {
            bounded(field.labelEn(), bounds.label(), at + ".labelEn", faults);
        }
        if (bounds.plain() && !field.kind().isPlain()) {
            faults.add(new Fault(at + ".kind", "FORM-KIND-UNFIT", "这里不能用此种题型，请改用文字、数字、日期、选择、人员或单位。"));
        }
        bounded(field.unit(), LONGEST_WORD, at + ".unit", faults);
        bounded(field.help(), LONGEST_HELP, at + ".help", faults);
        bounded(field.helpEn(), LONGEST_HELP, at + ".helpEn", faults);
        bounded(field.message(), LONGEST_HELP, at + ".message", faults);
        bounded(field.messageEn(), LONGEST_HELP, at + ".messageEn", faults);
        optioned(field, at, faults);
        var min = field.min();
        var max = field.max();
        if (min != null && max != null && min.compareTo(max) > 0) {
            faults.add(new Fault(at + ".max", "FORM-RANGE-WRONG", "上限不能小于下限。"));
        }
        if ((min != null || max != null)
                && !field.kind().isNumber()
                && !field.kind().isText()) {
            faults.add(new Fault(at + (min == null ? ".max" : ".min"), "FORM-RANGE-WRONG", "只有数字和文字可以设上下限。"));
        } else if (field.kind().isText() && (unfitLength(min) || unfitLength(max))) {
            faults.add(new Fault(at + ".max", "FORM-RANGE-WRONG", "字数上下限须为 0 至 4000 的整数。"));
        }
    }

    private static boolean unfitLength(@Nullable BigDecimal length) {
        return length != null
                && (length.stripTrailingZeros().scale() > 0
                        || length.signum() < 0
                        || length.compareTo(BigDecimal.valueOf(4_000)) > 0);
    }

    static void named(String text, String path, int longest, List<Fault> faults) {
        if (text.isBlank()) {
            faults.add(new Fault(path, "FORM-LABEL-MISSING", "请填写名称。"));
        } else {
            bounded(text, longest, path, faults);
        }
    }

    static void bounded(@Nullable String text, int longest, String path, List<Fault> faults) {
        if (text != null && text.length() > longest) {
            faults.add(new Fault(path, "FORM-TEXT-TOO-LONG", "最多 " + longest + " 字。"));
        }
    }

    private static void optioned(FieldDefinition field, String at, List<Fault> faults) {
        var options = field.choices();
        if (!field.kind().hasOptions()) {
            if (!options.isEmpty()) {
                faults.add(new Fault(at + ".options", "FORM-OPTIONS-WRONG", "只有单选和多选字段有选项。"));
            }
            return;
        }
        if (options.isEmpty() || options.size() > MOST_OPTIONS) {
            faults.add(new Fault(at + ".options", "FORM-OPTIONS-WRONG", "请填写 1 至 " + MOST_OPTIONS + " 个选项。"));
        }
        for (var option : options) {
            if (option.isBlank() || option.length() > LONGEST_WORD || option.contains(Answers.PARTS)) {
                faults.add(new Fault(at + ".options", "FORM-OPTIONS-WRONG", "选项不能为空，最多 " + LONGEST_WORD + " 字，不能含顿号。"));
                return;
            }
        }
        if (new HashSet<>(options).size() < options.size()) {
            faults.add(new Fault(at + ".options", "FORM-OPTIONS-WRONG", "选项重复。"));
        }
    }

    private static void conditioned(FieldDefinition field, String at, Conditions conditions, List<Fault> faults) {
        condition(field.visibleWhen(), at + ".visibleWhen", conditions, faults);
        condition(field.requiredWhen(), at + ".requiredWhen", conditions, faults);
        condition(field.check(), at + ".check", conditions, faults);
    }

    static void condition(@Nullable String expression, String path, Conditions conditions, List<Fault> faults) {
        if (expression != null && !expression.isBlank()) {
            conditions.wrong(expression).ifPresent(wrong -> faults.add(new Fault(path, "FORM-CONDITION-WRONG", wrong)));
        }
    }
}
