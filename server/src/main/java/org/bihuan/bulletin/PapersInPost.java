package org.bihuan.bulletin;

import static org.bihuan.schema.bulletin.Tables.PAPER;

import java.util.List;
import java.util.UUID;
import org.bihuan.access.Audience;
import org.bihuan.organisation.WorkInPost;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/**
 * Papers not yet issued go with the post of whoever wrote them. Who submitted one stays written on it: neither the giver
 * nor the successor can review it then.
 */
@Repository
class PapersInPost implements WorkInPost {

    private static final List<String> UNDER_WAY =
            List.of(PaperState.DRAFT.name(), PaperState.IN_REVIEW.name(), PaperState.APPROVED.name());

    private final DSLContext sql;
    private final Audience audience;

    PapersInPost(DSLContext sql, Audience audience) {
        this.sql = sql;
        this.audience = audience;
    }

    @Override
    public Kind kind() {
        return Kind.PAPER;
    }

    @Override
    public List<Piece> of(ZoneKey zone, Giver giver, int most) {
        var account = giver.account();
        if (account == null || !giver.main()) {
            return List.of();
        }
        return sql.select(PAPER.ID, PAPER.MATTER_NUMBER, PAPER.TITLE)
                .from(PAPER)
                .where(PAPER.ZONE_ID.eq(zone.value()), PAPER.AUTHOR_ID.eq(account.value()), PAPER.STATE.in(UNDER_WAY))
                .orderBy(PAPER.CREATED_AT, PAPER.ID)
                .limit(most)
                .fetch(row -> new Piece(row.value1(), row.value2(), row.value3(), null));
    }

    @Override
    public Moved move(Viewer by, UUID object, Side from, Side to) {
        var giver = from.account();
        var taker = to.account();
        if (giver == null || taker == null) {
            return Moved.GONE;
        }
        if (!audience.of(by.zone(), Permit.PAPER_DRAFT).contains(taker)) {
            return Moved.BARRED;
        }
        int moved = sql.update(PAPER)
                .set(PAPER.AUTHOR_ID, taker.value())
                .set(PAPER.AUTHOR_NAME, to.name())
                .set(PAPER.VERSION, PAPER.VERSION.plus(1))
                .where(
                        PAPER.ZONE_ID.eq(by.zone().value()),
                        PAPER.ID.eq(object),
                        PAPER.AUTHOR_ID.eq(giver.value()),
                        PAPER.STATE.in(UNDER_WAY))
                .execute();
        return moved == 1 ? Moved.MOVED : Moved.GONE;
    }
}
