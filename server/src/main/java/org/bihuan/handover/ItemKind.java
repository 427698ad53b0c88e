package org.bihuan.handover;

import org.bihuan.organisation.WorkInPost;

/** What can be handed over. */
public enum ItemKind {
    MATTER,
    SAVED_VIEW,
    PORTFOLIO,
    REPORT,
    PAPER,
    LOOK_BACK,
    GOAL_ITEM;

    static ItemKind of(WorkInPost.Kind kind) {
        return switch (kind) {
            case REPORT -> REPORT;
            case PAPER -> PAPER;
            case LOOK_BACK -> LOOK_BACK;
            case GOAL_ITEM -> GOAL_ITEM;
        };
    }
}
