package org.bihuan.handover;

/** What can be handed over. */
public enum ItemKind {
    MATTER,
    SAVED_VIEW,
    PORTFOLIO
}
