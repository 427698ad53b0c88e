package org.bihuan.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.campaign.Tables.HAZARD;
import static org.bihuan.schema.campaign.Tables.SCOPE_OBJECT;
import static org.bihuan.schema.campaign.Tables.VISIT;
import static org.bihuan.schema.matter.Tables.MATTER_;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.form.FormVersions;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ThreeClearTest {

    @Autowired
    TestZones zones;

    @Autowired
    FormVersions forms;

    @Autowired
    DSLContext sql;

    private CampaignStory story;

    @BeforeEach
    void aCampaignOverThreeLessors() {
        story = new CampaignStory(zones, forms);
    }

    @Test
    void theFiguresAreWhatARecountFromTheRowsGives() {
        story.plan("大起底", "ALL", null, null);
        story.handIn(
                story.zone.inspector, story.visitOf("东澜标准厂房一号"), story.result(Map.of("exit", "FAIL", "alarm", "FAIL")));
        story.handIn(
                story.zone.inspector, story.visitOf("新桥仓储"), story.result(Map.of("exit", "FAIL", "alarm", "PASS")));

        var all = story.figures().at("/all");
        story.zone.inZone(() -> {
            var key = story.zone.key.value();
            var hazards = sql.selectFrom(HAZARD).where(HAZARD.ZONE_ID.eq(key)).fetch();
            var states = new HashMap<UUID, String>();
            sql.selectFrom(MATTER_)
                    .where(MATTER_.ZONE_ID.eq(key))
                    .forEach(row -> states.put(row.getId(), row.getState()));
            var scope = sql.selectFrom(SCOPE_OBJECT)
                    .where(SCOPE_OBJECT.ZONE_ID.eq(key))
                    .fetchSet(SCOPE_OBJECT.SUBJECT_ID);
            var visited = sql.selectFrom(VISIT).where(VISIT.ZONE_ID.eq(key)).fetch().stream()
                    .filter(row -> row.getState().equals("DONE") && !"REFUSED".equals(row.getResult()))
                    .map(row -> row.getSubjectId())
                    .distinct()
                    .filter(scope::contains)
                    .count();
            assertThat(all.at("/inScope").asInt()).isEqualTo(scope.size());
            assertThat(all.at("/visited").asLong()).isEqualTo(visited).isEqualTo(2);
            assertThat(all.at("/hazards").asInt()).isEqualTo(hazards.size()).isEqualTo(3);
            assertThat(all.at("/open").asLong())
                    .isEqualTo(hazards.stream()
                            .filter(row -> "OPENED".equals(states.get(row.getMatterId())))
                            .count());
            return null;
        });
        assertThat(story.figures().at("/units").values())
                .extracting(line -> line.at("/unit/name").asString() + " "
                        + line.at("/counts/hazards").asInt())
                .containsExactly("澜河街道 2", "新桥街道 1");
    }
}
