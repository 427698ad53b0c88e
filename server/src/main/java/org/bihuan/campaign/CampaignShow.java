package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.CAMPAIGN_;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.organisation.PeopleNames;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The page of one campaign. */
@Repository
public class CampaignShow {

    private static final int MOST_CHILDREN = 50;

    private final DSLContext sql;
    private final CampaignRepository campaigns;
    private final UnitDirectory units;
    private final PeopleNames people;
    private final Clock clock;

    CampaignShow(DSLContext sql, CampaignRepository campaigns, UnitDirectory units, PeopleNames people, Clock clock) {
        this.sql = sql;
        this.campaigns = campaigns;
        this.units = units;
        this.people = people;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public CampaignFile of(Viewer viewer, UUID id) {
        var campaign = seen(viewer, id);
        var plan = campaign.plan();
        var unitNames = units.namesOf(viewer.zone(), plan.units());
        var names = new Names(unitNames, people.of(viewer.zone(), plan.people()));
        var parent = plan.parent();
        return new CampaignFile(
                id,
                plan.name(),
                plan.basis(),
                plan.kind(),
                campaign.state(),
                parent == null
                        ? null
                        : named(viewer, CAMPAIGN_.ID.eq(parent)).stream()
                                .findFirst()
                                .orElse(null),
                named(viewer, CAMPAIGN_.PARENT_ID.eq(id)),
                names.of(plan.office()),
                plan.startsOn(),
                plan.endsOn(),
                BusinessZone.today(clock),
                plan.sectors(),
                plan.subjectTypes(),
                plan.areas(),
                plan.targetPercent(),
                plan.duties().stream().map(names::of).toList(),
                plan.teams().stream().map(names::of).toList(),
                campaign.conclusion(),
                campaign.version(),
                viewer.may(Permit.CAMPAIGN_LEAD) ? CampaignAct.in(campaign.state()) : Set.of());
    }

    /** The campaign, if the viewer sees it. */
    Campaign seen(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.CAMPAIGN_READ);
        if (!sql.fetchExists(CAMPAIGN_, CampaignSight.seenBy(viewer), CAMPAIGN_.ID.eq(id))) {
            throw CampaignSight.missing();
        }
        return campaigns.find(viewer.zone(), id).orElseThrow(CampaignSight::missing);
    }

    private List<CampaignFile.Named> named(Viewer viewer, Condition which) {
        return sql.select(CAMPAIGN_.ID, CAMPAIGN_.NAME)
                .from(CAMPAIGN_)
                .where(
                        CAMPAIGN_.ZONE_ID.eq(viewer.zone().value()),
                        CampaignSight.seenBy(viewer),
                        CAMPAIGN_.STATE.ne(CampaignState.DISCARDED.name()),
                        which)
                .orderBy(CAMPAIGN_.STARTS_ON, CAMPAIGN_.ID)
                .limit(MOST_CHILDREN)
                .fetch(row -> new CampaignFile.Named(row.value1(), row.value2()));
    }

    private record Names(Map<UnitId, String> units, Map<PersonId, String> people) {

        CampaignFile.Named of(UnitId unit) {
            return new CampaignFile.Named(unit.value(), units.getOrDefault(unit, ""));
        }

        CampaignFile.@Nullable Named of(@Nullable PersonId person) {
            return person == null ? null : new CampaignFile.Named(person.value(), people.getOrDefault(person, ""));
        }

        CampaignFile.Duty of(CampaignPlan.Duty duty) {
            return new CampaignFile.Duty(
                    of(duty.unit()), of(duty.principal()), of(duty.deputy()), of(duty.contact()), duty.targetPercent());
        }

        CampaignFile.Team of(CampaignPlan.Team team) {
            return new CampaignFile.Team(
                    team.id(),
                    team.name(),
                    team.members().stream()
                            .map(one -> new CampaignFile.Named(one.value(), people.getOrDefault(one, "")))
                            .toList(),
                    team.units().stream().map(this::of).toList());
        }
    }
}
