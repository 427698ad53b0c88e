package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.CAMPAIGN_;
import static org.bihuan.schema.campaign.Tables.DUTY;
import static org.bihuan.schema.campaign.Tables.TEAM_MEMBER;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import java.util.UUID;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/**
 * Who sees a campaign: whoever leads campaigns sees all; others see no draft, and where they do not see the whole zone,
 * only those that concern their units or that they go out for.
 */
@Component
class CampaignSight {

    private final CampaignRepository campaigns;

    CampaignSight(CampaignRepository campaigns) {
        this.campaigns = campaigns;
    }

    /** The campaign for an act on it, at the version the person was looking at. */
    Campaign lead(Viewer viewer, UUID id, int version) {
        viewer.mustHave(Permit.CAMPAIGN_LEAD);
        var campaign = campaigns.find(viewer.zone(), id).orElseThrow(CampaignSight::missing);
        if (campaign.version() != version) {
            throw stale();
        }
        return campaign;
    }

    static Condition seenBy(Viewer viewer) {
        var zone = CAMPAIGN_.ZONE_ID.eq(viewer.zone().value());
        if (viewer.may(Permit.CAMPAIGN_LEAD)) {
            return zone;
        }
        var begun = zone.and(CAMPAIGN_.STATE.in(CampaignState.LAUNCHED.name(), CampaignState.ENDED.name()));
        return begun.and(viewer.seesAll() ? noCondition() : concerns(viewer));
    }

    private static Condition concerns(Viewer viewer) {
        var units = viewer.units().stream().map(UnitId::value).toList();
        var person = viewer.person();
        var byUnit = CAMPAIGN_.ID.in(select(DUTY.CAMPAIGN_ID)
                .from(DUTY)
                .where(DUTY.ZONE_ID.eq(viewer.zone().value()), DUTY.UNIT_ID.in(units)));
        var byTeam = person == null
                ? falseCondition()
                : CAMPAIGN_.ID.in(select(TEAM_MEMBER.CAMPAIGN_ID)
                        .from(TEAM_MEMBER)
                        .where(
                                TEAM_MEMBER.ZONE_ID.eq(viewer.zone().value()),
                                TEAM_MEMBER.PERSON_ID.eq(person.value())));
        return byUnit.or(byTeam);
    }

    static Problem missing() {
        return Problem.missing("CAMPAIGN-MISSING", "没有这项行动，或尚未启动。");
    }

    static Problem stale() {
        return Problem.conflict("CAMPAIGN-STALE", "行动刚被他人修改，请刷新后再试。");
    }
}
