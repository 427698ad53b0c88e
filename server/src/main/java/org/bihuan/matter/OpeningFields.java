package org.bihuan.matter;

import java.time.LocalDate;
import java.util.Map;
import org.bihuan.form.FieldReading;
import org.bihuan.form.Form;
import org.bihuan.shared.CreditCode;
import org.bihuan.shared.PhoneNumbers;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** What is written in the fields of a form, held against their definitions; the import reads cells by the same rules. */
final class OpeningFields {

    private OpeningFields() {}

    /** Answers that are needed may still be missing: a draft need not be complete. */
    static Map<String, String> of(
            @Nullable Map<String, String> given, MatterType type, LocalDate today, FieldReading reading) {
        return new Form(type.definition().fields()).answers(given == null ? Map.of() : given, today, reading);
    }

    /** In its normal form; a wrong one is refused with {@code MATTER-CREDIT-CODE-WRONG} (GB 32100-2015). */
    static @Nullable String creditCode(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        var code = CreditCode.normal(given);
        if (!CreditCode.valid(code)) {
            throw Problem.field("subjectCode", "MATTER-CREDIT-CODE-WRONG", "统一社会信用代码不正确：应为 18 位且校验位相符，请核对营业执照。");
        }
        return code;
    }

    /** Numbers in one form; a wrong one is refused with {@code MATTER-PHONE-WRONG}. */
    static @Nullable String responsiblePhone(@Nullable String given) {
        return given == null || given.isBlank()
                ? null
                : PhoneNumbers.normal(given)
                        .orElseThrow(() ->
                                Problem.field("responsiblePhone", "MATTER-PHONE-WRONG", "电话号码不正确，请填写手机号或带区号的固定电话。"));
    }
}
