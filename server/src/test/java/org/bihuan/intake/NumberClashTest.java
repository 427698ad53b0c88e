package org.bihuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Numbers that others bear, two at once with one ledger, and rows that are refused among rows that are not. */
@ApiTest
class NumberClashTest {

    private static final String PAPER = """
            2026年督查督办事项,,,
            督办编号,督办事项,牵头单位,完成时限
            督〔2026〕7号,旧厂房拆除,澜河街道,2026-12-01
            """;
    private static final String LEDGER = """
            2026年督办事项清单,,,,
            编号,督办事项,责任单位,办结时限,备注
            督〔2026〕6号,河道清淤,澜河街道,2026-12-01,
            督〔2026〕7号,路灯补装,新桥街道,2026-12-02,
            督〔2026〕8号,绿化补植,澜河街道,2026-12-03,
            督〔2026〕8号,井盖更换,澜河街道,2026-12-04,
            ,公厕改造,新桥街道,2026-12-05,
            """;

    @Autowired
    TestZones zones;

    TestZone zone;
    Wizard wizard;

    @BeforeEach
    void aNumberIsInUse() {
        zone = zones.create();
        wizard = new Wizard(zone.officer);
        wizard.upload("纸质.csv", PAPER);
        wizard.takeProposals();
        assertThat(wizard.commit("ATOMIC").at("/rows").toString()).isEqualTo("{\"DONE\":1}");
    }

    private JsonNode readTheLedger() {
        wizard.upload("清单.csv", LEDGER);
        return wizard.takeProposals();
    }

    private List<String> numbers() {
        return zone.officer
                .get("/api/matters?size=50&stage=ALL")
                .body()
                .at("/items")
                .valueStream()
                .map(each ->
                        each.at("/number").asString() + " " + each.at("/title").asString())
                .sorted()
                .toList();
    }

    private String issues(int row) {
        return wizard.rows("")
                .at("/items/" + (row - 3) + "/cells/number/issues")
                .toString();
    }

    @Test
    void reportsNumbersInUseAndTwiceInTheFileAtTheirCellsNamingWhoHasThem() {
        assertThat(readTheLedger().at("/rows").toString()).isEqualTo("{\"READY\":3,\"FAULTY\":2}");
        assertThat(issues(3)).isEqualTo("[]");
        assertThat(issues(4))
                .isEqualTo(
                        "[{\"code\":\"LEDGER-NUMBER-IN-USE\",\"severity\":\"ERROR\",\"params\":[\"督〔2026〕7号\",\"督〔2026〕7号\",\"旧厂房拆除\"]}]");
        assertThat(issues(6))
                .isEqualTo(
                        "[{\"code\":\"LEDGER-NUMBER-TWICE\",\"severity\":\"ERROR\",\"params\":[\"督〔2026〕8号\",\"督〔2026〕8号\",\"5\"]}]");
        assertThat(new String(wizard.download("/marked"), StandardCharsets.UTF_8))
                .contains("编号“督〔2026〕7号”已被事项“旧厂房拆除”使用")
                .contains("编号“督〔2026〕8号”与第 5 行重复");
    }

    @Test
    void takesAllOtherRowsInRowByRow() {
        readTheLedger();
        assertThat(wizard.commit("BY_ROW").at("/rows").toString()).isEqualTo("{\"FAULTY\":2,\"DONE\":3}");
        assertThat(numbers()).containsExactly("督〔2026〕6号 河道清淤", "督〔2026〕7号 旧厂房拆除", "督〔2026〕8号 绿化补植", "督〔2026〕9号 公厕改造");
    }

    @Test
    void givesClashingRowsNewNumbersAndKeepsTheGivenOneInTheSource() {
        readTheLedger();
        var all = zone.officer.post(wizard.path("/new-numbers"), Map.of());
        assertThat(all.status()).as("%s", all.body()).isEqualTo(200);
        assertThat(all.body().at("/rows").toString()).isEqualTo("{\"READY\":5}");
        assertThat(wizard.commit("ATOMIC").at("/rows").toString()).isEqualTo("{\"DONE\":5}");

        assertThat(numbers()).hasSize(6).contains("督〔2026〕9号 路灯补装", "督〔2026〕10号 井盖更换", "督〔2026〕11号 公厕改造");
        var matter = wizard.rows("").at("/items/1/matter").asString();
        assertThat(zone.officer.get("/api/matters/" + matter).body().toString()).contains("（原编号：督〔2026〕7号）");
        assertThat(zone.officer
                        .post(wizard.path("/new-numbers"), Map.of())
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("INTAKE-NO-NUMBER-CLASHES");
        assertThat(readTheLedger().at("/outcomes").toString()).isEqualTo("{\"SAME\":5}");
    }

    @Test
    void letsANumberBeCorrectedAndLooksAtTheOthersAgain() {
        readTheLedger();
        assertThat(wizard.correct(5, "number", "督〔2026〕7号").body().at("/state").asString())
                .isEqualTo("FAULTY");
        assertThat(issues(5)).contains("LEDGER-NUMBER-TWICE").contains("\"4\"");
        assertThat(issues(6)).isEqualTo("[]");
        wizard.correct(4, "number", "督〔2026〕70号");
        assertThat(issues(4)).isEqualTo("[]");
        assertThat(issues(5)).contains("LEDGER-NUMBER-IN-USE");
        zone.officer.post(wizard.path("/new-numbers"), Map.of("row", 5));
        assertThat(wizard.show().at("/rows").toString()).isEqualTo("{\"READY\":5}");
    }

    @Test
    void looksAtTheNextRowAgainWhenTheFirstOfANumberIsLeftOut() {
        readTheLedger();
        zone.officer.put(wizard.path("/rows/5/excluded"), Map.of("excluded", true));
        assertThat(issues(6)).isEqualTo("[]");
        zone.officer.put(wizard.path("/rows/5/excluded"), Map.of("excluded", false));
        assertThat(issues(6)).contains("LEDGER-NUMBER-TWICE");
    }

    @Test
    void findsANumberThatWasTakenAfterThePreviewAndMarksItThen() {
        wizard.upload("清单.csv", LEDGER.replace("7号", "70号").replace("8号,井盖", "80号,井盖"));
        assertThat(wizard.takeProposals().at("/rows").toString()).isEqualTo("{\"READY\":5}");
        var other = new Wizard(zone.officer);
        other.upload("纸质.csv", PAPER.replace("7号,旧厂房", "8号,旧桥"));
        other.takeProposals();
        other.commit("ATOMIC");

        var refused = wizard.commit("ATOMIC");
        assertThat(refused.at("/problem/code").asString()).isEqualTo("INTAKE-NUMBERS-CLASH");
        assertThat(refused.at("/rows").toString()).isEqualTo("{\"READY\":4,\"FAULTY\":1}");
        assertThat(issues(5)).contains("LEDGER-NUMBER-IN-USE").contains("旧桥拆除");
        assertThat(wizard.commit("BY_ROW").at("/rows").toString()).isEqualTo("{\"FAULTY\":1,\"DONE\":4}");
    }

    @Test
    void marksTheRowWhoseNumberIsTakenWhileItComesInAndTakesTheRestOfItsChunkIn() throws SQLException {
        wizard.upload(
                "清单.csv",
                LEDGER.replace("督〔2026〕6号", "区办7").replace("7号", "70号").replace("8号,井盖", "80号,井盖"));
        assertThat(wizard.takeProposals().at("/rows").toString()).isEqualTo("{\"READY\":5}");
        var other = new Wizard(zone.officer);
        other.upload("纸质.csv", PAPER.replace("督〔2026〕7号,旧厂房", "区办7,旧桥"));
        other.takeProposals();

        try (var gate = Gate.at(
                "select 1 from intake.ledger_row where batch_id = ? for update",
                UUID.fromString(other.show().at("/id").asString()))) {
            zone.officer.post(other.path("/commit"), Map.of("mode", "ATOMIC"));
            other.once(shown -> gate.waiting() == 1);
            zone.officer.post(wizard.path("/commit"), Map.of("mode", "BY_ROW"));
            wizard.once(shown -> gate.waiting() == 2);
        }
        assertThat(other.rested().at("/rows").toString()).isEqualTo("{\"DONE\":1}");
        var committed = wizard.rested();

        assertThat(committed.at("/rows").toString()).as("%s", committed).isEqualTo("{\"FAULTY\":1,\"DONE\":4}");
        assertThat(committed.at("/problem").isNull()).isTrue();
        assertThat(issues(3)).contains("LEDGER-NUMBER-IN-USE").contains("旧桥拆除");
    }

    @Test
    void takesEachRowInOnceWhenTwoPeopleCommitTheSameNewLedgerAtTheSameTime() throws Exception {
        var other = new Wizard(zone.person(
                org.bihuan.access.BuiltinRole.SUPERVISION_OFFICER,
                org.bihuan.access.Scope.ALL,
                "方敏",
                zone.supervisionOffice));
        for (var mode : List.of("ATOMIC", "BY_ROW")) {
            var ledger = IntakeInterruptedTest.ledger(700).replace("路灯", "路灯" + mode);
            for (var each : List.of(wizard, other)) {
                each.upload("清单.csv", ledger);
                each.takeProposals();
            }
            try (var hands = Executors.newFixedThreadPool(2)) {
                var first = hands.submit(() -> wizard.commit(mode));
                var second = hands.submit(() -> other.commit(mode));
                var taken = first.get().at("/outcomes/TAKEN").asInt(0)
                        + second.get().at("/outcomes/TAKEN").asInt(0);
                var unchanged = first.get().at("/outcomes/UNCHANGED").asInt(0)
                        + second.get().at("/outcomes/UNCHANGED").asInt(0);
                assertThat(taken).as("%s %s", first.get(), second.get()).isEqualTo(700);
                assertThat(unchanged).isEqualTo(700);
            }
            var query = URLEncoder.encode("路灯" + mode, StandardCharsets.UTF_8);
            assertThat(zone.officer
                            .get("/api/matters?size=1&stage=ALL&q=" + query)
                            .body()
                            .at("/total")
                            .asInt())
                    .isEqualTo(700);
        }
    }

    @Test
    void takesTheSupervisedItemsOfTheFixtureInBesideAClash() throws IOException {
        for (var name : List.of("社会事业局", "自然资源和规划分局", "住房和城乡建设局", "经济发展局", "财政局", "招商局", "应急管理局", "综合行政执法局")) {
            zone.unit(name, "DEPARTMENT", zone.committee);
        }
        wizard.upload("督办.csv", Wizard.fixture("督办事项清单-GB18030.csv"));
        assertThat(wizard.takeProposals().at("/rows").toString()).isEqualTo("{\"READY\":29,\"FAULTY\":1}");
        zone.officer.post(wizard.path("/new-numbers"), Map.of());
        assertThat(wizard.commit("ATOMIC").at("/rows").toString()).isEqualTo("{\"DONE\":30}");
    }
}
