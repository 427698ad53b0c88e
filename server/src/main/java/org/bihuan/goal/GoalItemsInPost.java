package org.bihuan.goal;

import static org.bihuan.schema.goal.Tables.GOAL_;
import static org.bihuan.schema.goal.Tables.ITEM;

import java.util.List;
import java.util.UUID;
import org.bihuan.organisation.WorkInPost;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Items of goals not yet published go with the post by the name written on them; published ones are matters. */
@Repository
class GoalItemsInPost implements WorkInPost {

    private final DSLContext sql;

    GoalItemsInPost(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Kind kind() {
        return Kind.GOAL_ITEM;
    }

    @Override
    public List<Piece> of(ZoneKey zone, Giver giver, int most) {
        if (!giver.onlyOneOfTheName()) {
            return List.of();
        }
        return sql.select(ITEM.ID, ITEM.MEASURE, ITEM.DUE_ON)
                .from(ITEM)
                .where(
                        ITEM.ZONE_ID.eq(zone.value()),
                        ITEM.UNIT_ID.eq(giver.unit().value()),
                        ITEM.RESPONSIBLE_NAME.eq(giver.name()),
                        ITEM.MATTER_ID.isNull())
                .orderBy(ITEM.DUE_ON.asc().nullsLast(), ITEM.ID)
                .limit(most)
                .fetch(row -> new Piece(row.value1(), null, row.value2(), row.value3()));
    }

    /** The goal is a version further, so that a form opened before cannot write the old name over it. */
    @Override
    public Moved move(Viewer by, UUID object, Side from, Side to) {
        var zone = by.zone().value();
        var goal = sql.update(ITEM)
                .set(ITEM.RESPONSIBLE_NAME, to.name())
                .where(
                        ITEM.ZONE_ID.eq(zone),
                        ITEM.ID.eq(object),
                        ITEM.RESPONSIBLE_NAME.eq(from.name()),
                        ITEM.MATTER_ID.isNull())
                .returning(ITEM.GOAL_ID)
                .fetchOptional(ITEM.GOAL_ID);
        goal.ifPresent(id -> sql.update(GOAL_)
                .set(GOAL_.VERSION, GOAL_.VERSION.plus(1))
                .where(GOAL_.ZONE_ID.eq(zone), GOAL_.ID.eq(id))
                .execute());
        return goal.isPresent() ? Moved.MOVED : Moved.GONE;
    }
}
