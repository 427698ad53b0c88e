package org.bihuan.access;

/** Which rows a grant reaches. */
public enum Scope {
    /** The whole zone. */
    ALL,
    /** A unit and everything below it. */
    UNIT_AND_BELOW,
    /** The unit of the person's posts. */
    OWN_UNIT,
    /** Only what names the person, by task. */
    OWN,
    /** Units the person's unit supervises, and those in the person's portfolio (分管). */
    SUPERVISED_UNITS
}
