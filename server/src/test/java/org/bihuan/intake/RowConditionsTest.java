package org.bihuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows of a ledger are held against the conditions of the type, as the creation form is. */
@ApiTest
class RowConditionsTest {

    @Autowired
    TestZones zones;

    TestZone zone;
    Wizard wizard;

    @BeforeEach
    void aZoneWhoseProblemsAskForMore() {
        zone = zones.create();
        wizard = new Wizard(zone.officer);
        var draft =
                zone.officer.post("/api/type-drafts", Map.of("code", "PROBLEM")).body();
        var sketch = (ObjectNode) draft.get("sketch").deepCopy();
        var fields = (ArrayNode) sketch.at("/definition/fields");
        fields.add(zones.json("""
                {"key": "blocked", "label": "通道堵塞", "labelEn": "Blocked", "kind": "YES_NO", "required": true}"""));
        fields.add(zones.json("""
                {"key": "width", "label": "净宽", "labelEn": "Width", "kind": "NUMBER", "required": false,
                 "check": "width >= 4.0 || blocked", "message": "净宽不足 4 米应填为堵塞"}"""));
        fields.add(zones.json("""
                {"key": "obstacle", "label": "堵塞物", "labelEn": "Obstacle", "kind": "TEXT", "required": false,
                 "visibleWhen": "blocked", "requiredWhen": "blocked"}"""));
        var path = "/api/type-drafts/" + draft.at("/id").asString();
        var saved = zone.officer.put(path + "?version=" + draft.at("/version").asInt(), sketch);
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        var published = zone.officer.post(
                path + "/publish", Map.of("version", saved.body().at("/version").asInt(), "note", "试行"));
        assertThat(published.status()).as(published.body().toString()).isEqualTo(200);
    }

    @Test
    void refusesRowsThatTheCreationFormWouldRefuseAndLeavesOutWhatIsNotAsked() {
        wizard.upload("清单.csv", """
                2026年重点问题清单,,,,,,,
                序号,问题,责任单位,完成时限,是否完成,通道堵塞,净宽,堵塞物
                1,一号楼通道,澜河街道,2026-12-01,否,否,3.2,
                2,二号楼通道,澜河街道,2026-12-01,否,是,3.2,
                3,三号楼通道,澜河街道,2026-12-01,否,否,4.5,纸箱
                4,四号楼通道,澜河街道,2026-12-01,否,,,
                5,五号楼通道,澜河街道,2026-11-01,是,,,
                """);
        wizard.takeProposals();

        assertThat(codes(0, "fields.width")).containsExactly("LEDGER-ANSWER-REFUSED 净宽不足 4 米应填为堵塞");
        assertThat(codes(1, "fields.obstacle")).containsExactly("LEDGER-ANSWER-MISSING 堵塞物");
        assertThat(codes(2, "fields.obstacle")).containsExactly("LEDGER-ANSWER-NOT-ASKED 堵塞物");
        assertThat(codes(3, "fields.blocked")).containsExactly("LEDGER-ANSWER-MISSING 通道堵塞");
        assertThat(codes(4, "fields.blocked")).as("finished already").isEmpty();

        wizard.correct(3, "fields.blocked", "是");
        assertThat(codes(0, "fields.width")).isEmpty();
        assertThat(codes(0, "fields.obstacle")).containsExactly("LEDGER-ANSWER-MISSING 堵塞物");
        wizard.correct(3, "fields.obstacle", "电动车");
        wizard.commit("BY_ROW");
        var taken = zone.officer
                .get("/api/matters/" + wizard.rows("").at("/items/2/matter").asString())
                .body();
        assertThat(taken.at("/fields")).isEqualTo(zones.json("{\"blocked\": \"false\", \"width\": \"4.5\"}"));
        assertThat(wizard.rows("").at("/items/1/state").asString()).isEqualTo("FAULTY");
    }

    @Test
    void refusesWhatIsNoneOfTheOptionsUnlessTheRowIsFinished() {
        wizard.upload("清单.csv", """
                2026年重点隐患清单,,,,,,
                序号,隐患描述,责任单位,完成时限,是否完成,出租/承租
                1,一号楼通道,澜河街道,2026-12-01,否,出租
                2,二号楼通道,澜河街道,2026-12-01,否,转租
                3,三号楼通道,澜河街道,2026-11-01,是,转租
                """);
        wizard.takeProposals();

        assertThat(codes(0, "fields.tenancy")).isEmpty();
        assertThat(codes(1, "fields.tenancy")).containsExactly("LEDGER-ANSWER-REFUSED 出租/承租只能填写：出租、承租");
        assertThat(codes(2, "fields.tenancy")).as("finished already").isEmpty();

        wizard.correct(4, "fields.tenancy", "承租");
        assertThat(codes(1, "fields.tenancy")).isEmpty();
    }

    private List<String> codes(int at, String field) {
        return wizard.rows("")
                .at("/items/" + at + "/cells/" + field + "/issues")
                .valueStream()
                .map(issue -> issue.at("/code").asString() + " "
                        + issue.at("/params/1").asString(""))
                .toList();
    }
}
