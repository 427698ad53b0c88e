package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;
import static org.bihuan.schema.matter.Tables.MATTER_INTERVAL;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How given matters stood at a moment, for rooms above that reconcile their side with what was done. */
@Repository
public class MatterStandings {

    /** Asked for at once. */
    public static final int MOST = 500;

    /**
     * A matter as it stood.
     *
     * @param overdue past its limit and not done
     * @param evidence files cited until then
     */
    public record Standing(
            UUID id,
            String number,
            String title,
            MatterState state,
            int percent,
            @Nullable LocalDate dueOn,
            boolean overdue,
            int evidence) {}

    private final DSLContext sql;

    MatterStandings(DSLContext sql) {
        this.sql = sql;
    }

    /** Those the viewer may see and that were there at the moment. */
    @Transactional(readOnly = true)
    public Map<UUID, Standing> at(Viewer viewer, Collection<UUID> ids, Instant asAt) {
        if (ids.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST);
        }
        var evidence = evidence(viewer, ids, asAt);
        var standings = new HashMap<UUID, Standing>();
        sql.select(
                        MATTER_.ID,
                        MATTER_.NUMBER,
                        MATTER_.TITLE,
                        MATTER_INTERVAL.STATE,
                        MATTER_INTERVAL.PERCENT,
                        MATTER_INTERVAL.DUE_ON)
                .from(MATTER_INTERVAL)
                .join(MATTER_)
                .on(MATTER_.ZONE_ID.eq(MATTER_INTERVAL.ZONE_ID), MATTER_.ID.eq(MATTER_INTERVAL.MATTER_ID))
                .where(
                        MATTER_INTERVAL.ZONE_ID.eq(viewer.zone().value()),
                        MATTER_INTERVAL.MATTER_ID.in(ids),
                        MATTER_INTERVAL.SUPERSEDED_AT.isNull(),
                        MATTER_INTERVAL.FROM_AT.le(asAt),
                        MATTER_INTERVAL.TO_AT.isNull().or(MATTER_INTERVAL.TO_AT.gt(asAt)),
                        MatterConditions.visibleTo(viewer))
                .forEach(row -> {
                    var state = MatterState.valueOf(row.value4());
                    var due = row.value6();
                    standings.put(
                            row.value1(),
                            new Standing(
                                    row.value1(),
                                    row.value2(),
                                    row.value3(),
                                    state,
                                    state.kind() == MatterState.Kind.CLOSED ? 100 : row.value5(),
                                    due,
                                    state.kind() == MatterState.Kind.OPEN
                                            && due != null
                                            && due.isBefore(BusinessZone.dateOf(asAt)),
                                    evidence.getOrDefault(row.value1(), 0)));
                });
        return standings;
    }

    /** Those that were there at the moment, whoever may see them. */
    @Transactional(readOnly = true)
    public Set<UUID> openedBy(ZoneKey zone, Collection<UUID> ids, Instant asAt) {
        return sql.select(MATTER_.ID)
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(zone.value()), MATTER_.ID.in(ids), MATTER_.OPENED_AT.le(asAt))
                .fetchSet(MATTER_.ID);
    }

    private Map<UUID, Integer> evidence(Viewer viewer, Collection<UUID> ids, Instant asAt) {
        var counts = new HashMap<UUID, Integer>();
        sql.select(MATTER_EVENT.MATTER_ID, sum(cardinality(MATTER_EVENT.EVIDENCE)))
                .from(MATTER_EVENT)
                .where(
                        MATTER_EVENT.ZONE_ID.eq(viewer.zone().value()),
                        MATTER_EVENT.MATTER_ID.in(ids),
                        MATTER_EVENT.AT.le(asAt))
                .groupBy(MATTER_EVENT.MATTER_ID)
                .forEach(row -> {
                    BigDecimal count = row.value2();
                    counts.put(row.value1(), count == null ? 0 : count.intValue());
                });
        return counts;
    }
}
