package org.bihuan.likeness;

import static org.bihuan.schema.likeness.Tables.PROGRESS;
import static org.bihuan.schema.likeness.Tables.PROPOSAL;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bihuan.matter.LikeMatters;
import org.bihuan.matter.MatterId;
import org.bihuan.shared.Ids;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks for what new matters resemble and writes it down as proposals, each pair once. */
@Component
class Findings {

    /** While so many wait, no more are proposed: nobody would read them. */
    static final int MOST_UNDECIDED = 500;

    /** Whatever was begun to be written longer ago is written: no id can still come in below one seen. */
    static final Duration SETTLED = Duration.ofMinutes(10);

    private static final int PAGE = 200;

    private final DSLContext sql;
    private final LikeMatters matters;
    private final Recent recent;
    private final Clock clock;

    Findings(DSLContext sql, LikeMatters matters, Recent recent, Clock clock) {
        this.sql = sql;
        this.matters = matters;
        this.recent = recent;
        this.clock = clock;
    }

    /** False when so many wait that something found had to be left out. */
    @Transactional
    public boolean propose(ZoneKey zone, Collection<MatterId> fresh) {
        int room =
                MOST_UNDECIDED - sql.fetchCount(PROPOSAL, PROPOSAL.ZONE_ID.eq(zone.value()), PROPOSAL.OUTCOME.isNull());
        if (room <= 0) {
            return false;
        }
        for (var finding : Finding.among(matters.around(zone, fresh, recent.since(zone)))) {
            if (room == 0) {
                return false;
            }
            room -= insert(zone, finding);
        }
        return true;
    }

    /** 0 for a pair known already. */
    private int insert(ZoneKey zone, Finding finding) {
        return sql.insertInto(PROPOSAL)
                .set(PROPOSAL.ZONE_ID, zone.value())
                .set(PROPOSAL.ID, Ids.next())
                .set(PROPOSAL.KIND, finding.kind().name())
                .set(PROPOSAL.MATTER_ID, finding.matter().value())
                .set(PROPOSAL.OTHER_ID, finding.other().value())
                .set(PROPOSAL.PERCENT, finding.percent())
                .set(PROPOSAL.OCCURRENCES, finding.occurrences())
                .set(PROPOSAL.PROPOSED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
    }

    /** Goes on where it stopped; false when all have been gone through, or so many wait that it had better come back. */
    @Transactional
    public boolean goOn(ZoneKey zone) {
        UUID seen = sql.select(PROGRESS.SEEN_UP_TO)
                .from(PROGRESS)
                .where(PROGRESS.ZONE_ID.eq(zone.value()))
                .fetchOne(PROGRESS.SEEN_UP_TO);
        List<MatterId> page = matters.after(zone, seen, clock.instant().minus(SETTLED), PAGE);
        if (page.isEmpty() || !propose(zone, page)) {
            return false;
        }
        var last = page.getLast().value();
        sql.insertInto(PROGRESS)
                .set(PROGRESS.ZONE_ID, zone.value())
                .set(PROGRESS.SEEN_UP_TO, last)
                .onConflict(PROGRESS.ZONE_ID)
                .doUpdate()
                .set(PROGRESS.SEEN_UP_TO, last)
                .execute();
        return page.size() == PAGE;
    }
}
