package org.bihuan.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;

/**
 * Open work of one kind that is a person's in a post and goes with it. Any room offers a bean of its own; the hand-over of
 * posts gathers them, lists what they hold and moves it, within its transaction. {@link Kind} keeps their names apart.
 */
public interface WorkInPost {

    /** What it is. */
    enum Kind {
        /** 报表及其定时. */
        REPORT,
        /** 在办公文. */
        PAPER,
        /** 回头看任务. */
        LOOK_BACK,
        /** 尚未发布的目标清单事项. */
        GOAL_ITEM
    }

    /** What became of a piece. */
    enum Moved {
        MOVED,
        /** It is no longer the giver's. */
        GONE,
        /** The taker must keep away from it, or may not do such work: it stays where it is. */
        BARRED
    }

    /**
     * Whoever gives a post away.
     *
     * @param main the post in which everything is done that belongs to no unit
     * @param onlyOneOfTheName nobody else in the unit is called so, so that a bare name means this person
     */
    record Giver(
            PersonId person,
            @Nullable AccountId account,
            String name,
            UnitId unit,
            boolean main,
            boolean onlyOneOfTheName) {}

    record Side(PersonId person, @Nullable AccountId account, String name) {}

    record Piece(
            UUID object,
            @Nullable String number,
            String title,
            @Nullable LocalDate dueOn) {}

    Kind kind();

    /** By the clock; never more than {@code most}. */
    List<Piece> of(ZoneKey zone, Giver giver, int most);

    /** From one to the other; also the way back, the other way round. */
    Moved move(Viewer by, UUID object, Side from, Side to);
}
