package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.PASS;
import static org.bihuan.schema.campaign.Tables.VISIT;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.ZoneJob;
import org.bihuan.schema.campaign.tables.records.PassRecord;
import org.bihuan.schema.campaign.tables.records.VisitRecord;
import org.bihuan.shared.Ids;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the visits of a pass, so many in a transaction, until all that were wanted are there. Interrupted anywhere it
 * goes on with those that are missing: a visit is made once for a pass, an object and a kind.
 */
@Component
class VisitPlanning implements ZoneJob {

    static final int AT_ONCE = 2_000;
    private static final int MOST_PASSES = 20;

    private final DSLContext sql;
    private final PassRepository passes;
    private final CampaignPeople people;
    private final TransactionTemplate transaction;

    VisitPlanning(DSLContext sql, PassRepository passes, CampaignPeople people, TransactionTemplate transaction) {
        this.sql = sql;
        this.passes = passes;
        this.people = people;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "campaign-plan-visits";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run(ZoneKey zone) {
        var unfinished = transaction.execute(status -> sql.select(PASS.ID)
                .from(PASS)
                .where(PASS.ZONE_ID.eq(zone.value()), PASS.PLANNED.lt(PASS.WANTED))
                .limit(MOST_PASSES)
                .fetch(PASS.ID));
        ZoneJob.each(unfinished == null ? List.<UUID>of() : unfinished, pass -> finish(zone, pass));
    }

    private void finish(ZoneKey zone, UUID pass) {
        var missing = transaction.execute(status -> missing(zone, pass));
        if (missing == null) {
            return;
        }
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            var part = missing.subList(from, Math.min(from + AT_ONCE, missing.size()));
            transaction.executeWithoutResult(status -> write(zone, pass, part));
        }
        transaction.executeWithoutResult(status -> close(zone, pass));
    }

    /** The plan made again from the frozen list, without the visits that are there. */
    private List<VisitPlan.Planned> missing(ZoneKey zone, UUID id) {
        var pass = sql.selectFrom(PASS)
                .where(PASS.ZONE_ID.eq(zone.value()), PASS.ID.eq(id))
                .fetchSingle();
        var there = new HashSet<String>();
        sql.select(VISIT.SUBJECT_ID, VISIT.KIND)
                .from(VISIT)
                .where(VISIT.ZONE_ID.eq(zone.value()), VISIT.PASS_ID.eq(id))
                .forEach(row -> there.add(row.value1() + row.value2()));
        return planOf(zone, pass).of(objects(zone, pass)).stream()
                .filter(each -> !there.contains(each.subject() + each.kind().name()))
                .toList();
    }

    private VisitPlan planOf(ZoneKey zone, PassRecord pass) {
        return new VisitPlan(
                PassMethod.valueOf(pass.getMethod()),
                pass.getPercent() == null ? 100 : pass.getPercent(),
                pass.getSeed() == null ? "" : pass.getSeed(),
                people.teams(zone, pass.getCampaignId()));
    }

    private List<ObjectInScope> objects(ZoneKey zone, PassRecord pass) {
        var weights = new HashMap<UUID, Integer>();
        for (int i = 0; i < pass.getCandidates().length; i++) {
            weights.put(pass.getCandidates()[i], pass.getWeights()[i]);
        }
        return passes.everyObject(zone, pass.getCampaignId(), weights);
    }

    /** The first part of a new plan; joins the caller's transaction. */
    void begin(ZoneKey zone, UUID pass, List<VisitPlan.Planned> visits) {
        write(zone, pass, visits.subList(0, Math.min(AT_ONCE, visits.size())));
    }

    private void write(ZoneKey zone, UUID pass, List<VisitPlan.Planned> visits) {
        var found = sql.select(PASS.CAMPAIGN_ID, PASS.DUE_ON, PASS.FORM_VERSION_ID)
                .from(PASS)
                .where(PASS.ZONE_ID.eq(zone.value()), PASS.ID.eq(pass))
                .forUpdate()
                .fetchSingle();
        var rows = visits.stream()
                .map(each -> row(zone, found.value1(), pass, each, found.value2(), found.value3()))
                .toList();
        sql.batchInsert(rows).execute();
        sql.update(PASS)
                .set(PASS.PLANNED, PASS.PLANNED.plus(rows.size()))
                .where(PASS.ZONE_ID.eq(zone.value()), PASS.ID.eq(pass))
                .execute();
    }

    /** Objects that have gone from the zone meanwhile get no visit: the pass is complete all the same. */
    private void close(ZoneKey zone, UUID pass) {
        var there = sql.fetchCount(VISIT, VISIT.ZONE_ID.eq(zone.value()), VISIT.PASS_ID.eq(pass));
        sql.update(PASS)
                .set(PASS.PLANNED, there)
                .set(PASS.WANTED, there)
                .where(PASS.ZONE_ID.eq(zone.value()), PASS.ID.eq(pass))
                .execute();
    }

    private static VisitRecord row(
            ZoneKey zone, UUID campaign, UUID pass, VisitPlan.Planned planned, LocalDate dueOn, @Nullable UUID form) {
        var row = new VisitRecord();
        row.setZoneId(zone.value());
        row.setId(Ids.next());
        row.setCampaignId(campaign);
        row.setPassId(pass);
        row.setSubjectId(planned.subject());
        row.setUnitId(planned.unit().value());
        row.setKind(planned.kind().name());
        row.setState(VisitState.PLANNED.name());
        row.setDueOn(dueOn);
        row.setTeamId(planned.team());
        row.setRoute(planned.route());
        row.setFormVersionId(form);
        row.setVersion(1);
        return row;
    }
}
