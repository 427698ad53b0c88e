package org.bihuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class IntakeApiTest {

    private static final String PLANTS = "厂中厂隐患台账.xlsx";
    private static final String COMMUNITIES = "住宅小区消防问题清单.xlsx";
    private static final String SUPERVISED = "督办事项清单-GB18030.csv";
    private static final String SMALL = """
            2026年重点问题清单,,,,
            序号,问题,责任单位,完成时限,整改进度(%)
            1,路灯不亮,澜河街道,2026-12-01,0
            2,井盖缺失,新桥街道,2026-12-02,50
            3,垃圾未清,澜河街道,2026-10-03,100
            """;

    @Autowired
    TestZones zones;

    @Autowired
    List<ZoneJob> jobs;

    TestZone zone;
    Wizard wizard;

    @BeforeEach
    void aZone() {
        zone = zones.create();
        wizard = new Wizard(zone.officer);
    }

    private void teachTheNamesOfTheFixture() {
        var willow = zone.unit("柳林街道", "SUBDISTRICT", zone.committee);
        var harbour = zone.unit("港城街道", "SUBDISTRICT", zone.committee);
        wizard.takeProposals();
        wizard.learn("柳林街道办事处", willow);
        wizard.learn("港城", harbour);
        wizard.learn("新桥办", zone.xinqiao);
        wizard.learn("澜河办事处", zone.lanhe);
        wizard.learn("澜河", zone.lanhe);
    }

    private long matters(String query) {
        return zone.officer
                .get("/api/matters?size=1&stage=ALL" + query)
                .body()
                .at("/total")
                .asLong();
    }

    @Test
    void takesTheHazardLedgerInWithItsExactCounts() throws IOException {
        wizard.upload(PLANTS, Wizard.fixture(PLANTS));
        teachTheNamesOfTheFixture();
        var checked = wizard.show();

        assertThat(checked.at("/survey/typeCode").asString()).isEqualTo("HAZARD");
        assertThat(zone.officer.get(wizard.path("/unknown-names")).body()).isEmpty();
        assertThat(checked.at("/issues").toString())
                .contains("\"code\":\"LEDGER-CELL-REQUIRED\",\"severity\":\"ERROR\",\"cells\":11,\"rows\":11");
        int faulty = checked.at("/rows/FAULTY").asInt();
        assertThat(faulty).isBetween(15, 26);

        var committed = wizard.commit("BY_ROW");

        assertThat(committed.at("/state").asString()).isEqualTo("COMMITTED");
        assertThat(committed.at("/rows/DONE").asInt()).isEqualTo(240 - faulty);
        assertThat(matters("")).isEqualTo(240 - faulty);
    }

    @Test
    void takesTheCommunityProblemsInWithTheirExactCounts() throws IOException {
        addUnits("柳林街道", "港城街道", "住房和城乡建设局");
        wizard.upload(COMMUNITIES, Wizard.fixture(COMMUNITIES));
        wizard.takeProposals();

        var committed = wizard.commit("ATOMIC");

        assertThat(committed.at("/rows/DONE").asInt()).as(committed.toString()).isEqualTo(52);
        assertThat(matters("")).isEqualTo(52);
        assertThat(matters("&state=CLOSED_OFF")).isEqualTo(12);
    }

    @Test
    void takesTheSupervisedItemsInUnderTheirOwnNumbers() throws IOException {
        addUnits("社会事业局", "自然资源和规划分局", "住房和城乡建设局", "经济发展局", "财政局", "招商局", "应急管理局", "综合行政执法局");
        wizard.upload(SUPERVISED, Wizard.fixture(SUPERVISED));
        wizard.takeProposals();

        var committed = wizard.commit("ATOMIC");

        assertThat(committed.at("/rows/DONE").asInt()).as(committed.toString()).isEqualTo(30);
        assertThat(matters("")).isEqualTo(30);
        assertThat(matters("&type=SUPERVISED_ITEM&q=" + encoded("督〔2026〕30号"))).isEqualTo(1);
    }

    private void addUnits(String... names) {
        for (var name : names) {
            zone.unit(name, "DEPARTMENT", zone.committee);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void asksForEachUnknownNameOnceAndSuggestsUnits() throws IOException {
        wizard.upload(PLANTS, Wizard.fixture(PLANTS));
        wizard.takeProposals();
        var names = zone.officer.get(wizard.path("/unknown-names")).body();

        assertThat(names.valueStream().map(each -> each.at("/name").asString()).toList())
                .containsExactlyInAnyOrder("柳林街道办事处", "柳林街道", "港城", "港城街道", "新桥办", "澜河办事处", "澜河");
        assertThat(names.toString()).contains("{\"unit\":\"" + zone.lanhe + "\",\"name\":\"澜河街道\"}");
    }

    @Test
    void refusesTheWholeLedgerWhileARowIsFaultyAndTakesItOnceAllAreRight() throws IOException {
        wizard.upload("清单.csv", SMALL.replace("新桥街道", ""));
        wizard.takeProposals();

        var refused = zone.officer.post(wizard.path("/commit"), Map.of("mode", "ATOMIC"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().at("/code").asString()).isEqualTo("INTAKE-ROWS-FAULTY");

        var corrected = wizard.correct(4, "leadUnit", "新桥街道");
        assertThat(corrected.body().at("/state").asString()).isEqualTo("READY");
        assertThat(corrected.body().at("/cells/leadUnit").toString())
                .isEqualTo("{\"address\":\"C4\",\"raw\":\"新桥街道\",\"value\":\"新桥街道\",\"corrected\":true,\"issues\":[]}");
        assertThat(wizard.commit("ATOMIC").at("/outcomes").toString()).isEqualTo("{\"TAKEN\":3}");
        assertThat(matters("&state=CLOSED_OFF")).isEqualTo(1);
    }

    @Test
    void makesNoDuplicateOfTheSameFile() {
        wizard.upload("清单.csv", SMALL);
        wizard.takeProposals();
        wizard.commit("ATOMIC");

        var again = wizard.upload("清单（再发）.csv", SMALL);
        assertThat(again.body().at("/survey/remembered").asBoolean()).isTrue();
        assertThat(wizard.takeProposals().at("/outcomes").toString()).isEqualTo("{\"SAME\":3}");
        assertThat(wizard.commit("ATOMIC").at("/outcomes").toString()).isEqualTo("{\"UNCHANGED\":3}");
        assertThat(matters("")).isEqualTo(3);
    }

    @Test
    void bringsANewerVersionInAndShowsWhatChanged() {
        wizard.upload("清单.csv", SMALL);
        wizard.takeProposals();
        wizard.commit("ATOMIC");

        wizard.upload(
                "清单2.csv", SMALL.replace("新桥街道,2026-12-02,50", "新桥街道,2026-12-20,80") + "4,绿化枯死,新桥街道,2026-12-05,0\n");
        assertThat(wizard.takeProposals().at("/outcomes").toString()).isEqualTo("{\"NEW\":1,\"CHANGED\":1,\"SAME\":2}");
        assertThat(wizard.rows("?outcome=CHANGED").at("/items/0/changes").toString())
                .isEqualTo(
                        "{\"dueOn\":{\"before\":\"2026-12-02\",\"after\":\"2026-12-20\"},\"percent\":{\"before\":\"50\",\"after\":\"80\"}}");
        assertThat(wizard.commit("ATOMIC").at("/outcomes").toString())
                .isEqualTo("{\"TAKEN\":1,\"UPDATED\":1,\"UNCHANGED\":2}");
        assertThat(matters("")).isEqualTo(4);
        assertThat(zone.officer
                        .post(wizard.path("/undo"), null)
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("INTAKE-UNDO-HAS-UPDATES");
    }

    @Test
    void bringsOtherUnitsInWithANewerVersion() {
        var ledger = """
                2026年重点问题清单,,,,,
                序号,问题,牵头单位,配合单位,完成时限,整改进度(%)
                1,路灯不亮,澜河街道,新桥街道,2026-12-01,0
                2,井盖缺失,新桥街道,,2026-12-02,50
                3,垃圾未清,澜河街道,,2026-12-03,0
                """;
        wizard.upload("清单.csv", ledger);
        wizard.takeProposals();
        wizard.commit("ATOMIC");
        wizard.upload(
                "清单2.csv",
                ledger.replace("澜河街道,新桥街道,2026-12-01", "新桥街道,澜河街道,2026-12-01")
                        .replace("井盖缺失,新桥街道,,", "井盖缺失,新桥街道,澜河街道,"));
        wizard.takeProposals();
        assertThat(wizard.commit("ATOMIC").at("/outcomes").toString()).isEqualTo("{\"UPDATED\":2,\"UNCHANGED\":1}");

        assertThat(slots("路灯不亮")).containsExactly("LEAD_UNIT 新桥街道", "SUPPORTING_UNIT 澜河街道");
        assertThat(slots("井盖缺失")).containsExactly("LEAD_UNIT 新桥街道", "SUPPORTING_UNIT 澜河街道");
        assertThat(matters("&state=ASSIGNED")).isEqualTo(3);
        assertThat(zone.lanheLiaison
                        .get("/api/matters?q=垃圾")
                        .body()
                        .at("/total")
                        .asInt())
                .isOne();
    }

    private List<String> slots(String title) {
        var id = zone.officer.get("/api/matters?stage=ALL&q=" + title).body().at("/items/0/id");
        return zone.officer.get("/api/matters/" + id.asString()).body().at("/responsible").values().stream()
                .filter(slot -> slot.at("/slot").asString().matches("LEAD_UNIT|SUPPORTING_UNIT"))
                .map(slot -> slot.at("/slot").asString() + " "
                        + slot.at("/unit/name").asString())
                .sorted()
                .toList();
    }

    @Test
    void doesNotTakeTheLadderForAPerson() {
        wizard.upload("清单.csv", SMALL.replace("2026-12-01", "2026-11-01"));
        wizard.takeProposals();
        wizard.commit("ATOMIC");
        CurrentZone.run(
                zone.key,
                () -> jobs.stream()
                        .filter(job -> job.name().equals("matter-climb-ladder"))
                        .forEach(job -> job.run(zone.key)));
        assertThat(zone.officer.get("/api/matters?rung=RED").body().at("/total").asInt())
                .isOne();

        assertThat(wizard.undo().at("/state").asString()).isEqualTo("UNDONE");
    }

    @Test
    void takesABatchBackUntilSomebodyHasActed() {
        wizard.upload("清单.csv", SMALL);
        wizard.takeProposals();
        wizard.commit("ATOMIC");
        assertThat(wizard.undo().at("/state").asString()).isEqualTo("UNDONE");
        assertThat(matters("&state=CANCELLED")).isEqualTo(3);

        wizard.upload("清单.csv", SMALL);
        assertThat(wizard.takeProposals().at("/outcomes").toString()).isEqualTo("{\"NEW\":3}");
        wizard.commit("ATOMIC");
        var matter = wizard.rows("").at("/items/0/matter").asString();
        var version = zone.lanheLiaison
                .get("/api/matters/" + matter)
                .body()
                .at("/version")
                .asInt();
        zone.lanheLiaison.post(
                "/api/matters/" + matter + "/acts",
                Map.of("commandId", Ids.next(), "version", version, "order", Map.of("act", "RECEIVE")));
        var refused = zone.officer.post(wizard.path("/undo"), null);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().at("/code").asString()).isEqualTo("MATTER-ACTED-ON");
    }

    @Test
    void givesTheLedgerBackCellByCellAsItCame() throws IOException {
        wizard.upload(PLANTS, Wizard.fixture(PLANTS));
        teachTheNamesOfTheFixture();
        wizard.commit("BY_ROW");

        assertThat(cells(wizard.download("/ledger"))).isEqualTo(cells(Wizard.fixture(PLANTS)));
    }

    @Test
    void marksTheErrorsInTheSameWorkbookWhichComesInAgainCorrected() throws IOException {
        wizard.upload(PLANTS, Wizard.fixture(PLANTS));
        teachTheNamesOfTheFixture();
        int faulty = wizard.show().at("/rows/FAULTY").asInt();
        var marked = wizard.download("/marked");
        var explained = cells(marked).entrySet().stream()
                .filter(cell ->
                        cell.getKey().matches("R\\d+") && !cell.getValue().isEmpty())
                .count();
        var again = wizard.upload("错误标注.xlsx", marked);

        assertThat(explained).isEqualTo(faulty + 1);
        assertThat(again.body().at("/survey/remembered").asBoolean()).isTrue();
        assertThat(wizard.takeProposals().at("/rows/FAULTY").asInt()).isEqualTo(faulty);
    }

    @Test
    void leavesARowOutAndTakesItBackIn() {
        wizard.upload("清单.csv", SMALL);
        wizard.takeProposals();
        var out = zone.officer.put(wizard.path("/rows/4/excluded"), Map.of("excluded", true));

        assertThat(out.body().at("/state").asString()).isEqualTo("EXCLUDED");
        assertThat(wizard.commit("ATOMIC").at("/rows").toString()).isEqualTo("{\"EXCLUDED\":1,\"DONE\":2}");
        zone.officer.put(wizard.path("/rows/4/excluded"), Map.of("excluded", false));
        assertThat(wizard.commit("ATOMIC").at("/rows").toString()).isEqualTo("{\"DONE\":3}");
    }

    @Test
    void looksAgainUnderAnotherTypeAndHeader() {
        wizard.upload("清单.csv", SMALL);
        var looked = zone.officer.put(
                wizard.path("/look"),
                Map.of("typeCode", "SUPERVISED_ITEM", "sheet", 0, "headerFirst", 2, "headerLast", 2));

        assertThat(looked.body().at("/survey/typeCode").asString()).isEqualTo("SUPERVISED_ITEM");
        assertThat(looked.body().at("/survey/sheets/0/header/confidence").asDouble())
                .isEqualTo(1.0);
    }

    @Test
    void refusesWhatIsNoLedgerAndWhoeverMayNotImport() {
        assertThat(wizard.upload("x.xls", "<html><table></table></html>")
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("LEDGER-FILE-IS-WEB-PAGE");
        assertThat(new Wizard(zone.lanheLiaison).upload("清单.csv", SMALL).status())
                .isEqualTo(403);
        wizard.upload("清单.csv", SMALL);
        var foreign = zones.create().officer;

        assertThat(foreign.get(wizard.path("")).status()).isEqualTo(404);
        assertThat(foreign.get(wizard.path("/rows")).status()).isEqualTo(404);
        assertThat(foreign.get(wizard.path("/ledger")).status()).isEqualTo(404);
        assertThat(foreign.post(wizard.path("/commit"), Map.of("mode", "ATOMIC"))
                        .status())
                .isEqualTo(404);
        assertThat(zone.officer
                        .post(wizard.path("/commit"), Map.of("mode", "ATOMIC"))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("INTAKE-NOT-CHECKED");
        assertThat(zone.leader.get("/api/intake/batches").status()).isEqualTo(403);
    }

    private static Map<String, String> cells(byte[] workbook) throws IOException {
        var formatter = new DataFormatter();
        var cells = new HashMap<String, String>();
        try (var book = WorkbookFactory.create(new ByteArrayInputStream(workbook))) {
            book.getSheetAt(0)
                    .forEach(row -> row.forEach(
                            cell -> cells.put(cell.getAddress().formatAsString(), formatter.formatCellValue(cell))));
        }
        return cells;
    }
}
