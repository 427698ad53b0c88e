package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_EVENT;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.evidence.EvidenceFile;
import org.bihuan.evidence.EvidenceId;
import org.bihuan.evidence.EvidenceShow;
import org.bihuan.schema.matter.tables.records.MatterEventRecord;
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
     * @param evidence the files cited, in the order given
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
            List<EvidenceFile> evidence) {}

    private final DSLContext sql;
    private final MatterSight sight;
    private final EvidenceShow files;
    private final TimelineVeil veil;
    private final JsonMapper json;

    MatterTimeline(DSLContext sql, MatterSight sight, EvidenceShow files, TimelineVeil veil, JsonMapper json) {
        this.sql = sql;
        this.sight = sight;
        this.files = files;
        this.veil = veil;
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
        var rows = sql.selectFrom(MATTER_EVENT)
                .where(where)
                .orderBy(MATTER_EVENT.SEQ.desc())
                .limit(request.size())
                .offset(request.offset())
                .fetch();
        var cited = files.many(
                viewer.zone(),
                rows.stream()
                        .flatMap(row -> Arrays.stream(row.getEvidence()))
                        .map(EvidenceId::new)
                        .collect(Collectors.toSet()));
        var entries = rows.map(row -> entry(row, cited));
        veil.cover(viewer, id, entries);
        return Page.of(entries, request, sql.fetchCount(MATTER_EVENT, where));
    }

    private Entry entry(MatterEventRecord row, Map<EvidenceId, EvidenceFile> cited) {
        return new Entry(
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
                Arrays.stream(row.getEvidence())
                        .map(EvidenceId::new)
                        .map(cited::get)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
