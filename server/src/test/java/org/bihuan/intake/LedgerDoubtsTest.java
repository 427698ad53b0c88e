package org.bihuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a ledger says in two ways, or not at all, is told to the person and never decided silently. */
@ApiTest
class LedgerDoubtsTest {

    private static final String HEAD = """
            2026年重点问题清单,,,,,,
            序号,问题,责任单位,完成时限,是否完成,完成日期,整改进度
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

    private void read(String rows) {
        wizard.upload("清单.csv", HEAD + rows);
        wizard.takeProposals();
    }

    private List<String> codes(int row, String field) {
        return wizard.rows("")
                .at("/items/" + (row - 3) + "/cells/" + field + "/issues")
                .valueStream()
                .map(issue -> issue.at("/code").asString() + " "
                        + issue.at("/severity").asString() + " "
                        + issue.at("/params/1").asString(""))
                .toList();
    }

    @Test
    void tellsWhichUnitLeadsAndWhichSupportWhenACellNamesSeveral() {
        read("1,路灯不亮,澜河街道、新桥街道,2026-12-01,否,,0\n2,井盖缺失,新桥街道/澜河街道/督查室,2026-12-01,否,,0\n");
        assertThat(wizard.rows("").at("/items/1/cells/leadUnit/issues").toString())
                .isEqualTo("[{\"code\":\"LEDGER-UNIT-SEVERAL\",\"severity\":\"WARNING\","
                        + "\"params\":[\"新桥街道/澜河街道/督查室\",\"新桥街道\",\"澜河街道、督查室\"]}]");
        assertThat(codes(3, "leadUnit")).containsExactly("LEDGER-UNIT-SEVERAL WARNING 澜河街道");
        wizard.commit("ATOMIC");

        var matter = zone.officer
                .get("/api/matters/" + wizard.rows("").at("/items/1/matter").asString())
                .body();
        var slots = new java.util.ArrayList<String>();
        matter.at("/responsible")
                .forEach(each -> slots.add(
                        each.at("/slot").asString() + " " + each.at("/unit/id").asString("")));
        assertThat(slots)
                .as("%s", matter)
                .contains(
                        "LEAD_UNIT " + zone.xinqiao,
                        "SUPPORTING_UNIT " + zone.lanhe,
                        "SUPPORTING_UNIT " + zone.supervisionOffice);
    }

    @Test
    void warnsAtTheCellWhereARowContradictsItself() {
        read("""
                1,路灯一,澜河街道,2026-12-01,是,2099-06-01,100%
                2,路灯二,澜河街道,2026-12-01,否,2026-03-01,0%
                3,路灯三,澜河街道,2026-12-01,是,2026-03-01,60%
                4,路灯四,澜河街道,2026-12-01,否,,100%
                5,路灯五,澜河街道,2026-12-01,是,2026-03-01,100%
                """);
        assertThat(codes(3, "doneOn")).containsExactly("LEDGER-DONE-IN-FUTURE WARNING 2099-06-01");
        assertThat(codes(4, "doneOn")).containsExactly("LEDGER-DONE-ON-BUT-OPEN WARNING 2026-03-01");
        assertThat(codes(5, "percent")).containsExactly("LEDGER-DONE-BUT-PERCENT WARNING 60");

        assertThat(codes(6, "percent")).containsExactly("LEDGER-OPEN-BUT-PERCENT WARNING ");
        assertThat(codes(7, "doneOn")).isEmpty();

        wizard.correct(4, "done", "是");
        assertThat(codes(4, "doneOn")).isEmpty();
        assertThat(codes(4, "percent")).containsExactly("LEDGER-DONE-BUT-PERCENT WARNING 0");
        wizard.correct(5, "percent", "100%");
        assertThat(codes(5, "percent")).isEmpty();
    }

    @Test
    void readsADateWithItsTime() {
        read("1,路灯一,澜河街道,2026/9/3 14:00,否,,0\n2,路灯二,澜河街道,2026-09-1 14:30:05,否,,0\n"
                + "3,路灯三,澜河街道,2026年9月3日 下午 2：00,否,,0\n");
        for (var row : Map.of(3, "2026-09-03", 4, "2026-09-01", 5, "2026-09-03").entrySet()) {
            assertThat(wizard.rows("")
                            .at("/items/" + (row.getKey() - 3) + "/cells/dueOn/value")
                            .asString())
                    .isEqualTo(row.getValue());
        }
    }

    @Test
    void givesBackACsvInWhichNothingRunsAsAFormula() {
        var ledger = HEAD + "1,=1+1,澜河街道,2026-12-01,否,,0\n2,@SUM(1),新桥街道,,否,-,-5\n3,+cmd|x,,,-,,\n";
        wizard.upload("清单.csv", ledger);
        wizard.takeProposals();
        wizard.commit("BY_ROW");
        for (var path : List.of("/ledger", "/marked")) {
            var back = new String(wizard.download(path), StandardCharsets.UTF_8);
            assertThat(back).contains("1,'=1+1,", "2,'@SUM(1),", "3,'+cmd|x,", "否,-,-5", ",,-,,");
            assertThat(back.lines().flatMap(line -> List.of(line.split(",")).stream()))
                    .noneMatch(cell -> cell.matches("[=@].*|[+-].*[A-Za-z(].*"));
        }
        wizard.upload("回来.csv", wizard.download("/ledger"));
        assertThat(wizard.takeProposals().at("/outcomes/SAME").asInt()).isEqualTo(1);
    }

    @Test
    void readsALedgerThatHoldsOnlyItsHeader() {
        wizard.upload("空.csv", HEAD);
        var read = wizard.takeProposals();
        assertThat(read.at("/state").asString()).isEqualTo("CHECKED");
        assertThat(read.at("/rows").toString()).isEqualTo("{}");
        assertThat(zone.officer
                        .get("/api/intake/batches")
                        .body()
                        .at("/items/0/rows")
                        .asInt())
                .isZero();
        assertThat(zone.officer
                        .post(wizard.path("/commit"), Map.of("mode", "ATOMIC"))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("INTAKE-NOTHING-READY");
    }

    @Test
    void proposesTheMappingThatWasChosenTheLastTimeThisLayoutCameIn() {
        wizard.upload("清单.csv", HEAD + "1,路灯一,澜河街道,2026-12-01,否,,0\n");
        var mapping = new LinkedHashMap<String, String>();
        mapping.put("1", "requirement");
        mapping.put("2", "leadUnit");
        mapping.put("3", "title");
        var decided = zone.officer.put(
                wizard.path("/plan"),
                Map.of("typeCode", "PROBLEM", "sheet", 0, "headerFirst", 2, "headerLast", 2, "mapping", mapping));
        assertThat(decided.status()).as("%s", decided.body()).isEqualTo(200);
        wizard.rested();

        var again =
                wizard.upload("二月.csv", HEAD + "1,路灯二,新桥街道,2026-12-01,否,,0\n").body();
        assertThat(again.at("/survey/remembered").asBoolean()).isTrue();
        var proposed = new LinkedHashMap<String, String>();
        again.at("/survey/sheets/0/columns").forEach(column -> {
            if (!column.at("/field").isNull()) {
                proposed.put(column.at("/index").asString(), column.at("/field").asString());
            }
        });
        assertThat(proposed).isEqualTo(mapping);
        assertThat(again.at("/survey/sheets/0/columns/1/reason").asString()).isEqualTo("REMEMBERED");
    }
}
