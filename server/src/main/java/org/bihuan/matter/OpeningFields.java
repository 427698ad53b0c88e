package org.bihuan.matter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.document.ledger.cell.CreditCode;
import org.bihuan.document.ledger.cell.PhoneNumbers;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** What is written in the fields of a form, held against what their kinds allow; the import reads cells by the same rules. */
final class OpeningFields {

    private static final int LONGEST = 1000;

    private OpeningFields() {}

    static Map<String, String> of(Map<String, String> given, MatterType type) {
        var known = type.definition().fields().stream()
                .collect(Collectors.toMap(MatterType.Field::key, Function.identity()));
        var kept = new LinkedHashMap<String, String>();
        given.forEach((key, value) -> {
            var field = known.get(key);
            if (field == null) {
                throw wrong(key, "MATTER-FIELD-UNKNOWN", "该事项类型没有此字段，请刷新页面后重试。");
            }
            if (value != null && !value.isBlank()) {
                kept.put(key, fitting(field, value.strip()));
            }
        });
        return kept;
    }

    /** In its normal form; a wrong one is refused with {@code MATTER-CREDIT-CODE-WRONG} (GB 32100-2015). */
    static @Nullable String creditCode(@Nullable String given) {
        return given == null || given.isBlank() ? null : creditCode("subjectCode", given);
    }

    /** Numbers in one form; a wrong one is refused with {@code MATTER-PHONE-WRONG}. */
    static @Nullable String responsiblePhone(@Nullable String given) {
        return given == null || given.isBlank() ? null : phone("responsiblePhone", given);
    }

    private static String phone(String field, String given) {
        return PhoneNumbers.normal(given)
                .orElseThrow(() -> Problem.field(field, "MATTER-PHONE-WRONG", "电话号码不正确，请填写手机号或带区号的固定电话。"));
    }

    private static String creditCode(String field, String given) {
        var code = CreditCode.normal(given);
        if (!CreditCode.valid(code)) {
            throw Problem.field(field, "MATTER-CREDIT-CODE-WRONG", "统一社会信用代码不正确：应为 18 位且校验位相符，请核对营业执照。");
        }
        return code;
    }

    private static String fitting(MatterType.Field field, String value) {
        if (value.length() > LONGEST) {
            throw wrong(field.key(), "MATTER-FIELD-TOO-LONG", "内容过长，最多 " + LONGEST + " 字。");
        }
        return switch (field.kind()) {
            case TEXT -> value;
            case NUMBER -> number(field, value);
            case DATE -> date(field, value);
            case CHOICE -> choice(field, value);
            case PHONE -> phone("fields." + field.key(), value);
            case CREDIT_CODE -> creditCode("fields." + field.key(), value);
        };
    }

    private static String number(MatterType.Field field, String value) {
        try {
            return new BigDecimal(value).toPlainString();
        } catch (NumberFormatException notANumber) {
            throw wrong(field.key(), "MATTER-FIELD-NOT-A-NUMBER", "请填写数字。");
        }
    }

    private static String date(MatterType.Field field, String value) {
        try {
            return LocalDate.parse(value).toString();
        } catch (DateTimeParseException notADate) {
            throw wrong(field.key(), "MATTER-FIELD-NOT-A-DATE", "日期不正确，请按 2026-09-03 的格式填写。");
        }
    }

    private static String choice(MatterType.Field field, String value) {
        var options = field.options();
        if (options != null && !options.contains(value)) {
            throw wrong(field.key(), "MATTER-FIELD-NOT-A-CHOICE", "请从选项中选择：" + String.join("、", options) + "。");
        }
        return value;
    }

    private static Problem wrong(String key, String code, String detail) {
        return Problem.field("fields." + key, code, detail);
    }
}
