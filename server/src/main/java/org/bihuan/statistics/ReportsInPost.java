package org.bihuan.statistics;

import static org.bihuan.schema.statistics.Tables.REPORT;

import java.util.List;
import java.util.UUID;
import org.bihuan.access.Audience;
import org.bihuan.organisation.WorkInPost;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Running reports go with the post: from then on they are made with the successor's rights, by the same schedule. */
@Repository
class ReportsInPost implements WorkInPost {

    private final DSLContext sql;
    private final Audience audience;

    ReportsInPost(DSLContext sql, Audience audience) {
        this.sql = sql;
        this.audience = audience;
    }

    @Override
    public Kind kind() {
        return Kind.REPORT;
    }

    @Override
    public List<Piece> of(ZoneKey zone, Giver giver, int most) {
        var account = giver.account();
        if (account == null || !giver.main()) {
            return List.of();
        }
        return sql.select(REPORT.ID, REPORT.NAME, REPORT.NEXT_AT)
                .from(REPORT)
                .where(REPORT.ZONE_ID.eq(zone.value()), REPORT.OWNER_ID.eq(account.value()), REPORT.ENDED_AT.isNull())
                .orderBy(REPORT.NEXT_AT, REPORT.ID)
                .limit(most)
                .fetch(row -> new Piece(row.value1(), null, row.value2(), BusinessZone.dateOf(row.value3())));
    }

    @Override
    public Moved move(Viewer by, UUID object, Side from, Side to) {
        var giver = from.account();
        var taker = to.account();
        if (giver == null || taker == null) {
            return Moved.GONE;
        }
        if (!audience.of(by.zone(), Permit.STATISTICS_READ).contains(taker)) {
            return Moved.BARRED;
        }
        int moved = sql.update(REPORT)
                .set(REPORT.OWNER_ID, taker.value())
                .set(REPORT.OWNER_NAME, to.name())
                .set(REPORT.VERSION, REPORT.VERSION.plus(1))
                .where(
                        REPORT.ZONE_ID.eq(by.zone().value()),
                        REPORT.ID.eq(object),
                        REPORT.OWNER_ID.eq(giver.value()),
                        REPORT.ENDED_AT.isNull())
                .execute();
        return moved == 1 ? Moved.MOVED : Moved.GONE;
    }
}
