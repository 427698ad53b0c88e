package org.bihuan.lookback;

import static org.bihuan.schema.lookback.Tables.TASK;

import java.util.List;
import java.util.UUID;
import org.bihuan.matter.ClosedMatters;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterReviews;
import org.bihuan.organisation.WorkInPost;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Open look-backs go with the post, except to somebody who had a part in the matter: then they are appointed anew. */
@Repository
class LookBacksInPost implements WorkInPost {

    private final DSLContext sql;
    private final Inspectors inspectors;
    private final ClosedMatters closed;
    private final MatterReviews reviews;

    LookBacksInPost(DSLContext sql, Inspectors inspectors, ClosedMatters closed, MatterReviews reviews) {
        this.sql = sql;
        this.inspectors = inspectors;
        this.closed = closed;
        this.reviews = reviews;
    }

    @Override
    public Kind kind() {
        return Kind.LOOK_BACK;
    }

    @Override
    public List<Piece> of(ZoneKey zone, Giver giver, int most) {
        if (!giver.main()) {
            return List.of();
        }
        return sql.select(TASK.ID, TASK.NUMBER, TASK.TITLE, TASK.DUE_ON)
                .from(TASK)
                .where(
                        TASK.ZONE_ID.eq(zone.value()),
                        TASK.INSPECTOR_ID.eq(giver.person().value()),
                        TASK.OUTCOME.isNull())
                .orderBy(TASK.DUE_ON, TASK.ID)
                .limit(most)
                .fetch(row -> new Piece(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    @Override
    public Moved move(Viewer by, UUID object, Side from, Side to) {
        var held = TASK.ZONE_ID
                .eq(by.zone().value())
                .and(TASK.ID.eq(object))
                .and(TASK.INSPECTOR_ID.eq(from.person().value()))
                .and(TASK.OUTCOME.isNull());
        var about = sql.select(TASK.MATTER_ID).from(TASK).where(held).fetchOptional(TASK.MATTER_ID);
        if (about.isEmpty()) {
            return Moved.GONE;
        }
        var matter = new MatterId(about.get());
        var taker = inspectors.find(by, to.person().value());
        var barred = taker.isEmpty()
                || closed.tookPart(by, List.of(matter))
                        .of(matter)
                        .excludes(taker.get().viewer());
        if (barred) {
            return Moved.BARRED;
        }
        sql.update(TASK)
                .set(TASK.INSPECTOR_ID, to.person().value())
                .set(TASK.INSPECTOR_NAME, to.name())
                .set(TASK.VERSION, TASK.VERSION.plus(1))
                .where(held)
                .execute();
        reviews.appoint(by.zone(), matter, to.person());
        return Moved.MOVED;
    }
}
