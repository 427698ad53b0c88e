package org.bihuan.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.bihuan.form.FormVersions;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZones;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class JointVisitApiTest {

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
    void proposesOneJointVisitOfTwoCampaignsOnceAndSetsTheSameDay() {
        var other = Ids.next();
        story.launch(other, Ids.next());
        story.plan("大起底", "ALL", null, null);
        story.plan(other, "消防专项", "ALL", null, null);

        var clashes = story.zone.officer.get("/api/visit-clashes?days=7").body();
        assertThat(clashes.at("/total").asInt()).isEqualTo(3);
        var first = clashes.at("/items/0");
        assertThat(first.at("/thisYear").asInt()).isZero();
        var visits = first.at("/visits").values().stream()
                .map(due -> due.at("/visit").asString())
                .toList();
        assertThat(visits).hasSize(2);
        assertThat(story.zone
                        .xinqiaoLiaison
                        .get("/api/visit-clashes")
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);

        assertThat(CampaignStory.code(decide(visits, true, null))).isEqualTo("CAMPAIGN-JOINT-DAY");
        assertThat(decide(visits, true, "2026-12-01").status()).isEqualTo(204);
        assertThat(visits)
                .allSatisfy(visit -> assertThat(story.zone
                                .officer
                                .get("/api/visits/" + visit)
                                .body()
                                .at("/dueOn")
                                .asString())
                        .isEqualTo("2026-12-01"));
        assertThat(CampaignStory.code(decide(visits, false, null))).isEqualTo("CAMPAIGN-JOINT-DECIDED");
        var second = story.zone.officer.get("/api/visit-clashes").body().at("/items/0/visits").values().stream()
                .map(due -> due.at("/visit").asString())
                .toList();
        assertThat(decide(second, false, null).status()).isEqualTo(204);
        assertThat(story.zone
                        .officer
                        .get("/api/visit-clashes")
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
        assertThat(CampaignStory.code(story.zone.officer.get("/api/visit-clashes?days=91")))
                .isEqualTo("CAMPAIGN-CLASH-DAYS");
        assertThat(CampaignStory.code(decide(List.of(visits.getFirst(), second.getFirst()), false, null)))
                .isEqualTo("CAMPAIGN-JOINT-OTHER-OBJECT");
    }

    private TestPerson.Answer decide(List<String> visits, boolean accepted, @Nullable String on) {
        var decision = new LinkedHashMap<String, Object>();
        decision.put("id", Ids.next());
        decision.put("visits", visits);
        decision.put("accepted", accepted);
        decision.put("on", on);
        return story.zone.officer.post("/api/joint-visits", decision);
    }
}
