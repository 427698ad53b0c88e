package org.bihuan.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.campaign.Tables.PASS;
import static org.bihuan.schema.campaign.Tables.VISIT;

import java.util.Map;
import java.util.UUID;
import org.bihuan.form.FormVersions;
import org.bihuan.shared.CurrentZone;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class PassApiTest {

    @Autowired
    TestZones zones;

    @Autowired
    FormVersions forms;

    @Autowired
    DSLContext sql;

    @Autowired
    VisitPlanning planning;

    private CampaignStory story;

    @BeforeEach
    void aCampaignOverThreeLessors() {
        story = new CampaignStory(zones, forms);
    }

    @Test
    void takesTheObjectsOfItsTypesInTheTerritoryOfItsUnitsIntoScope() {
        var objects = story.zone
                .officer
                .get("/api/campaigns/" + story.campaign + "/objects")
                .body();

        assertThat(objects.at("/items").values())
                .extracting(row -> row.at("/name").asString() + " "
                        + row.at("/unit").asString() + " " + row.at("/sector").asString() + " "
                        + row.at("/colour").asString())
                .containsExactlyInAnyOrder(
                        "东澜标准厂房一号 澜河街道 PLANTS_WITHIN_PLANTS BLUE",
                        "东澜标准厂房二号 澜河街道 PLANTS_WITHIN_PLANTS BLUE",
                        "新桥仓储 新桥街道 PLANTS_WITHIN_PLANTS BLUE");
        assertThat(story.zone
                        .xinqiaoLiaison
                        .get("/api/campaigns/" + story.campaign + "/objects")
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
        story.subject("新桥二号厂房", story.zone.xinqiao);
        story.zone.officer.post("/api/campaigns/" + story.campaign + "/scope", Map.of("version", 2));
        assertThat(story.figures().at("/all/inScope").asInt()).isEqualTo(4);
        assertThat(story.zone
                        .inspector
                        .post("/api/campaigns/" + story.campaign + "/scope", Map.of("version", 2))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void plansOneVisitForEachObjectAndAsksTheTeam() {
        var pass = story.plan("大起底", "ALL", null, null);

        assertThat(pass.status()).as(pass.body().toString()).isEqualTo(200);
        assertThat(pass.body().at("/0/wanted").asInt()).isEqualTo(3);
        assertThat(pass.body().at("/0/planned").asInt()).isEqualTo(3);
        var mine = story.zone.inspector.get("/api/visits?mine=true").body();
        assertThat(mine.at("/items").values())
                .extracting(row -> row.at("/subjectName").asString() + " "
                        + row.at("/team").asString() + " " + row.at("/state").asString() + " "
                        + row.at("/dueOn").asString())
                .containsExactlyInAnyOrder(
                        "东澜标准厂房一号 第一检查组 PLANNED 2026-12-20",
                        "东澜标准厂房二号 第一检查组 PLANNED 2026-12-20",
                        "新桥仓储 第一检查组 PLANNED 2026-12-20");
        assertThat(story.zone
                        .lanheLiaison
                        .get("/api/visits")
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(2);
        assertThat(zones.create().officer.get("/api/visits").body().at("/total").asInt())
                .isZero();
        assertThat(CampaignStory.code(story.plan("x", "SAMPLE", null, null))).isEqualTo("CAMPAIGN-PASS-PERCENT");
    }

    @Test
    void finishesAPlanThatWasInterrupted() {
        story.plan("大起底", "ALL", null, null);
        story.zone.inZone(() -> {
            sql.deleteFrom(VISIT)
                    .where(VISIT.ZONE_ID.eq(story.zone.key.value()), VISIT.UNIT_ID.eq(story.zone.xinqiao.value()))
                    .execute();
            return sql.update(PASS)
                    .set(PASS.PLANNED, 2)
                    .where(PASS.ZONE_ID.eq(story.zone.key.value()))
                    .execute();
        });

        CurrentZone.run(story.zone.key, () -> planning.run(story.zone.key));
        CurrentZone.run(story.zone.key, () -> planning.run(story.zone.key));

        assertThat(story.zone.officer.get("/api/visits").body().at("/total").asInt())
                .isEqualTo(3);
        assertThat(story.zone
                        .officer
                        .get("/api/campaigns/" + story.campaign + "/passes")
                        .body()
                        .at("/0/planned")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void drawsASampleThatAnybodyCanRepeat() {
        var pass = story.plan("抽查", "SAMPLE", 50, null).body().at("/0/id").asString();

        assertThat(story.zone.officer.get("/api/visits").body().at("/total").asInt())
                .isEqualTo(2);
        assertThat(story.zone
                        .leader
                        .get("/api/campaigns/" + story.campaign + "/passes/" + pass + "/repeat")
                        .body()
                        .toString())
                .isEqualTo("{\"listUnchanged\":true,\"sameObjects\":true,\"drawn\":2}");
    }

    @Test
    void theSecondPassTellsWhatIsNewGoneChangedAndReappeared() {
        var first = story.plan("大起底", "ALL", null, null).body().at("/0/id").asString();
        story.handIn(
                story.zone.inspector, story.visitOf("东澜标准厂房一号"), story.result(Map.of("exit", "FAIL", "alarm", "PASS")));
        story.handIn(
                story.zone.inspector, story.visitOf("新桥仓储"), story.result(Map.of("exit", "PASS", "alarm", "PASS")));
        story.subject("新桥二号厂房", story.zone.xinqiao);
        var second = story.plan("再核查", "ALL", null, UUID.fromString(first))
                .body()
                .at("/0/id")
                .asString();
        story.handIn(
                story.zone.inspector,
                story.visitOf("东澜标准厂房一号", second),
                story.result(Map.of("exit", "FAIL", "alarm", "PASS")));
        story.handIn(
                story.zone.inspector,
                story.visitOf("新桥仓储", second),
                story.result(Map.of("exit", "PASS", "alarm", "FAIL")));

        var path = "/api/campaigns/" + story.campaign + "/passes/" + second + "/differences";
        assertThat(story.zone.officer.get(path).body().at("/counts").toString())
                .isEqualTo("{\"NEW\":1,\"GONE\":0,\"CHANGED\":1,\"REAPPEARED\":1}");
        assertThat(story.zone
                        .officer
                        .get(path + "/rows?kind=REAPPEARED")
                        .body()
                        .at("/items/0/name")
                        .asString())
                .isEqualTo("东澜标准厂房一号");
        assertThat(story.zone
                        .officer
                        .get(path + "/rows?kind=NEW")
                        .body()
                        .at("/items/0/name")
                        .asString())
                .isEqualTo("新桥二号厂房");
    }
}
