package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.CAMPAIGN_;
import static org.bihuan.schema.organisation.Tables.PERSON;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.schema.campaign.tables.records.CampaignRecord;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Keeps campaigns; a campaign is loaded and written in one piece with its duties and teams. */
@Repository
class CampaignRepository {

    private final DSLContext sql;
    private final CampaignPeople people;

    CampaignRepository(DSLContext sql, CampaignPeople people) {
        this.sql = sql;
        this.people = people;
    }

    Optional<Campaign> find(ZoneKey zone, UUID id) {
        return sql.selectFrom(CAMPAIGN_)
                .where(CAMPAIGN_.ZONE_ID.eq(zone.value()), CAMPAIGN_.ID.eq(id))
                .fetchOptional(row -> new Campaign(
                        id,
                        plan(zone, row),
                        CampaignState.valueOf(row.getState()),
                        row.getConclusion(),
                        row.getVersion()));
    }

    private CampaignPlan plan(ZoneKey zone, CampaignRecord row) {
        return new CampaignPlan(
                row.getName(),
                row.getBasis(),
                CampaignKind.valueOf(row.getKind()),
                row.getParentId(),
                new UnitId(row.getOfficeUnitId()),
                row.getStartsOn(),
                row.getEndsOn(),
                Arrays.asList(row.getSectors()),
                Arrays.asList(row.getSubjectTypes()),
                Arrays.asList(row.getAreas()),
                row.getTargetPercent(),
                people.duties(zone, row.getId()),
                people.teams(zone, row.getId()));
    }

    /** Which of the people are there and have not left. */
    Set<PersonId> inForce(ZoneKey zone, Collection<PersonId> wanted) {
        return sql.select(PERSON.ID)
                .from(PERSON)
                .where(
                        PERSON.ZONE_ID.eq(zone.value()),
                        PERSON.ID.in(wanted.stream().map(PersonId::value).toList()),
                        PERSON.VALID_TO.isNull())
                .fetchSet(row -> new PersonId(row.value1()));
    }

    /** Two levels at most: what is above has nothing above it. */
    boolean mayBeAbove(ZoneKey zone, UUID parent) {
        return sql.fetchExists(
                CAMPAIGN_,
                CAMPAIGN_.ZONE_ID.eq(zone.value()),
                CAMPAIGN_.ID.eq(parent),
                CAMPAIGN_.PARENT_ID.isNull(),
                CAMPAIGN_.STATE.ne(CampaignState.DISCARDED.name()));
    }

    void insert(Viewer viewer, Campaign campaign, Instant now) {
        var row = sql.newRecord(CAMPAIGN_);
        row.setZoneId(viewer.zone().value());
        row.setId(campaign.id());
        row.setCreatedBy(viewer.account().value());
        row.setCreatedAt(now);
        write(row, campaign);
        sql.insertInto(CAMPAIGN_).set(row).execute();
        people.write(viewer.zone(), campaign.id(), campaign.plan());
    }

    /** Refuses with {@code CAMPAIGN-STALE} when somebody else was faster. */
    void update(ZoneKey zone, Campaign before, Campaign after, Instant now) {
        var row = new CampaignRecord();
        write(row, after);
        if (before.state() != after.state()) {
            switch (after.state()) {
                case LAUNCHED -> row.setLaunchedAt(now);
                case ENDED -> row.setEndedAt(now);
                case DRAFT, DISCARDED -> {}
            }
        }
        var written = sql.update(CAMPAIGN_)
                .set(row)
                .where(
                        CAMPAIGN_.ZONE_ID.eq(zone.value()),
                        CAMPAIGN_.ID.eq(before.id()),
                        CAMPAIGN_.VERSION.eq(before.version()))
                .execute();
        if (written == 0) {
            throw CampaignSight.stale();
        }
        if (!before.plan().equals(after.plan())) {
            people.write(zone, after.id(), after.plan());
        }
    }

    private static void write(CampaignRecord row, Campaign campaign) {
        var plan = campaign.plan();
        row.setName(plan.name());
        row.setBasis(plan.basis());
        row.setKind(plan.kind().name());
        row.setParentId(plan.parent());
        row.setOfficeUnitId(plan.office().value());
        row.setStartsOn(plan.startsOn());
        row.setEndsOn(plan.endsOn());
        row.setSectors(plan.sectors().toArray(String[]::new));
        row.setSubjectTypes(plan.subjectTypes().toArray(String[]::new));
        row.setAreas(plan.areas().toArray(UUID[]::new));
        row.setTargetPercent(plan.targetPercent());
        row.setState(campaign.state().name());
        row.setConclusion(campaign.conclusion());
        row.setVersion(campaign.version());
    }
}
