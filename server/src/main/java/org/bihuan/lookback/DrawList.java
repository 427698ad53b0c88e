package org.bihuan.lookback;

import static org.bihuan.schema.lookback.Tables.CANDIDATE;
import static org.bihuan.schema.lookback.Tables.DRAW;
import static org.bihuan.schema.lookback.Tables.TASK;
import static org.bihuan.schema.matter.Tables.V_MATTER;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.matter.MatterVisibility;
import org.bihuan.schema.lookback.tables.records.CandidateRecord;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Sampling;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The draws of a zone, their frozen candidates, and doing a draw again. For whoever supervises. */
@Repository
public class DrawList {

    /**
     * @param algorithm the published procedure by its name
     * @param fingerprint SHA-256 of the frozen list
     */
    public record Row(
            UUID id,
            LocalDate closedFrom,
            LocalDate closedTo,
            LocalDate dueOn,
            int schemeVersion,
            Scheme.Rules scheme,
            String algorithm,
            String seed,
            String fingerprint,
            int candidates,
            int sampled,
            int held,
            int failed,
            int open,
            String by,
            Instant at) {}

    /**
     * @param key by which it was drawn; the smallest are
     * @param place in the sample, absent when not drawn
     */
    public record Candidate(
            int ord,
            UUID matter,
            String number,
            String title,
            @Nullable String unit,
            LocalDate closedOn,
            int weight,
            Map<String, Integer> points,
            double key,
            @Nullable Integer place) {}

    /** What came out when the draw was done again from what was kept. */
    public record Repeat(
            String algorithm,
            String seed,
            String fingerprint,
            boolean listUnchanged,
            boolean sameMatters,
            List<UUID> kept,
            List<UUID> again) {}

    private static final TypeReference<Map<String, Integer>> POINTS = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;

    DrawList(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, PageRequest request) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        var where = DRAW.ZONE_ID.eq(viewer.zone().value());
        return Page.of(rows(viewer, where, request), request, sql.fetchCount(DRAW, where));
    }

    @Transactional(readOnly = true)
    public Row show(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        return one(viewer, id);
    }

    private Row one(Viewer viewer, UUID id) {
        var where = DRAW.ZONE_ID.eq(viewer.zone().value()).and(DRAW.ID.eq(id));
        return rows(viewer, where, new PageRequest(1, 1)).stream()
                .findFirst()
                .orElseThrow(() -> Problem.missing("LOOKBACK-DRAW-NOT-FOUND", "没有这次抽样，请返回列表查看。"));
    }

    private List<Row> rows(Viewer viewer, Condition where, PageRequest request) {
        var held = count().filterWhere(TASK.OUTCOME.eq("HOLDS"));
        var failed = count().filterWhere(TASK.OUTCOME.eq("FAILS"));
        var open = count().filterWhere(TASK.ID.isNotNull().and(TASK.OUTCOME.isNull()));
        return sql.select(DRAW, held, failed, open)
                .from(DRAW)
                .leftJoin(TASK)
                .on(
                        TASK.ZONE_ID.eq(DRAW.ZONE_ID),
                        TASK.DRAW_ID.eq(DRAW.ID),
                        TASK.ZONE_ID.eq(viewer.zone().value()))
                .where(where)
                .groupBy(DRAW.ZONE_ID, DRAW.ID)
                .orderBy(DRAW.DRAWN_AT.desc(), DRAW.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> {
                    var draw = row.value1();
                    return new Row(
                            draw.getId(),
                            draw.getClosedFrom(),
                            draw.getClosedTo(),
                            draw.getDueOn(),
                            draw.getSchemeVersion(),
                            json.readValue(draw.getScheme().data(), Scheme.Rules.class),
                            draw.getAlgorithm(),
                            draw.getSeed(),
                            draw.getFingerprint(),
                            draw.getCandidates(),
                            draw.getSampled(),
                            row.value2(),
                            row.value3(),
                            row.value4(),
                            draw.getDrawnByName(),
                            draw.getDrawnAt());
                });
    }

    /**
     * What the viewer sees of them.
     *
     * @param drawn only those drawn, in the order of the draw; else all, in the order of the list
     */
    @Transactional(readOnly = true)
    public Page<Candidate> candidates(Viewer viewer, UUID id, boolean drawn, PageRequest request) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        var seed = one(viewer, id).seed();
        var where = of(viewer, id)
                .and(drawn ? CANDIDATE.PLACE.isNotNull() : noCondition())
                .and(MatterVisibility.sees(viewer, CANDIDATE.MATTER_ID));
        // A matter restricted since then is told of by its number alone.
        var title = when(condition(V_MATTER.RESTRICTED), V_MATTER.TITLE).otherwise(CANDIDATE.TITLE);
        var rows = sql.select(CANDIDATE, title.as("shown"))
                .from(CANDIDATE)
                .join(V_MATTER)
                .on(
                        V_MATTER.ZONE_ID.eq(CANDIDATE.ZONE_ID),
                        V_MATTER.ID.eq(CANDIDATE.MATTER_ID),
                        V_MATTER.ZONE_ID.eq(viewer.zone().value()))
                .where(where)
                .orderBy(drawn ? CANDIDATE.PLACE : CANDIDATE.ORD)
                .limit(request.size())
                .offset(request.offset())
                .fetch(found -> candidate(found.value1(), found.value2(), seed));
        return Page.of(rows, request, sql.fetchCount(CANDIDATE, where));
    }

    private Candidate candidate(CandidateRecord row, String title, String seed) {
        return new Candidate(
                row.getOrd(),
                row.getMatterId(),
                row.getNumber(),
                title,
                row.getUnitName(),
                row.getClosedOn(),
                row.getWeight(),
                json.readValue(row.getFactors().data(), POINTS),
                Sampling.key(seed, new Sampling.Candidate(row.getMatterId(), row.getWeight())),
                row.getPlace());
    }

    /** Draws again from the frozen list and the seed; changes nothing. */
    @Transactional(readOnly = true)
    public Repeat repeat(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        var draw = one(viewer, id);
        var rows = sql.select(CANDIDATE.MATTER_ID, CANDIDATE.WEIGHT, CANDIDATE.PLACE)
                .from(CANDIDATE)
                .where(of(viewer, id))
                .orderBy(CANDIDATE.ORD)
                .limit(Draws.MOST_CANDIDATES)
                .fetch();
        var list = rows.map(row -> new Sampling.Candidate(row.value1(), row.value2()));
        var kept = rows.stream()
                .filter(row -> row.value3() != null)
                .sorted(Comparator.comparing(row -> row.value3()))
                .map(row -> row.value1())
                .toList();
        var again = Sampling.draw(draw.seed(), list, draw.sampled());
        return new Repeat(
                draw.algorithm(),
                draw.seed(),
                draw.fingerprint(),
                Sampling.fingerprint(list).equals(draw.fingerprint()),
                kept.equals(again),
                kept,
                again);
    }

    private static Condition of(Viewer viewer, UUID id) {
        return CANDIDATE.ZONE_ID.eq(viewer.zone().value()).and(CANDIDATE.DRAW_ID.eq(id));
    }
}
