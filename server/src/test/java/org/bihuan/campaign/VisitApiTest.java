package org.bihuan.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.bihuan.form.FormVersions;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class VisitApiTest {

    @Autowired
    TestZones zones;

    @Autowired
    FormVersions forms;

    private CampaignStory story;

    @BeforeEach
    void aCampaignOverThreeLessors() {
        story = new CampaignStory(zones, forms);
    }

    @Test
    void aFailedCheckItemBecomesAMatterWithUnitLimitAndClause() {
        story.plan("大起底", "ALL", null, null);
        var visit = story.visitOf("东澜标准厂房一号");

        var done = story.handIn(
                story.zone.inspector,
                visit,
                story.result(Map.of("exit", "FAIL", "exit.note", "二楼出口上锁", "alarm", "PASS")));

        assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
        assertThat(done.body().at("/result").asString()).isEqualTo("HAZARDS");
        assertThat(done.body().at("/score").asDouble()).isEqualTo(50.0);
        assertThat(done.body().at("/firstInspector/name").asString()).isEqualTo("许文博");
        assertThat(done.body().at("/secondInspector/name").asString()).isEqualTo("柏青");
        var hazard = story.zone
                .officer
                .get("/api/hazards?story.campaign=" + story.campaign)
                .body()
                .at("/items/0");
        assertThat(hazard.at("/facts").asString()).isEqualTo("疏散通道、安全出口畅通：二楼出口上锁");
        assertThat(hazard.at("/clause").asString()).isEqualTo("消防法第二十八条");
        assertThat(hazard.at("/state").asString()).isEqualTo("OPENED");
        assertThat(hazard.at("/dueOn").asString()).isEqualTo("2026-11-27");
        var matter = story.zone
                .officer
                .get("/api/matters/" + hazard.at("/matter").asString())
                .body();
        assertThat(matter.toString()).contains("东澜标准厂房一号：疏散通道、安全出口畅通：二楼出口上锁", "厂中厂安全整治 · 大起底", "整改措施：清除障碍");
        assertThat(story.figures().at("/all").toString())
                .isEqualTo(
                        "{\"inScope\":3,\"visited\":1,\"hazards\":1,\"registered\":1,\"closed\":0,\"open\":1,\"overdue\":0}");
        assertThat(story.zone
                        .officer
                        .get("/api/campaigns/" + story.campaign + "/objects?visited=false")
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(2);
        assertThat(CampaignStory.code(story.handIn(story.zone.inspector, visit, story.result(Map.of()))))
                .isEqualTo("CAMPAIGN-VISIT-STALE");
        assertThat(story.zone
                        .xinqiaoLiaison
                        .get("/api/visits/" + visit.at("/id").asString())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusesOneInspectorTheSameOneTwiceAndAnotherTeam() {
        story.plan("大起底", "ALL", null, null);
        var visit = story.visitOf("新桥仓储");
        var passed = Map.of("exit", "PASS", "alarm", "PASS");

        assertThat(CampaignStory.code(story.handIn(
                        story.zone.inspector, visit, CampaignStory.with(story.result(passed), "second", null))))
                .isEqualTo("CAMPAIGN-ONE-INSPECTOR");
        assertThat(CampaignStory.code(story.handIn(
                        story.zone.inspector,
                        visit,
                        CampaignStory.with(
                                story.result(passed),
                                "second",
                                story.zone.inspector.person().value()))))
                .isEqualTo("CAMPAIGN-SAME-INSPECTOR");
        assertThat(CampaignStory.code(story.handIn(
                        story.partner,
                        visit,
                        CampaignStory.with(
                                story.result(passed),
                                "second",
                                story.zone.inspector.person().value()))))
                .isEqualTo("CAMPAIGN-VISIT-OF-ANOTHER-TEAM");
        assertThat(CampaignStory.code(story.handIn(
                        story.zone.inspector, visit, CampaignStory.with(story.result(passed), "signature", "REFUSED"))))
                .isEqualTo("CAMPAIGN-NO-REFUSAL-NOTE");
        assertThat(CampaignStory.code(story.handIn(story.zone.inspector, visit, story.result(Map.of("exit", "FAIL")))))
                .as("an item without an answer")
                .startsWith("FORM-");
        assertThat(CampaignStory.code(story.handIn(
                        story.zone.inspector,
                        visit,
                        CampaignStory.with(story.result(passed), "visitedAt", "2026-11-21T09:30:00Z"))))
                .isEqualTo("CAMPAIGN-VISIT-AHEAD");
        assertThat(story.handIn(story.zone.xinqiaoLiaison, visit, story.result(passed))
                        .status())
                .isEqualTo(403);
        assertThat(story.handIn(story.zone.inspector, visit, story.result(passed))
                        .body()
                        .at("/result")
                        .asString())
                .isEqualTo("PASSED");
    }

    @Test
    void aRefusedVisitIsDoneAndLeavesTheObjectUnvisited() {
        story.plan("大起底", "ALL", null, null);
        var visit = story.visitOf("新桥仓储");
        assertThat(CampaignStory.code(story.handIn(
                        story.zone.inspector, visit, CampaignStory.with(story.result(Map.of()), "result", "REFUSED"))))
                .isEqualTo("CAMPAIGN-NO-REMARK");

        var refused = story.handIn(
                story.zone.inspector,
                visit,
                CampaignStory.with(
                        CampaignStory.with(story.result(Map.of()), "result", "REFUSED"), "remark", "门卫拒绝检查人员入内"));

        assertThat(refused.body().at("/state").asString()).isEqualTo("DONE");
        assertThat(story.figures().at("/all/visited").asInt()).isZero();
    }
}
