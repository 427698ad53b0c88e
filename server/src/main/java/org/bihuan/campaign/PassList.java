package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.HAZARD;
import static org.bihuan.schema.campaign.Tables.PASS;
import static org.bihuan.schema.campaign.Tables.VISIT;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.count;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Sampling;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The passes of a campaign with how far each has come, and doing a draw again from what was kept. */
@Repository
public class PassList {

    private static final int MOST = 100;

    /**
     * @param wanted visits to be made; while {@code planned} is less they are still being written
     * @param cancelled not counted among the planned or done
     */
    public record Row(
            UUID id,
            int number,
            String name,
            @Nullable UUID previous,
            PassMethod method,
            @Nullable Integer percent,
            @Nullable UUID form,
            LocalDate startsOn,
            LocalDate dueOn,
            int candidates,
            int wanted,
            int planned,
            int done,
            int cancelled,
            int hazards,
            @Nullable String algorithm,
            @Nullable String seed,
            @Nullable String fingerprint,
            String by,
            Instant at) {}

    /** What came out when the draw was done again. */
    public record Repeat(boolean listUnchanged, boolean sameObjects, int drawn) {}

    private final DSLContext sql;
    private final CampaignShow shows;

    PassList(DSLContext sql, CampaignShow shows) {
        this.sql = sql;
        this.shows = shows;
    }

    @Transactional(readOnly = true)
    public List<Row> of(Viewer viewer, UUID campaign) {
        var unused = shows.seen(viewer, campaign);
        var zone = viewer.zone().value();
        var done = new HashMap<UUID, Integer>();
        var cancelled = new HashMap<UUID, Integer>();
        sql.select(VISIT.PASS_ID, VISIT.STATE, count())
                .from(VISIT)
                .where(VISIT.ZONE_ID.eq(zone), VISIT.CAMPAIGN_ID.eq(campaign))
                .groupBy(VISIT.PASS_ID, VISIT.STATE)
                .forEach(row -> {
                    switch (VisitState.valueOf(row.value2())) {
                        case DONE -> done.put(row.value1(), row.value3());
                        case CANCELLED -> cancelled.put(row.value1(), row.value3());
                        case PLANNED -> {}
                    }
                });
        Map<UUID, Integer> hazards = sql.select(HAZARD.PASS_ID, count())
                .from(HAZARD)
                .where(HAZARD.ZONE_ID.eq(zone), HAZARD.CAMPAIGN_ID.eq(campaign))
                .groupBy(HAZARD.PASS_ID)
                .fetchMap(HAZARD.PASS_ID, row -> row.value2());
        return sql.select(
                        PASS.ID,
                        PASS.NUMBER,
                        PASS.NAME,
                        PASS.PREVIOUS_ID,
                        PASS.METHOD,
                        PASS.PERCENT,
                        PASS.FORM_VERSION_ID,
                        PASS.STARTS_ON,
                        PASS.DUE_ON,
                        cardinality(PASS.CANDIDATES),
                        PASS.WANTED,
                        PASS.PLANNED,
                        PASS.ALGORITHM,
                        PASS.SEED,
                        PASS.FINGERPRINT,
                        PASS.PLANNED_BY_NAME,
                        PASS.PLANNED_AT)
                .from(PASS)
                .where(PASS.ZONE_ID.eq(zone), PASS.CAMPAIGN_ID.eq(campaign))
                .orderBy(PASS.NUMBER.desc())
                .limit(MOST)
                .fetch(row -> new Row(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        PassMethod.valueOf(row.value5()),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9(),
                        row.value10(),
                        row.value11(),
                        row.value12(),
                        done.getOrDefault(row.value1(), 0),
                        cancelled.getOrDefault(row.value1(), 0),
                        hazards.getOrDefault(row.value1(), 0),
                        row.value13(),
                        row.value14(),
                        row.value15(),
                        row.value16(),
                        row.value17()));
    }

    /** Draws again from the frozen list and the seed; changes nothing. */
    @Transactional(readOnly = true)
    public Repeat repeat(Viewer viewer, UUID campaign, UUID id) {
        var unused = shows.seen(viewer, campaign);
        var pass = sql.selectFrom(PASS)
                .where(PASS.ZONE_ID.eq(viewer.zone().value()), PASS.ID.eq(id), PASS.CAMPAIGN_ID.eq(campaign))
                .fetchOptional()
                .orElseThrow(PassList::missing);
        var method = PassMethod.valueOf(pass.getMethod());
        var seed = pass.getSeed();
        var percent = pass.getPercent();
        if (!method.draws() || seed == null || percent == null) {
            throw Problem.conflict("CAMPAIGN-PASS-NOT-DRAWN", "该轮为全覆盖，没有抽取，无需重演。");
        }
        var list = new ArrayList<Sampling.Candidate>();
        for (int i = 0; i < pass.getCandidates().length; i++) {
            list.add(new Sampling.Candidate(pass.getCandidates()[i], pass.getWeights()[i]));
        }
        var again = Sampling.draw(seed, list, VisitPlan.drawn(percent, list.size()));
        var kind = method == PassMethod.SELF ? VisitKind.SPOT : VisitKind.INSPECTION;
        var kept = sql.select(VISIT.SUBJECT_ID)
                .from(VISIT)
                .where(VISIT.ZONE_ID.eq(viewer.zone().value()), VISIT.PASS_ID.eq(id), VISIT.KIND.eq(kind.name()))
                .fetchSet(VISIT.SUBJECT_ID);
        return new Repeat(
                Sampling.fingerprint(list).equals(pass.getFingerprint()),
                kept.equals(new HashSet<>(again)),
                again.size());
    }

    static Problem missing() {
        return Problem.missing("CAMPAIGN-PASS-MISSING", "没有这一轮检查，请返回行动查看。");
    }
}
