package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.PASS;
import static org.bihuan.schema.campaign.Tables.SCOPE_OBJECT;
import static org.bihuan.schema.subject.Tables.SUBJECT_;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Sampling;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Keeps passes with the list they were drawn from; neither is ever changed. */
@Repository
class PassRepository {

    /** What makes a drawing repeatable. */
    record Drawing(String algorithm, String seed, String fingerprint, List<Sampling.Candidate> candidates) {}

    private final DSLContext sql;
    private final Risks risks;

    PassRepository(DSLContext sql, Risks risks) {
        this.sql = sql;
        this.risks = risks;
    }

    boolean isOf(ZoneKey zone, UUID pass, UUID campaign) {
        return sql.fetchExists(PASS, PASS.ZONE_ID.eq(zone.value()), PASS.ID.eq(pass), PASS.CAMPAIGN_ID.eq(campaign));
    }

    /** Objects in scope by their ids, with what they weigh by now. */
    List<ObjectInScope> objects(ZoneKey zone, UUID campaign) {
        return objects(zone, campaign, risks.weights(zone, campaign), SCOPE_OBJECT.LEFT_AT.isNull());
    }

    /** Those of a frozen list with their frozen weights, also those that have left meanwhile. */
    List<ObjectInScope> everyObject(ZoneKey zone, UUID campaign, Map<UUID, Integer> frozen) {
        return objects(zone, campaign, frozen, noCondition()).stream()
                .filter(each -> frozen.containsKey(each.subject()))
                .toList();
    }

    private List<ObjectInScope> objects(ZoneKey zone, UUID campaign, Map<UUID, Integer> weights, Condition which) {
        return sql.select(
                        SCOPE_OBJECT.SUBJECT_ID,
                        SCOPE_OBJECT.UNIT_ID,
                        SCOPE_OBJECT.AREA_ID,
                        SUBJECT_.LONGITUDE,
                        SUBJECT_.LATITUDE)
                .from(SCOPE_OBJECT)
                .join(SUBJECT_)
                .on(
                        SUBJECT_.ZONE_ID.eq(SCOPE_OBJECT.ZONE_ID),
                        SUBJECT_.ID.eq(SCOPE_OBJECT.SUBJECT_ID),
                        SUBJECT_.ZONE_ID.eq(zone.value()))
                .where(SCOPE_OBJECT.ZONE_ID.eq(zone.value()), SCOPE_OBJECT.CAMPAIGN_ID.eq(campaign), which)
                .orderBy(SCOPE_OBJECT.SUBJECT_ID)
                .limit(Passes.MOST_OBJECTS + 1)
                .fetch(row -> new ObjectInScope(
                        row.value1(),
                        new UnitId(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        weights.getOrDefault(row.value1(), 1)));
    }

    void insert(Viewer viewer, UUID campaign, Passes.NewPass wish, Drawing drawing, int wanted, Instant now) {
        var last = sql.select(max(PASS.NUMBER))
                .from(PASS)
                .where(PASS.ZONE_ID.eq(viewer.zone().value()), PASS.CAMPAIGN_ID.eq(campaign))
                .fetchOne(0, Integer.class);
        var row = sql.newRecord(PASS);
        row.setZoneId(viewer.zone().value());
        row.setId(wish.id());
        row.setCampaignId(campaign);
        row.setNumber(last == null ? 1 : last + 1);
        row.setName(wish.name().strip());
        row.setPreviousId(wish.previous());
        row.setMethod(wish.method().name());
        row.setPercent(wish.percent());
        row.setFormVersionId(wish.form());
        row.setStartsOn(wish.startsOn());
        row.setDueOn(wish.dueOn());
        row.setAlgorithm(drawing.algorithm());
        row.setSeed(drawing.seed());
        row.setFingerprint(drawing.fingerprint());
        row.setCandidates(
                drawing.candidates().stream().map(Sampling.Candidate::id).toArray(UUID[]::new));
        row.setWeights(
                drawing.candidates().stream().map(Sampling.Candidate::weight).toArray(Integer[]::new));
        row.setWanted(wanted);
        row.setPlanned(0);
        row.setPlannedBy(viewer.account().value());
        row.setPlannedByName(viewer.name());
        row.setPlannedAt(now);
        sql.insertInto(PASS).set(row).execute();
    }
}
