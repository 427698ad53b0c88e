package org.bihuan.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bihuan.form.Answers.Unfit;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** Brings the answers of a sheet, parts of check items and rows of tables too, into normal form. */
final class SheetReading {

    static final int MOST_ROWS = 100;
    private static final int MOST_FILES = 30;
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_TABLE = 100_000;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,20}(\\.[0-9]{1,19})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern PLACE =
            Pattern.compile("(-?[0-9]{1,2}(?:\\.[0-9]{1,6})?),(-?[0-9]{1,3}(?:\\.[0-9]{1,6})?)");

    private final Answers plain;
    private final List<Problem.FieldError> errors;

    SheetReading(FieldReading reading, List<Problem.FieldError> errors) {
        this.plain = new Answers(List.of(), reading);
        this.errors = errors;
    }

    Map<String, String> read(FormSketch form, Map<String, String> given) {
        var kept = new LinkedHashMap<String, String>();
        var known = new LinkedHashSet<String>();
        for (var question : form.all()) {
            take(question, given, known, kept);
        }
        given.forEach((key, value) -> {
            if (!known.contains(key) && !value.isBlank()) {
                errors.add(wrong(key, "FORM-FIELD-UNKNOWN", "表单中没有此题，请刷新页面后重试。"));
            }
        });
        return kept;
    }

    private void take(
            Question question, Map<String, String> given, LinkedHashSet<String> known, Map<String, String> kept) {
        var key = question.key();
        known.add(key);
        keep(key, given.get(key), kept, value -> normal(question, value));
        if (question.kind() == FieldKind.CHECK) {
            part(key + AnswerSheet.NOTE, given, known, kept, SheetReading::note);
            part(key + AnswerSheet.PHOTOS, given, known, kept, SheetReading::files);
            part(key + AnswerSheet.SEVERITY, given, known, kept, value -> severity(question, value));
        }
        if (question.kind() == FieldKind.SIGNATURE) {
            part(key + AnswerSheet.NOTE, given, known, kept, SheetReading::note);
        }
    }

    private void part(
            String key,
            Map<String, String> given,
            LinkedHashSet<String> known,
            Map<String, String> kept,
            Normal normal) {
        known.add(key);
        keep(key, given.get(key), kept, normal);
    }

    private void keep(String key, @Nullable String given, Map<String, String> kept, Normal normal) {
        if (given == null || given.isBlank()) {
            return;
        }
        try {
            var value = normal.of(given.strip());
            if (!value.isEmpty()) {
                kept.put(key, value);
            }
        } catch (Unfit unfit) {
            errors.add(wrong(key, unfit.code, unfit.detail));
        }
    }

    private String normal(Question question, String value) throws Unfit {
        return switch (question.kind()) {
            case PHOTOS -> files(value);
            case SIGNATURE -> value.equals(AnswerSheet.REFUSED) ? value : file(value);
            case PLACE -> place(value);
            case CHECK -> choice(value);
            case TABLE -> table(question, value);
            case NUMBER,
                    MONEY,
                    DATE,
                    TEXT,
                    LONG_TEXT,
                    CHOICE,
                    MULTI_CHOICE,
                    YES_NO,
                    PERSON,
                    UNIT,
                    PHONE,
                    CREDIT_CODE,
                    SUBJECT -> plain(question.field(), value);
        };
    }

    /** The same written forms on the phone and here: no exponents, years of four digits. */
    private String plain(FieldDefinition field, String value) throws Unfit {
        if (field.kind().isNumber() && !NUMBER.matcher(value).matches()) {
            throw new Unfit("FORM-NOT-A-NUMBER", "请填写数字。");
        }
        if (field.kind() == FieldKind.DATE && !DATE.matcher(value).matches()) {
            throw new Unfit("FORM-NOT-A-DATE", "日期不正确，请按 2026-09-03 的格式填写。");
        }
        return plain.normal(field, value);
    }

    private static String note(String value) throws Unfit {
        if (value.codePointCount(0, value.length()) > LONGEST_NOTE) {
            throw new Unfit("FORM-FIELD-TOO-LONG", "说明过长，最多 " + LONGEST_NOTE + " 字。");
        }
        return value;
    }

    private static String file(String value) throws Unfit {
        if (!UUIDS.matcher(value).matches()) {
            throw new Unfit("FORM-NOT-A-FILE", "请重新上传文件。");
        }
        return UUID.fromString(value).toString();
    }

    private static String files(String value) throws Unfit {
        var ids = new LinkedHashSet<String>();
        for (var each : value.split(Answers.PARTS)) {
            if (!each.isBlank()) {
                ids.add(file(each.strip()));
            }
        }
        if (ids.size() > MOST_FILES) {
            throw new Unfit("FORM-TOO-MANY-FILES", "照片最多 " + MOST_FILES + " 张。");
        }
        return String.join(Answers.PARTS, ids);
    }

    private static String place(String value) throws Unfit {
        var match = PLACE.matcher(value);
        if (!match.matches()
                || new BigDecimal(match.group(1)).abs().intValue() > 90
                || new BigDecimal(match.group(2)).abs().intValue() > 180) {
            throw new Unfit("FORM-NOT-A-PLACE", "位置不正确：纬度,经度，小数最多 6 位。");
        }
        return value;
    }

    private static String choice(String value) throws Unfit {
        if (Arrays.stream(CheckAnswer.values()).noneMatch(each -> each.name().equals(value))) {
            throw new Unfit("FORM-NOT-A-CHECK", "请选择合格、不合格或不适用。");
        }
        return value;
    }

    private static String severity(Question question, String value) throws Unfit {
        if (Arrays.stream(Severity.values()).noneMatch(each -> each.name().equals(value))) {
            throw new Unfit("FORM-NOT-A-SEVERITY", "隐患等级只能是一般或重大。");
        }
        var check = question.check();
        if (value.equals(Severity.MAJOR.name()) && (check == null || check.criterion() == null)) {
            throw new Unfit("FORM-NO-CRITERION", "该检查项没有重大隐患判定标准，不能判为重大。");
        }
        return value;
    }

    private String table(Question question, String value) throws Unfit {
        var rows = value.length() > LONGEST_TABLE ? null : Rows.read(value);
        if (rows == null || rows.size() > MOST_ROWS) {
            throw new Unfit("FORM-NOT-A-TABLE", "表格内容不正确，最多 " + MOST_ROWS + " 行。");
        }
        var kept = new ArrayList<Map<String, String>>();
        for (var row : rows) {
            var cells = new LinkedHashMap<String, String>();
            var at = question.key() + "[" + kept.size() + "].";
            for (var column : question.cells()) {
                keepCell(at, column, row.get(column.key()), cells);
            }
            kept.add(cells);
        }
        while (!kept.isEmpty() && kept.getLast().isEmpty()) {
            kept.removeLast();
        }
        return kept.isEmpty() ? "" : Rows.write(kept);
    }

    private void keepCell(String at, FieldDefinition column, @Nullable String given, Map<String, String> cells) {
        if (given == null || given.isBlank()) {
            return;
        }
        try {
            var value = plain(column, given.strip());
            if (!value.isEmpty()) {
                cells.put(column.key(), value);
            }
        } catch (Unfit unfit) {
            errors.add(wrong(at + column.key(), unfit.code, unfit.detail));
        }
    }

    static Problem.FieldError wrong(String key, String code, String detail) {
        return new Problem.FieldError("answers." + key, code, detail);
    }

    private interface Normal {

        String of(String value) throws Unfit;
    }
}
