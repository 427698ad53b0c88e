package org.bihuan.bulletin;

import static org.bihuan.schema.matter.Tables.V_INTERVAL;
import static org.jooq.impl.DSL.any;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Finds the matters whose past, as it stood for a paper, was corrected later: by the spans a correction superseded. */
@Repository
class Corrections {

    private final DSLContext sql;

    Corrections(DSLContext sql) {
        this.sql = sql;
    }

    /** Whether anything of before {@code asAt} was corrected after {@code since}. */
    boolean since(ZoneKey zone, Instant asAt, Instant since) {
        return sql.fetchExists(sql.selectOne().from(V_INTERVAL).where(superseded(zone, asAt, since)));
    }

    /** Those of the matters that were corrected, in the order of their opening, {@code most} at most. */
    List<UUID> among(ZoneKey zone, Instant asAt, Instant since, Collection<UUID> matters, int most) {
        return sql.selectDistinct(V_INTERVAL.MATTER_ID)
                .from(V_INTERVAL)
                .where(
                        V_INTERVAL.ZONE_ID.eq(zone.value()),
                        superseded(zone, asAt, since),
                        V_INTERVAL.MATTER_ID.eq(any(matters.toArray(UUID[]::new))))
                .orderBy(V_INTERVAL.MATTER_ID)
                .limit(most)
                .fetch(V_INTERVAL.MATTER_ID);
    }

    private static Condition superseded(ZoneKey zone, Instant asAt, Instant since) {
        return V_INTERVAL
                .ZONE_ID
                .eq(zone.value())
                .and(V_INTERVAL.SUPERSEDED_AT.gt(since))
                .and(V_INTERVAL.FROM_AT.le(asAt));
    }
}
