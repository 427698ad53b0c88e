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
    CREDIT_CODE;

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
