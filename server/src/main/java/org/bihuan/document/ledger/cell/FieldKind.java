package org.bihuan.document.ledger.cell;

/** What a field holds, which decides how its cells are read. DATE is an event, DEADLINE lies ahead. */
public enum FieldKind {
    TEXT,
    SERIAL,
    DATE,
    DEADLINE,
    CREDIT_CODE,
    PHONE,
    PERSON,
    UNIT,
    UNITS,
    YES_NO,
    LEVEL,
    PERCENT,
    NUMBER,
    MONEY
}
