package org.bihuan.campaign;

import java.time.temporal.ChronoUnit;
import org.bihuan.shared.Ids;

/** What follows a campaign that is to last (长效机制): the same scope in the period after it, as long as it was. */
final class Succession {

    private static final int LONGEST_NAME = 100;
    private static final String NEXT = "（下一期）";

    private Succession() {}

    static CampaignPlan of(CampaignPlan plan) {
        var days = ChronoUnit.DAYS.between(plan.startsOn(), plan.endsOn());
        var startsOn = plan.endsOn().plusDays(1);
        var bare = plan.name().endsWith(NEXT)
                ? plan.name().substring(0, plan.name().length() - NEXT.length())
                : plan.name();
        var kept = bare.substring(0, Math.min(bare.length(), LONGEST_NAME - NEXT.length()));
        return new CampaignPlan(
                kept + NEXT,
                plan.basis(),
                CampaignKind.LONG_TERM,
                plan.parent(),
                plan.office(),
                startsOn,
                startsOn.plusDays(days),
                plan.sectors(),
                plan.subjectTypes(),
                plan.areas(),
                plan.targetPercent(),
                plan.duties(),
                plan.teams().stream()
                        .map(team -> new CampaignPlan.Team(Ids.next(), team.name(), team.members(), team.units()))
                        .toList());
    }
}
