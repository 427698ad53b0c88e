package org.bihuan.form;

/** What a field holds. Answers travel as text in one normal form a kind. */
public enum FieldKind {
    /** One line, 1,000 characters at most. */
    TEXT,
    /** Several lines, 4,000 characters at most. */
    LONG_TEXT,
    /** A decimal number, in the unit the definition names. */
    NUMBER,
    /** An amount of money with two decimals at most, in the unit the definition names (元、万元、亿元). */
    MONEY,
    /** {@code 2026-09-03}. */
    DATE,
    /** One of the options. */
    CHOICE,
    /** Some of the options, parted by {@code 、}. */
    MULTI_CHOICE,
    /** {@code true} or {@code false}. */
    YES_NO,
    /** The id of a person of the directory. */
    PERSON,
    /** The id of an open unit. */
    UNIT,
    PHONE,
    /** Unified social credit code (GB 32100-2015). */
    CREDIT_CODE,
    /** Ids of photos or other proof, parted by {@code 、}. In conditions: how many. */
    PHOTOS,
    /** The id of the drawn signature, or {@value AnswerSheet#REFUSED} with a note. */
    SIGNATURE,
    /** {@code 33.512345,119.123456}: latitude and longitude in degrees (CGCS2000), six decimals at most. */
    PLACE,
    /** The id of a subject (检查对象). */
    SUBJECT,
    /** Rows of columns: a JSON array of objects, text by column key. In conditions: how many rows. */
    TABLE,
    /** A check item: {@code PASS}, {@code FAIL} or {@code NOT_APPLICABLE}. See {@link CheckItem}. */
    CHECK;

    /** Whether matters and the rows of tables can hold it; the others need what only a {@link Question} says. */
    boolean isPlain() {
        return switch (this) {
            case TEXT, LONG_TEXT, NUMBER, MONEY, DATE, CHOICE, MULTI_CHOICE, YES_NO, PERSON, UNIT, PHONE, CREDIT_CODE ->
                true;
            case PHOTOS, SIGNATURE, PLACE, SUBJECT, TABLE, CHECK -> false;
        };
    }

    boolean isCounted() {
        return this == PHOTOS || this == TABLE;
    }

    boolean isText() {
        return this == TEXT || this == LONG_TEXT;
    }

    boolean isNumber() {
        return this == NUMBER || this == MONEY;
    }

    boolean hasOptions() {
        return this == CHOICE || this == MULTI_CHOICE;
    }
}
