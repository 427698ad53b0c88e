package org.bihuan.campaign;

import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writing, launching and ending campaigns. Stale versions are refused with {@code CAMPAIGN-STALE}. */
@Service
public class Campaigns {

    private final CampaignRepository campaigns;
    private final CampaignSight sight;
    private final UnitDirectory units;
    private final Scopes scopes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Campaigns(
            CampaignRepository campaigns,
            CampaignSight sight,
            UnitDirectory units,
            Scopes scopes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.campaigns = campaigns;
        this.sight = sight;
        this.units = units;
        this.scopes = scopes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Writes a campaign: a new one, a draft, or what may change of one that runs.
     *
     * @param version 0 for a new one; the same new one sent twice is written once
     */
    @Transactional
    public void write(Viewer viewer, UUID id, int version, CampaignPlan plan) {
        viewer.mustHave(Permit.CAMPAIGN_LEAD);
        if (version == 0) {
            var before = campaigns.find(viewer.zone(), id).orElse(null);
            if (before != null) {
                mustBeTheSame(before, plan);
                return;
            }
            check(viewer, plan, null);
            campaigns.insert(viewer, Campaign.draft(id, plan), clock.instant());
        } else {
            var before = sight.lead(viewer, id, version);
            check(viewer, plan, before.plan());
            var after = before.state() == CampaignState.LAUNCHED ? before.adjust(plan) : before.write(plan);
            campaigns.update(viewer.zone(), before, after, clock.instant());
        }
        acted(viewer, "campaign.write", id, plan.name());
    }

    private static void mustBeTheSame(Campaign before, CampaignPlan plan) {
        var kept = before.plan();
        if (!kept.hasScopeOf(plan) || !kept.people().equals(plan.people())) {
            throw CampaignSight.stale();
        }
    }

    /** Of whom it names only what is new is looked up: who has left since stays until changed. */
    private void check(Viewer viewer, CampaignPlan plan, @Nullable CampaignPlan before) {
        var named = new HashSet<>(plan.units());
        named.removeAll(before == null ? Set.of() : before.units());
        if (!units.openAmong(viewer.zone(), named).containsAll(named)) {
            throw Problem.field("duties", "CAMPAIGN-UNIT-UNKNOWN", "有单位不存在或已撤销，请从单位列表中选择。");
        }
        var people = new HashSet<>(plan.people());
        people.removeAll(before == null ? Set.of() : before.people());
        if (!campaigns.inForce(viewer.zone(), people).containsAll(people)) {
            throw Problem.field("duties", "CAMPAIGN-PERSON-UNKNOWN", "有人员不存在或已离任，请重新选择。");
        }
        var parent = plan.parent();
        if (parent != null && !campaigns.mayBeAbove(viewer.zone(), parent)) {
            throw Problem.field("parent", "CAMPAIGN-PARENT-UNKNOWN", "上级行动不存在，或本身已归入其他行动。请另选。");
        }
    }

    /** Starts it; a unit without its three responsible people stops it. */
    @Transactional
    public void launch(Viewer viewer, UUID id, int version) {
        var before = sight.lead(viewer, id, version);
        var after = before.launch(BusinessZone.today(clock));
        var now = clock.instant();
        campaigns.update(viewer.zone(), before, after, now);
        scopes.renew(viewer.zone(), id, after.plan(), now);
        acted(viewer, "campaign.launch", id, after.plan().name());
    }

    /** Gives a draft up. */
    @Transactional
    public void discard(Viewer viewer, UUID id, int version) {
        var before = sight.lead(viewer, id, version);
        campaigns.update(viewer.zone(), before, before.discard(), clock.instant());
        acted(viewer, "campaign.discard", id, before.plan().name());
    }

    /** Ends it with a word on what has come of it. */
    @Transactional
    public void end(Viewer viewer, UUID id, int version, String conclusion) {
        var before = sight.lead(viewer, id, version);
        campaigns.update(viewer.zone(), before, before.end(conclusion), clock.instant());
        acted(viewer, "campaign.end", id, before.plan().name());
    }

    /**
     * Proposes the next campaign: a draft with the same scope, in the period that follows and of the same length.
     *
     * @param next the id of the draft; the same one sent twice is made once
     */
    @Transactional
    public void carryOn(Viewer viewer, UUID id, UUID next) {
        viewer.mustHave(Permit.CAMPAIGN_LEAD);
        var before = campaigns.find(viewer.zone(), id).orElseThrow(CampaignSight::missing);
        before.after(CampaignAct.CONTINUE);
        if (campaigns.find(viewer.zone(), next).isPresent()) {
            return;
        }
        var draft = Campaign.draft(next, Succession.of(before.plan()));
        campaigns.insert(viewer, draft, clock.instant());
        acted(viewer, "campaign.continue", next, draft.plan().name());
    }

    private void acted(Viewer viewer, String act, UUID id, String name) {
        events.publishEvent(new Acted(viewer, act, "campaign", id, Map.of("name", name)));
    }
}
