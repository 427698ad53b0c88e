package org.bihuan.demo;

import static org.bihuan.schema.campaign.Tables.CAMPAIGN_;
import static org.bihuan.schema.campaign.Tables.VISIT;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.campaign.CampaignKind;
import org.bihuan.campaign.CampaignPlan;
import org.bihuan.campaign.Campaigns;
import org.bihuan.campaign.Inspection;
import org.bihuan.campaign.PassMethod;
import org.bihuan.campaign.Passes;
import org.bihuan.campaign.VisitResult;
import org.bihuan.campaign.Visits;
import org.bihuan.matter.Severity;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** A campaign against plants within plants that runs over the recorded lessors and lessees, its first pass half done. */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoCampaign {

    /** A unit with its principal, deputy and contact. */
    private record Answers(String unit, String principal, String deputy, String contact) {}

    private record Found(String facts, String clause, Severity severity, String measure) {}

    private static final List<Answers> ANSWERS = List.of(
            new Answers("澜河街道", "尤明辉", "施永康", "吕晓东"),
            new Answers("新桥街道", "钱思远", "魏雪梅", "尤海燕"),
            new Answers("柳林街道", "郑建国", "陈佳怡", "孔立新"),
            new Answers("港城街道", "郑建国", "蒋丽华", "华春梅"));
    private static final List<Found> FOUND = List.of(
            new Found("二楼疏散通道堆放纸箱，安全出口上锁", "《消防法》第二十八条", Severity.GENERAL, "清除障碍，恢复畅通"),
            new Found("出租方未与承租单位签订安全生产管理协议", "《安全生产法》第四十九条", Severity.GENERAL, "签订协议，明确各方职责"),
            new Found("厂房内设置员工宿舍", "《安全生产法》第四十二条", Severity.MAJOR, "立即停用并搬离"));
    /** So many of the first visits are gone through, and so many hazards they find. */
    private static final int TURNS = 15;

    static final int MATTERS = 7;
    private static final int DAYS_AGO = 40;
    private static final int DAYS_LEFT = 60;

    private final Campaigns campaigns;
    private final Passes passes;
    private final Visits visits;
    private final DemoCast cast;
    private final DSLContext sql;
    private final Clock clock;

    DemoCampaign(Campaigns campaigns, Passes passes, Visits visits, DemoCast cast, DSLContext sql, Clock clock) {
        this.campaigns = campaigns;
        this.passes = passes;
        this.visits = visits;
        this.cast = cast;
        this.sql = sql;
        this.clock = clock;
    }

    void run(ZoneKey zone) {
        if (sql.fetchExists(CAMPAIGN_, CAMPAIGN_.ZONE_ID.eq(zone.value()))) {
            return;
        }
        var office = cast.viewer(zone, "ducha");
        var names = cast.of(zone);
        var id = Ids.next();
        var today = BusinessZone.today(clock);
        campaigns.write(office, id, 0, plan(names, office, today));
        campaigns.launch(office, id, 1);
        passes.plan(
                office,
                id,
                2,
                new Passes.NewPass(
                        Ids.next(),
                        "大起底",
                        null,
                        PassMethod.ALL,
                        null,
                        null,
                        today.minusDays(DAYS_AGO),
                        today.plusDays(20)));
        visitSome(office, names);
    }

    private CampaignPlan plan(DemoCast.Entered names, Viewer office, LocalDate today) {
        var own = Objects.requireNonNull(office.person());
        return new CampaignPlan(
                "厂中厂安全生产专项整治",
                "区党工委会议部署：对出租厂房开展大起底、再核查，做到底数清、问题清、整改清",
                CampaignKind.SPECIAL,
                null,
                names.unit("区安全生产委员会办公室"),
                today.minusDays(DAYS_AGO),
                today.plusDays(DAYS_LEFT),
                List.of("PLANTS_WITHIN_PLANTS"),
                List.of("LESSOR", "LESSEE"),
                List.of(),
                95,
                ANSWERS.stream()
                        .map(each -> new CampaignPlan.Duty(
                                names.unit(each.unit()),
                                names.person(each.principal()),
                                names.person(each.deputy()),
                                names.person(each.contact()),
                                null))
                        .toList(),
                List.of(
                        team("第一检查组", List.of(own, names.person("许文博")), names, "澜河街道"),
                        team("第二检查组", List.of(own, names.person("姜文博")), names, "新桥街道", "柳林街道", "港城街道")));
    }

    private static CampaignPlan.Team team(
            String name, List<PersonId> members, DemoCast.Entered names, String... units) {
        return new CampaignPlan.Team(
                Ids.next(),
                name,
                members,
                List.of(units).stream().map(names::unit).toList());
    }

    /** Two of three visits are made; of those, two of three find something. */
    private void visitSome(Viewer office, DemoCast.Entered names) {
        var planned = sql.select(VISIT.ID)
                .from(VISIT)
                .where(VISIT.ZONE_ID.eq(office.zone().value()))
                .orderBy(VISIT.UNIT_ID, VISIT.ROUTE)
                .limit(TURNS)
                .fetch(VISIT.ID);
        for (int i = 0; i < planned.size(); i++) {
            if (i % 3 != 2) {
                visits.handIn(office, planned.get(i), result(names, i));
            }
        }
    }

    private Inspection result(DemoCast.Entered names, int turn) {
        var refused = turn % 10 == 9;
        return new Inspection(
                1,
                names.person("姜文博"),
                clock.instant(),
                refused ? VisitResult.REFUSED : null,
                Map.of(),
                refused || turn % 4 == 1 ? List.of() : List.of(finding(FOUND.get(turn % FOUND.size()))),
                List.of(),
                null,
                null,
                null,
                Inspection.Signature.SIGNED,
                "厂区负责人",
                null,
                refused ? "门卫拒绝检查人员入内" : null);
    }

    private Inspection.Finding finding(Found found) {
        return new Inspection.Finding(
                Ids.next(),
                null,
                found.facts(),
                found.clause(),
                found.severity(),
                found.measure(),
                limit(found.severity()),
                false,
                List.of(),
                List.of());
    }

    private LocalDate limit(Severity severity) {
        return BusinessZone.today(clock).plusDays(severity == Severity.MAJOR ? 3 : 10);
    }
}
