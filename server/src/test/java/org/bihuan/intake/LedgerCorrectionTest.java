package org.bihuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What was corrected on the screen stands corrected in the ledger that goes back out, and nothing else has changed. */
@ApiTest
class LedgerCorrectionTest {

    private static final String PLANTS = "厂中厂隐患台账.xlsx";
    private static final String SMALL = """
            2026年重点问题清单,,,,
            序号,问题,责任单位,完成时限,整改进度(%)
            1,路灯不亮,澜河街道,2026-12-01,0
            2,井盖缺失,,2026-13-02,50
            3,垃圾未清,澜河街道,2026-10-03,100
            """;

    @Autowired
    TestZones zones;

    TestZone zone;
    Wizard wizard;

    @BeforeEach
    void aZone() {
        zone = zones.create();
        wizard = new Wizard(zone.officer);
    }

    private void uploadThePlants() throws IOException {
        zone.unit("柳林街道", "SUBDISTRICT", zone.committee);
        zone.unit("港城街道", "SUBDISTRICT", zone.committee);
        wizard.upload(PLANTS, Wizard.fixture(PLANTS));
        wizard.takeProposals();
    }

    /** Corrects every faulty cell of the first hundred faulty rows; tells what was typed at which address. */
    private Map<String, String> correctAllFaultyCells() {
        var typed = new HashMap<String, String>();
        for (var row : wizard.rows("?state=FAULTY&size=100").at("/items")) {
            row.at("/cells")
                    .propertyStream()
                    .filter(cell -> faulty(cell.getValue()))
                    .forEach(cell -> {
                        var text = right(cell.getKey());
                        var answer = wizard.correct(row.at("/rowNumber").asInt(), cell.getKey(), text);
                        assertThat(faulty(answer.body().at("/cells/" + cell.getKey())))
                                .as("%s", answer.body())
                                .isFalse();
                        typed.put(cell.getValue().at("/address").asString(), text);
                    });
        }
        return typed;
    }

    private static boolean faulty(JsonNode cell) {
        return cell.at("/issues")
                .valueStream()
                .anyMatch(issue -> issue.at("/severity").asString().equals("ERROR"));
    }

    private static String right(String field) {
        return switch (field) {
            case "dueOn", "fields.foundOn", "doneOn" -> "2026-12-31";
            case "subjectCode" -> "91350100M000100Y43";
            case "responsiblePhone" -> "13957934447";
            case "percent" -> "60%";
            case "leadUnit", "territorialUnit", "regulatoryUnit" -> "澜河街道";
            default -> "=补写\"的<内容>&";
        };
    }

    @Test
    void writesEveryCorrectionIntoItsCellOfTheWorkbookAndLeavesTheRestAlone() throws IOException {
        uploadThePlants();
        var typed = correctAllFaultyCells();
        var stillFaulty = wizard.show().at("/rows/FAULTY").asInt();
        wizard.commit("BY_ROW");

        var expected = cells(Wizard.fixture(PLANTS));
        expected.putAll(typed);
        assertThat(typed).hasSizeGreaterThan(60);
        assertThat(cells(wizard.download("/ledger"))).isEqualTo(expected);
        assertThat(stillFaulty).isPositive();
    }

    @Test
    void recognisesTheCorrectedLedgerAndTheOriginalWhenTheyComeInAgain() throws IOException {
        uploadThePlants();
        while (!correctAllFaultyCells().isEmpty()) {
            assertThat(wizard.show().at("/rows/FAULTY").asInt()).isLessThan(240);
        }
        assertThat(wizard.commit("ATOMIC").at("/outcomes").toString()).isEqualTo("{\"TAKEN\":240}");
        var corrected = wizard.download("/ledger");

        wizard.upload("回来的台账.xlsx", corrected);
        assertThat(wizard.takeProposals().at("/outcomes").toString()).isEqualTo("{\"SAME\":240}");
        wizard.upload(PLANTS, Wizard.fixture(PLANTS));
        assertThat(wizard.takeProposals().at("/outcomes/NEW").asInt()).isZero();
    }

    @Test
    void writesCorrectionsOfRowsThatHaveNotComeInTooAndNeutralisesFormulas() throws IOException {
        wizard.upload("清单.csv", SMALL.getBytes(Charset.forName("GB18030")));
        wizard.takeProposals();
        wizard.correct(3, "title", "=1+1");
        wizard.correct(4, "dueOn", "12月20日");
        wizard.correct(5, "percent", "80");
        wizard.commit("BY_ROW");

        assertThat(new String(wizard.download("/ledger"), Charset.forName("GB18030")))
                .isEqualTo("""
                2026年重点问题清单,,,,
                序号,问题,责任单位,完成时限,整改进度(%)
                1,'=1+1,澜河街道,2026-12-01,0
                2,井盖缺失,,2026-12-20,50
                3,垃圾未清,澜河街道,2026-10-03,80
                """);
    }

    @Test
    void keepsCorrectionsInTheFileWithTheErrorsMarked() {
        wizard.upload("清单.csv", SMALL);
        wizard.takeProposals();
        wizard.correct(4, "dueOn", "2026-12-20");

        assertThat(new String(wizard.download("/marked"), StandardCharsets.UTF_8))
                .contains("2,井盖缺失,,2026-12-20,50,")
                .doesNotContain("2026-13-02");
    }

    @Test
    void findsTheNextFaultyRowAndItsPage() {
        wizard.upload("清单.csv", IntakeInterruptedTest.ledger(120).replace("路灯77不亮,澜河街道", "路灯77不亮,"));
        wizard.takeProposals();

        assertThat(zone.officer
                        .get(wizard.path("/rows/next-faulty?after=0&size=50"))
                        .body()
                        .toString())
                .isEqualTo("{\"rowNumber\":79,\"page\":2}");
        assertThat(zone.officer
                        .get(wizard.path("/rows/next-faulty?after=0&size=50&state=FAULTY"))
                        .body()
                        .toString())
                .isEqualTo("{\"rowNumber\":79,\"page\":1}");
        assertThat(zone.officer
                        .get(wizard.path("/rows/next-faulty?after=79"))
                        .body()
                        .toString())
                .isEqualTo("{\"rowNumber\":null,\"page\":null}");
        assertThat(zones.create().officer.get(wizard.path("/rows/next-faulty")).status())
                .isEqualTo(404);
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
