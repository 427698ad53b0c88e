package org.bihuan.suspicion;

import static org.bihuan.schema.suspicion.Tables.LOOK;
import static org.bihuan.schema.suspicion.Tables.SUSPICION_;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.bihuan.evidence.PhotoLikeness.Like;
import org.bihuan.platform.ZoneJob;
import org.bihuan.schema.suspicion.tables.records.LookRecord;
import org.bihuan.shared.Ids;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at the photos of the reports that have come in, and writes down what speaks against them, each thing once. */
@Component
public class SuspicionRounds implements ZoneJob {

    private static final int AT_ONCE = 50;
    private static final int MOST_PAGES = 20;
    private static final int MOST_ATTEMPTS = 5;

    private final DSLContext sql;
    private final ReportHistory history;
    private final PhotoRules rules;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SuspicionRounds(
            DSLContext sql, ReportHistory history, PhotoRules rules, TransactionTemplate transaction, Clock clock) {
        this.sql = sql;
        this.history = history;
        this.rules = rules;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "suspicion-look";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run(ZoneKey zone) {
        for (int page = 0; page < MOST_PAGES; page++) {
            List<LookRecord> some = transaction.execute(status -> waiting(zone));
            ZoneJob.each(some, look -> look(zone, look));
            if (some.size() < AT_ONCE) {
                return;
            }
        }
    }

    /** Looks at the reports of one matter now, without waiting for the round. */
    public void lookAt(ZoneKey zone, UUID matter) {
        List<LookRecord> some = transaction.execute(status -> sql.selectFrom(LOOK)
                .where(LOOK.ZONE_ID.eq(zone.value()), LOOK.MATTER_ID.eq(matter), LOOK.LOOKED_AT.isNull())
                .orderBy(LOOK.SEQ)
                .limit(AT_ONCE)
                .fetch());
        ZoneJob.each(some, look -> look(zone, look));
    }

    private List<LookRecord> waiting(ZoneKey zone) {
        return sql.selectFrom(LOOK)
                .where(LOOK.ZONE_ID.eq(zone.value()), LOOK.LOOKED_AT.isNull(), LOOK.ATTEMPTS.lt(MOST_ATTEMPTS))
                .orderBy(LOOK.ATTEMPTS, LOOK.ID)
                .limit(AT_ONCE)
                .fetch();
    }

    private void look(ZoneKey zone, LookRecord look) {
        transaction.executeWithoutResult(status -> sql.update(LOOK)
                .set(LOOK.ATTEMPTS, LOOK.ATTEMPTS.plus(1))
                .where(LOOK.ZONE_ID.eq(zone.value()), LOOK.ID.eq(look.getId()))
                .execute());
        transaction.executeWithoutResult(status -> {
            for (var suspect : rules.suspects(zone, history.of(zone, look))) {
                write(zone, look, suspect);
            }
            sql.update(LOOK)
                    .set(LOOK.LOOKED_AT, clock.instant())
                    .where(LOOK.ZONE_ID.eq(zone.value()), LOOK.ID.eq(look.getId()))
                    .execute();
        });
    }

    private void write(ZoneKey zone, LookRecord look, Suspect suspect) {
        var like = suspect.like();
        var signs = suspect.signs();
        sql.insertInto(SUSPICION_)
                .set(SUSPICION_.ZONE_ID, zone.value())
                .set(SUSPICION_.ID, Ids.next())
                .set(SUSPICION_.LOOK_ID, look.getId())
                .set(SUSPICION_.KIND, suspect.kind().name())
                .set(SUSPICION_.MATTER_ID, look.getMatterId())
                .set(SUSPICION_.UNIT_ID, look.getUnitId())
                .set(SUSPICION_.FILE_ID, suspect.file())
                .set(SUSPICION_.OTHER_MATTER_ID, suspect.otherMatter())
                .set(SUSPICION_.OTHER_FILE_ID, suspect.otherFile())
                .set(SUSPICION_.DISTANCE, of(like, Like::distance))
                .set(SUSPICION_.PERCENT, of(like, Like::percent))
                .set(SUSPICION_.MIRRORED, like != null && like.mirrored())
                .set(SUSPICION_.METRES, suspect.metres())
                .set(SUSPICION_.ACCURACY_M, suspect.accuracy())
                .set(SUSPICION_.TAKEN_AT, suspect.takenAt())
                .set(SUSPICION_.BEGUN_AT, suspect.begunAt())
                .set(SUSPICION_.SOFTWARE, signs == null ? null : signs.software())
                .set(SUSPICION_.SCREENSHOT, signs != null && signs.screenshot())
                .set(SUSPICION_.FOUND_AT, clock.instant())
                .set(SUSPICION_.STATE, SuspicionState.OPEN.name())
                .set(SUSPICION_.VERSION, 1)
                .onConflictDoNothing()
                .execute();
    }

    private static @Nullable Integer of(@Nullable Like like, Function<Like, Integer> fact) {
        return like == null ? null : fact.apply(like);
    }
}
