package org.bihuan.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a form must hold before it is published. All faults are told at once, by their paths in the sketch. */
final class SketchRules {

    private static final int MOST_SECTIONS = 40;
    private static final int MOST_PHOTOS = 20;
    private static final int MOST_DAYS = 365;
    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(1_000);
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 500;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final Pattern FACT = Pattern.compile("[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*){0,3}");

    private SketchRules() {}

    static List<Fault> faults(FormSketch sketch) {
        var faults = new ArrayList<Fault>();
        headed(sketch, faults);
        var fields = new ArrayList<FieldDefinition>();
        var paths = new ArrayList<String>();
        for (int s = 0; s < sketch.sections().size(); s++) {
            var section = sketch.sections().get(s);
            FormRules.named(section.title(), "sections[" + s + "].title", LONGEST_NAME, faults);
            FormRules.bounded(section.titleEn(), LONGEST_NAME, "sections[" + s + "].titleEn", faults);
            for (int q = 0; q < section.questions().size(); q++) {
                fields.add(section.questions().get(q).field());
                paths.add("sections[" + s + "].questions[" + q + "]");
            }
        }
        if (fields.isEmpty()) {
            faults.add(new Fault("sections", "FORM-EMPTY", "还没有题目，请至少增加一题。"));
        }
        var inFields = paths.stream().map(path -> path + ".field").toList();
        faults.addAll(FormRules.faults(fields, inFields, FormRules.Bounds.QUESTION));
        boolean keyed = faults.stream().noneMatch(fault -> fault.path().endsWith(".key"));
        var conditions = keyed && fields.size() <= FormRules.Bounds.QUESTION.fields() ? new Conditions(fields) : null;
        var questions = sketch.all();
        for (int at = 0; at < questions.size(); at++) {
            asked(questions.get(at), paths.get(at), conditions, faults);
        }
        return faults;
    }

    private static void headed(FormSketch sketch, List<Fault> faults) {
        if (!CODE.matcher(sketch.code()).matches()) {
            faults.add(new Fault("code", "FORM-CODE-WRONG", "表单代码须以大写英文字母开头，只含大写字母、数字和下划线，2 至 40 个字符。"));
        }
        FormRules.named(sketch.name(), "name", LONGEST_NAME, faults);
        FormRules.bounded(sketch.nameEn(), LONGEST_NAME, "nameEn", faults);
        FormRules.bounded(sketch.purpose(), LONGEST_TEXT, "purpose", faults);
        FormRules.bounded(sketch.basis(), LONGEST_TEXT, "basis", faults);
        if (sketch.use() == FormUse.SURVEY) {
            if (sketch.purpose() == null || sketch.purpose().isBlank()) {
                faults.add(new Fault("purpose", "FORM-PURPOSE-MISSING", "要求单位填报的表单须写明用途。"));
            }
            if (sketch.basis() == null || sketch.basis().isBlank()) {
                faults.add(new Fault("basis", "FORM-BASIS-MISSING", "要求单位填报的表单须写明依据。"));
            }
        }
        if (sketch.sections().size() > MOST_SECTIONS) {
            faults.add(new Fault("sections", "FORM-TOO-MANY-SECTIONS", "分节最多 " + MOST_SECTIONS + " 个。"));
        }
    }

    private static void asked(Question question, String at, @Nullable Conditions conditions, List<Fault> faults) {
        var fact = question.fact();
        if (fact != null && (fact.length() > 60 || !FACT.matcher(fact).matches())) {
            faults.add(new Fault(at + ".fact", "FORM-FACT-WRONG", "事实代码写法如 staff.total：小写英文字母开头，用点分级，最多 60 个字符。"));
        }
        bounded(question.photos(), MOST_PHOTOS, at + ".photos", "FORM-PHOTOS-WRONG", "照片数须为 0 至 20。", faults);
        if (question.kind() == FieldKind.TABLE) {
            tabled(question, at, faults);
        }
        var check = question.check();
        if (question.kind() != FieldKind.CHECK) {
            return;
        }
        if (check == null) {
            faults.add(new Fault(at + ".check", "FORM-CHECK-MISSING", "请填写检查项的等级、依据等内容。"));
            return;
        }
        FormRules.bounded(check.clause(), LONGEST_TEXT, at + ".check.clause", faults);
        FormRules.bounded(check.criterion(), LONGEST_TEXT, at + ".check.criterion", faults);
        FormRules.bounded(check.measure(), LONGEST_TEXT, at + ".check.measure", faults);
        bounded(check.limitDays(), MOST_DAYS, at + ".check.limitDays", "FORM-LIMIT-WRONG", "整改期限须为 0 至 365 天。", faults);
        bounded(
                check.failPhotos(),
                MOST_PHOTOS,
                at + ".check.failPhotos",
                "FORM-PHOTOS-WRONG",
                "照片数须为 0 至 20。",
                faults);
        var points = check.points();
        if (points != null
                && (points.signum() < 0
                        || points.compareTo(MOST_POINTS) > 0
                        || points.stripTrailingZeros().scale() > 2)) {
            faults.add(new Fault(at + ".check.points", "FORM-POINTS-WRONG", "分值须为 0 至 1000，小数最多 2 位。"));
        }
        if (conditions != null) {
            FormRules.condition(check.majorWhen(), at + ".check.majorWhen", conditions, faults);
        }
    }

    private static void tabled(Question question, String at, List<Fault> faults) {
        var columns = question.cells();
        if (columns.isEmpty()) {
            faults.add(new Fault(at + ".columns", "FORM-COLUMNS-WRONG", "表格须有 1 至 12 列。"));
        }
        var paths = IntStream.range(0, columns.size())
                .mapToObj(column -> at + ".columns[" + column + "]")
                .toList();
        FormRules.faults(columns, paths, FormRules.Bounds.COLUMN).stream()
                .map(fault -> fault.path().isEmpty()
                        ? new Fault(at + ".columns", "FORM-COLUMNS-WRONG", "表格须有 1 至 12 列。")
                        : fault)
                .forEach(faults::add);
        for (int column = 0; column < columns.size(); column++) {
            var each = columns.get(column);
            if (each.visibleWhen() != null || each.requiredWhen() != null || each.check() != null) {
                faults.add(new Fault(paths.get(column) + ".check", "FORM-COLUMN-CONDITION", "表格的列不能设条件，请删除。"));
            }
        }
    }

    private static void bounded(
            @Nullable Integer number, int most, String path, String code, String detail, List<Fault> faults) {
        if (number != null && (number < 0 || number > most)) {
            faults.add(new Fault(path, code, detail));
        }
    }
}
