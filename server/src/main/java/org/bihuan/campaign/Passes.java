package org.bihuan.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Sampling;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Planning the passes of a campaign (大起底、再核查). The list of objects with their weights is frozen with the seed; the
 * visits are written in parts, the first at once, the others by {@link VisitPlanning}.
 */
@Service
public class Passes {

    /** A larger scope is several campaigns. */
    static final int MOST_OBJECTS = 200_000;

    /**
     * @param id made by the client; the same one plans once
     * @param previous the pass it is held against
     * @param percent share drawn, for every method but all
     */
    public record NewPass(
            @NotNull UUID id,
            @NotBlank @Size(max = 60) String name,
            @Nullable UUID previous,
            @NotNull PassMethod method,
            @Nullable @Min(1) @Max(100) Integer percent,
            @Nullable UUID form,
            @NotNull LocalDate startsOn,
            @NotNull LocalDate dueOn) {

        int share() {
            return percent == null ? 100 : percent;
        }
    }

    private final CampaignSight sight;
    private final Scopes scopes;
    private final PassRepository passes;
    private final VisitPlanning planning;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Passes(
            CampaignSight sight,
            Scopes scopes,
            PassRepository passes,
            VisitPlanning planning,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sight = sight;
        this.scopes = scopes;
        this.passes = passes;
        this.planning = planning;
        this.events = events;
        this.clock = clock;
    }

    /** Takes the scope anew and plans a pass over it. */
    @Transactional
    public void plan(Viewer viewer, UUID id, int version, NewPass wish) {
        viewer.mustHave(Permit.CAMPAIGN_LEAD);
        if (passes.isOf(viewer.zone(), wish.id(), id)) {
            return;
        }
        var campaign = sight.lead(viewer, id, version);
        campaign.after(CampaignAct.PLAN_PASS);
        check(viewer, campaign, wish);
        var now = clock.instant();
        scopes.renew(viewer.zone(), id, campaign.plan(), now);
        var objects = passes.objects(viewer.zone(), id);
        if (objects.isEmpty()) {
            throw Problem.conflict("CAMPAIGN-NOTHING-IN-SCOPE", "范围内没有在营的检查对象。请先在对象台账登记对象并填好类型和属地，再安排检查。");
        }
        if (objects.size() > MOST_OBJECTS) {
            throw Problem.conflict("CAMPAIGN-SCOPE-TOO-LARGE", "范围内的对象超过 " + MOST_OBJECTS + " 个，请分为几项行动。");
        }
        var seed = seed();
        var plan =
                new VisitPlan(wish.method(), wish.share(), seed, campaign.plan().teams());
        var candidates = VisitPlan.candidates(objects);
        var visits = plan.of(objects);
        passes.insert(
                viewer,
                id,
                wish,
                new PassRepository.Drawing(Sampling.ALGORITHM, seed, Sampling.fingerprint(candidates), candidates),
                visits.size(),
                now);
        planning.begin(viewer.zone(), wish.id(), visits);
        events.publishEvent(new Acted(
                viewer,
                "campaign.plan-pass",
                "campaign-pass",
                wish.id(),
                Map.of("campaign", id.toString(), "objects", objects.size(), "visits", visits.size())));
    }

    private void check(Viewer viewer, Campaign campaign, NewPass wish) {
        if (wish.dueOn().isBefore(wish.startsOn()) || wish.dueOn().isBefore(BusinessZone.today(clock))) {
            throw Problem.field("dueOn", "CAMPAIGN-PASS-PERIOD", "完成日期不能早于开始日期和今天。");
        }
        if (wish.dueOn().isAfter(campaign.plan().endsOn())) {
            throw Problem.field("dueOn", "CAMPAIGN-PASS-LATE", "完成日期不能晚于行动的截止日期。");
        }
        if (wish.method().draws() && wish.percent() == null) {
            throw Problem.field("percent", "CAMPAIGN-PASS-PERCENT", "请填写抽查比例。");
        }
        var previous = wish.previous();
        if (previous != null && !passes.isOf(viewer.zone(), previous, campaign.id())) {
            throw Problem.field("previous", "CAMPAIGN-PASS-UNKNOWN", "没有所选的上一轮，请重新选择。");
        }
    }

    /** Takes objects new by now into scope, and lets go of those that have gone. */
    @Transactional
    public void renewScope(Viewer viewer, UUID id, int version) {
        var campaign = sight.lead(viewer, id, version);
        campaign.after(CampaignAct.RENEW_SCOPE);
        var renewed = scopes.renew(viewer.zone(), id, campaign.plan(), clock.instant());
        events.publishEvent(new Acted(
                viewer,
                "campaign.renew-scope",
                "campaign",
                id,
                Map.of("joined", renewed.joined(), "left", renewed.left(), "total", renewed.total())));
    }

    private String seed() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
