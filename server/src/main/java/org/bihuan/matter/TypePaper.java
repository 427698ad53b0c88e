package org.bihuan.matter;

import java.util.Objects;

/**
 * A paper that drafts itself when a matter of the type comes to a point.
 *
 * @param paper code of its kind; which there are is known to the room that makes papers, see {@link PaperCodes}
 */
public record TypePaper(Occasion at, String paper) {

    /** Points on the way of a matter: an act, or the rung it has come to. */
    public enum Occasion {
        ASSIGNED,
        URGED,
        BLUE,
        YELLOW,
        ORANGE,
        RED,
        LISTED,
        INTERVIEW,
        BULLETIN,
        ACCOUNTABILITY,
        DELISTED,
        CLOSED_OFF
    }

    public TypePaper {
        Objects.requireNonNull(at);
        Objects.requireNonNull(paper);
    }
}
