package org.bihuan.matter;

/** The class of a hazard (隐患等级): general can be fixed at once, major needs a stop and time. */
public enum Severity {
    GENERAL,
    MAJOR
}
