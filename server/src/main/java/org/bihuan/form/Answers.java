package org.bihuan.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** Brings what was written in the fields into normal form, or tells why not. */
final class Answers {

    /** Parts the chosen ones of a multiple choice. */
    static final String PARTS = "、";

    private static final int LONGEST = 1_000;
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_DIGITS = 20;
    private static final int MONEY_SCALE = 2;
    private static final int NUMBER_SCALE = 6;

    private final Map<String, FieldDefinition> known;
    private final FieldReading reading;

    Answers(List<FieldDefinition> fields, FieldReading reading) {
        this.known = fields.stream()
                .collect(Collectors.toMap(
                        FieldDefinition::key, Function.identity(), (one, two) -> one, LinkedHashMap::new));
        this.reading = reading;
    }

    /** Refused as a client's mistake, not a person's: a value that is not text at all is left out. */
    Map<String, String> read(Map<String, String> given, List<Problem.FieldError> errors) {
        given.keySet().stream()
                .filter(key -> !known.containsKey(key))
                .forEach(key -> errors.add(wrong(key, "FORM-FIELD-UNKNOWN", "该事项类型没有此字段，请刷新页面后重试。")));
        var kept = new LinkedHashMap<String, String>();
        known.forEach((key, field) -> {
            var value = given.get(key);
            if (value != null && !value.isBlank()) {
                try {
                    var normal = normal(field, value.strip());
                    if (!normal.isEmpty()) {
                        kept.put(key, normal);
                    }
                } catch (Unfit unfit) {
                    errors.add(wrong(key, unfit.code, unfit.detail));
                }
            }
        });
        return kept;
    }

    static String path(String key) {
        return "fields." + key;
    }

    static Problem.FieldError wrong(String key, String code, String detail) {
        return new Problem.FieldError(path(key), code, detail);
    }

    String normal(FieldDefinition field, String value) throws Unfit {
        return switch (field.kind()) {
            case TEXT -> text(field, value, LONGEST);
            case LONG_TEXT -> text(field, value, LONGEST_TEXT);
            case NUMBER -> number(field, value, NUMBER_SCALE);
            case MONEY -> number(field, value, MONEY_SCALE);
            case DATE -> date(value);
            case CHOICE -> choice(field, value);
            case MULTI_CHOICE -> choices(field, value);
            case YES_NO -> yesNo(value);
            case PHONE -> read(reading.phone(value), "FORM-NOT-A-PHONE", "电话号码不正确，请填写手机号或带区号的固定电话。");
            case CREDIT_CODE ->
                read(reading.creditCode(value), "FORM-NOT-A-CREDIT-CODE", "统一社会信用代码不正确：应为 18 位且校验位相符，请核对营业执照。");
            case UNIT -> read(reading.unit(value), "FORM-UNIT-UNKNOWN", "没有这个单位或该单位已撤并，请从单位列表中选择。");
            case PERSON -> read(reading.person(value), "FORM-PERSON-UNKNOWN", "没有这个人员，请从人员列表中选择。");
            case SUBJECT -> read(reading.subject(value), "FORM-SUBJECT-UNKNOWN", "没有这个检查对象，请从列表中选择。");
            case PHOTOS, SIGNATURE, PLACE, TABLE, CHECK ->
                throw new Unfit("FORM-FIELD-UNKNOWN", "这里不能填写此类内容，请刷新页面后重试。");
        };
    }

    private static String read(java.util.Optional<String> found, String code, String detail) throws Unfit {
        return found.orElseThrow(() -> new Unfit(code, detail));
    }

    private static String text(FieldDefinition field, String value, int longest) throws Unfit {
        var most = field.max() == null ? longest : Math.min(longest, field.max().intValue());
        var length = value.codePointCount(0, value.length());
        if (length > most) {
            throw new Unfit("FORM-FIELD-TOO-LONG", "内容过长，最多 " + most + " 字。");
        }
        var least = field.min();
        if (least != null && length < least.intValue()) {
            throw new Unfit("FORM-FIELD-TOO-SHORT", "内容过短，至少 " + least.intValue() + " 字。");
        }
        return value;
    }

    private static String number(FieldDefinition field, String value, int scale) throws Unfit {
        BigDecimal number;
        try {
            number = new BigDecimal(value.length() > MOST_DIGITS ? "" : value);
        } catch (NumberFormatException notANumber) {
            throw new Unfit("FORM-NOT-A-NUMBER", "请填写数字。");
        }
        // Widened first: an exponent may be so large that the difference does not fit, and the plain text in no memory.
        if ((long) number.precision() - number.scale() > MOST_DIGITS
                || number.scale() > MOST_DIGITS
                || number.stripTrailingZeros().scale() > scale) {
            throw new Unfit("FORM-NOT-A-NUMBER", "请填写数字，小数最多 " + scale + " 位。");
        }
        var unit = field.unit() == null ? "" : " " + field.unit();
        if (below(number, field.min())) {
            throw new Unfit("FORM-OUT-OF-RANGE", "不能小于 " + plain(field.min()) + unit + "。");
        }
        if (field.max() != null && number.compareTo(field.max()) > 0) {
            throw new Unfit("FORM-OUT-OF-RANGE", "不能大于 " + plain(field.max()) + unit + "。");
        }
        return number.toPlainString();
    }

    private static boolean below(BigDecimal number, @Nullable BigDecimal least) {
        return least != null && number.compareTo(least) < 0;
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private static String date(String value) throws Unfit {
        try {
            return LocalDate.parse(value).toString();
        } catch (DateTimeParseException notADate) {
            throw new Unfit("FORM-NOT-A-DATE", "日期不正确，请按 2026-09-03 的格式填写。");
        }
    }

    private static String choice(FieldDefinition field, String value) throws Unfit {
        if (!field.choices().contains(value)) {
            throw new Unfit("FORM-NOT-A-CHOICE", "请从选项中选择：" + String.join(PARTS, field.choices()) + "。");
        }
        return value;
    }

    private static String choices(FieldDefinition field, String value) throws Unfit {
        var chosen = Arrays.stream(value.split(PARTS)).map(String::strip).collect(Collectors.toSet());
        if (!field.choices().containsAll(chosen)) {
            throw new Unfit("FORM-NOT-A-CHOICE", "请从选项中选择：" + String.join(PARTS, field.choices()) + "。");
        }
        return field.choices().stream().filter(chosen::contains).collect(Collectors.joining(PARTS));
    }

    private static String yesNo(String value) throws Unfit {
        if (!value.equals("true") && !value.equals("false")) {
            throw new Unfit("FORM-NOT-A-YES-NO", "请选择是或否。");
        }
        return value;
    }

    /** An answer that does not fit its kind. */
    static final class Unfit extends Exception {

        final String code;
        final String detail;

        Unfit(String code, String detail) {
            super(code);
            this.code = code;
            this.detail = detail;
        }
    }
}
