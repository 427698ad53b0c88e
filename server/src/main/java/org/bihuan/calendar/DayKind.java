package org.bihuan.calendar;

/** How the days of a limit are counted. */
public enum DayKind {
    /** Every day counts (自然日). */
    NATURAL,
    /** Only working days count (工作日). */
    WORKING
}
