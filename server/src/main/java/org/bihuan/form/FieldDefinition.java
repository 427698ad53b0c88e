package org.bihuan.form;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form. Conditions are CEL expressions over the other fields by key, {@code given} (the keys filled in)
 * and {@code today} ({@code 2026-09-03}); blank ones do not count. See {@link Form} for their meaning.
 *
 * @param key stable name of the answer, {@code foundOn}
 * @param options of a choice, else null
 * @param required an answer is always needed while the field is visible
 * @param personal the answer is personal data and shown masked; telephone numbers always are
 * @param unit of a number: 平方米、万元
 * @param min least number, or least characters of a text
 * @param max most, likewise
 * @param visibleWhen the field is asked for only while this holds
 * @param requiredWhen an answer is needed while this holds
 * @param check must hold once the field is answered, else {@code message} is shown
 */
public record FieldDefinition(
        String key,
        String label,
        String labelEn,
        FieldKind kind,
        @Nullable List<String> options,
        boolean required,
        @Nullable Boolean personal,
        @Nullable String unit,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable String help,
        @Nullable String helpEn,
        @Nullable String visibleWhen,
        @Nullable String requiredWhen,
        @Nullable String check,
        @Nullable String message,
        @Nullable String messageEn) {

    public FieldDefinition {
        Objects.requireNonNull(key);
        Objects.requireNonNull(label);
        Objects.requireNonNull(labelEn);
        Objects.requireNonNull(kind);
        options = options == null ? null : List.copyOf(options);
    }

    /** Whether the answer is masked wherever it is shown. */
    @JsonIgnore
    public boolean isPersonal() {
        return kind == FieldKind.PHONE || Boolean.TRUE.equals(personal);
    }

    /** Whether an answer may be offered again elsewhere: one that is read as it stands, and no personal data. */
    @JsonIgnore
    public boolean isOffered() {
        return !isPersonal()
                && switch (kind) {
                    case TEXT, LONG_TEXT, NUMBER, MONEY, DATE, CHOICE, MULTI_CHOICE, YES_NO, CREDIT_CODE -> true;
                    case PERSON, UNIT, PHONE, PHOTOS, SIGNATURE, PLACE, SUBJECT, TABLE, CHECK -> false;
                };
    }

    /** The options, or nothing. */
    public List<String> choices() {
        return options == null ? List.of() : options;
    }
}
