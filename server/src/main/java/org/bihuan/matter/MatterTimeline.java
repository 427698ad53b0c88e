package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_EVENT;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The timeline of a matter (办理过程), newest first, as at any moment. */
@Repository
public class MatterTimeline {

    /**
     * One thing that happened.
     *
     * @param event the name of a {@code MatterEvent}
     * @param facts what that event carries
     * @param evidence ids of the files cited
     */
    public record Entry(
            UUID id,
            int seq,
            Instant at,
            String event,
            @Nullable MatterState from,
            MatterState to,
            int round,
            String actor,
            @Nullable String unit,
            JsonNode facts,
            List<UUID> evidence) {}

    private final DSLContext sql;
    private final MatterSight sight;
    private final JsonMapper json;

    MatterTimeline(DSLContext sql, MatterSight sight, JsonMapper json) {
        this.sql = sql;
        this.sight = sight;
        this.json = json;
    }

    /** @param asAt nothing later is told; absent: everything */
    @Transactional(readOnly = true)
    public Page<Entry> of(Viewer viewer, MatterId id, @Nullable Instant asAt, PageRequest request) {
        sight.mustSee(viewer, id);
        var where = MATTER_EVENT
                .ZONE_ID
                .eq(viewer.zone().value())
                .and(MATTER_EVENT.MATTER_ID.eq(id.value()))
                .and(asAt == null ? noCondition() : MATTER_EVENT.AT.le(asAt));
        var entries = sql.selectFrom(MATTER_EVENT)
                .where(where)
                .orderBy(MATTER_EVENT.SEQ.desc())
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> new Entry(
                        row.getId(),
                        row.getSeq(),
                        row.getAt(),
                        row.getEvent(),
                        row.getFromState() == null ? null : MatterState.valueOf(row.getFromState()),
                        MatterState.valueOf(row.getToState()),
                        row.getRound(),
                        row.getActorName(),
                        row.getUnitName(),
                        json.readTree(row.getFacts().data()),
                        List.of(row.getEvidence())));
        return Page.of(entries, request, sql.fetchCount(MATTER_EVENT, where));
    }
}
