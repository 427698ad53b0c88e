package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Found;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Sought;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds a few matters by number, title, subject, place, person or the title's initials, among those the viewer sees. It
 * goes from the surest to the vaguest - {@link MatterTrail} - and stops when the answer is full.
 */
@Repository
public class MatterSearch {

    /** What the words were found in. */
    public enum Why {
        NUMBER,
        /** The number ends with the digits. */
        NUMBER_END,
        TITLE,
        SUBJECT,
        PLACE,
        RESPONSIBLE,
        /** The pinyin initials of the title. */
        INITIALS
    }

    /** @param matched what the words were found in, where it is neither number nor title */
    public record Hit(
            UUID id,
            @Nullable String number,
            String title,
            MatterState state,
            Light light,
            @Nullable String leadUnit,
            Why why,
            @Nullable String matched) {}

    private static final int HELD = 5000;

    private final DSLContext sql;
    private final Clock clock;

    MatterSearch(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Nothing for those who may not read matters. */
    @Transactional(readOnly = true)
    public Found<Hit> find(Viewer viewer, Sought sought) {
        if (!viewer.may(Permit.MATTER_READ) || sought.isNothing()) {
            return Found.nothing();
        }
        var now = clock.instant();
        var hits = new LinkedHashMap<UUID, Hit>();
        for (var step : MatterTrail.of(sought, () -> recent(viewer))) {
            if (hits.size() > Found.MOST) {
                break;
            }
            for (var row : select(viewer, step, hits.keySet().stream().toList(), now)) {
                hits.put(row.get(MATTER_.ID), MatterTrail.hit(row, sought));
            }
            if (step.suffices() && !hits.isEmpty()) {
                break;
            }
        }
        return Found.of(List.copyOf(hits.values()));
    }

    /** The one query of a step; a test reads its plan. */
    ResultQuery<? extends Record> select(Viewer viewer, MatterTrail.Step step, List<UUID> found, Instant now) {
        return select(viewer, step.where(), step.order(), found, now);
    }

    private ResultQuery<? extends Record> select(
            Viewer viewer, Condition which, List<SortField<?>> order, List<UUID> found, Instant now) {
        return sql.select(
                        MATTER_.ID,
                        MATTER_.NUMBER,
                        MATTER_.TITLE,
                        MATTER_.STATE,
                        MatterConditions.light(now).as("light"),
                        UNIT.NAME,
                        MATTER_.SUBJECT_NAME,
                        MATTER_.PLACE,
                        MATTER_.RESPONSIBLE_NAME)
                .from(MATTER_)
                .leftJoin(UNIT)
                .on(
                        UNIT.ZONE_ID.eq(MATTER_.ZONE_ID),
                        UNIT.ID.eq(MATTER_.LEAD_UNIT_ID),
                        UNIT.ZONE_ID.eq(viewer.zone().value()))
                .where(
                        MatterConditions.visibleTo(viewer),
                        bounded(viewer, which),
                        found.isEmpty() ? noCondition() : MATTER_.ID.notIn(found))
                .orderBy(order)
                .limit(Found.MOST + 1 - found.size());
    }

    /**
     * For those who see a part of the zone only the latest {@value #HELD} matches are held against their rights, so that a
     * word of everybody's matters does not cost them a look at each.
     */
    private static Condition bounded(Viewer viewer, Condition which) {
        if (viewer.seesAll()) {
            return which;
        }
        return MATTER_.ID.in(DSL.select(MATTER_.ID)
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(viewer.zone().value()), which)
                .orderBy(MATTER_.LAST_EVENT_AT.desc(), MATTER_.ID)
                .limit(HELD));
    }

    /** Since when the latest matters of the zone have moved. */
    Instant recent(Viewer viewer) {
        return sql.select(MATTER_.LAST_EVENT_AT)
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(viewer.zone().value()))
                .orderBy(MATTER_.LAST_EVENT_AT.desc(), MATTER_.ID)
                .offset(MatterTrail.RECENT)
                .limit(1)
                .fetchOptional(MATTER_.LAST_EVENT_AT)
                .orElse(Instant.EPOCH);
    }
}
