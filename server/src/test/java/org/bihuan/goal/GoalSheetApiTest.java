package org.bihuan.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import tools.jackson.databind.JsonNode;

/** Goal sheets as offices send them, with merged heads and works, read for the form. */
@ApiTest
class GoalSheetApiTest {

    private static final List<String> HEADS = List.of("年度目标", "重点工作", "牵头单位", "清单事项", "责任单位", "责任人", "完成时限", "佐证材料");

    @Autowired
    TestZones zones;

    private TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @Test
    void readsGoalWorkItemAndPersonFromMergedRowsAndTellsErrorsAtTheirCells() throws IOException {
        var answer = upload(zone.officer, null, office());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        var read = answer.body();

        assertThat(read.at("/columns").values())
                .extracting(column -> column.at("/letters").asString() + " "
                        + column.at("/field").asString())
                .containsExactly(
                        "A goal",
                        "B work",
                        "C leadUnit",
                        "D measure",
                        "E unit",
                        "F responsibleName",
                        "G dueOn",
                        "H evidenceWanted");
        assertThat(read.at("/goals").size()).isEqualTo(1);
        assertThat(read.at("/goals/0/name").asString()).isEqualTo("提升工业能效水平");
        assertThat(items(read))
                .containsExactly(
                        "节能改造 澜河街道 | 完成能效诊断 澜河街道 吕晓东 2026-12-10 诊断报告",
                        "节能改造 澜河街道 | 兑现补助资金 新桥街道 尤海涛 2026-12-20 null",
                        "公共节能 null | 更换路灯 null 曹佳怡 null null");
        assertThat(read.at("/errors").asInt()).isEqualTo(2);
        assertThat(faults(read))
                .containsExactly("E6 LEDGER-UNIT-UNKNOWN 火星街道", "G6 LEDGER-DATE-IMPOSSIBLE 2026年13月40日");
        assertThat(zone.officer.get("/api/goals").body().at("/total").asInt())
                .as("nothing is written")
                .isZero();
    }

    @Test
    void comesBackTheSameAfterItWasTakenOut() {
        var goal = Ids.next();
        var plan = plan();
        assertThat(zone.officer
                        .put("/api/goals/" + goal, Map.of("version", 0, "plan", plan))
                        .status())
                .isEqualTo(200);
        var file = zone.officer.get("/api/goals/" + goal + "/export").response().getContentAsByteArray();

        var read = upload(zone.officer, goal, file).body();

        assertThat(read.at("/errors").asInt()).as(read.toString()).isZero();
        assertThat(read.at("/lines").values())
                .allMatch(line -> line.at("/known").asBoolean());
        var again = new HashMap<String, Object>(plan);
        again.put("works", read.at("/goals/0/works"));
        var written = zone.officer.put("/api/goals/" + goal, Map.of("version", 1, "plan", again));
        assertThat(written.status()).as(written.body().toString()).isEqualTo(200);
        assertThat(items(read))
                .containsExactly(
                        "节能改造 新桥街道 | 完成能效诊断 澜河街道 吕晓东 2026-12-10 诊断报告", "节能改造 新桥街道 | 建成在线监测 null null null null");
    }

    @Test
    void refusesWhatIsNoSuchSheet() throws IOException {
        assertThat(code(upload(zone.officer, null, "序号,姓名\n1,张三\n2,李四\n".getBytes("UTF-8"))))
                .isEqualTo("GOAL-SHEET-NO-TABLE");
        assertThat(code(upload(zone.officer, null, "<html><table></table></html>".getBytes("UTF-8"))))
                .startsWith("LEDGER-");
        assertThat(code(upload(zone.officer, null, new byte[0]))).isEqualTo("LEDGER-FILE-EMPTY");
        assertThat(upload(zone.leader, null, office()).status()).isEqualTo(403);
    }

    private static byte[] office() throws IOException {
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet("任务分解");
            sheet.createRow(0).createCell(0).setCellValue("2026年度目标任务分解表");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 7));
            var outer = sheet.createRow(1);
            outer.createCell(0).setCellValue("目标与工作");
            outer.createCell(3).setCellValue("清单与责任");
            sheet.addMergedRegion(new CellRangeAddress(1, 1, 0, 2));
            sheet.addMergedRegion(new CellRangeAddress(1, 1, 3, 7));
            var heads = sheet.createRow(2);
            for (int at = 0; at < HEADS.size(); at++) {
                heads.createCell(at).setCellValue(HEADS.get(at));
            }
            var rows = List.of(
                    List.of("提升工业能效水平", "节能改造", "澜河街道", "完成能效诊断", "澜河街道", "吕晓东", "2026年12月10日", "诊断报告"),
                    List.of("", "", "", "兑现补助资金", "新桥街道", "尤海涛", "2026-12-20", ""),
                    List.of("", "公共节能", "", "更换路灯", "火星街道", "曹佳怡", "2026年13月40日", ""));
            for (int row = 0; row < rows.size(); row++) {
                var line = sheet.createRow(3 + row);
                for (int at = 0; at < HEADS.size(); at++) {
                    line.createCell(at).setCellValue(rows.get(row).get(at));
                }
            }
            sheet.addMergedRegion(new CellRangeAddress(3, 5, 0, 0));
            sheet.addMergedRegion(new CellRangeAddress(3, 4, 1, 1));
            sheet.addMergedRegion(new CellRangeAddress(3, 4, 2, 2));
            var out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }

    private Map<String, Object> plan() {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("id", Ids.next());
        whole.put("measure", "完成能效诊断");
        whole.put("unit", zone.lanhe);
        whole.put("responsibleName", "吕晓东");
        whole.put("dueOn", "2026-12-10");
        whole.put("evidenceWanted", "诊断报告");
        return Map.of(
                "year",
                2026,
                "name",
                "提升工业能效",
                "target",
                "下降3%",
                "works",
                List.of(Map.of(
                        "id",
                        Ids.next(),
                        "name",
                        "节能改造",
                        "leadUnit",
                        zone.xinqiao,
                        "items",
                        List.of(whole, Map.of("id", Ids.next(), "measure", "建成在线监测")))));
    }

    private List<String> items(JsonNode read) {
        return read.at("/goals/0/works").values().stream()
                .flatMap(work -> work.at("/items").values().stream()
                        .map(item -> work.at("/name").asString() + " " + unit(work.at("/leadUnit")) + " | "
                                + item.at("/measure").asString() + " " + unit(item.at("/unit")) + " "
                                + item.at("/responsibleName").asString("null") + " "
                                + item.at("/dueOn").asString("null") + " "
                                + item.at("/evidenceWanted").asString("null")))
                .toList();
    }

    private String unit(JsonNode id) {
        var written = id.asString("null");
        return written.equals(zone.lanhe.toString())
                ? "澜河街道"
                : written.equals(zone.xinqiao.toString()) ? "新桥街道" : written;
    }

    private static List<String> faults(JsonNode read) {
        return read.at("/lines").values().stream()
                .flatMap(line -> line.at("/cells").values().stream())
                .flatMap(cell -> cell.at("/issues").values().stream()
                        .filter(issue -> issue.at("/error").asBoolean())
                        .map(issue -> cell.at("/at").asString() + " "
                                + issue.at("/code").asString() + " "
                                + issue.at("/params/0").asString()))
                .toList();
    }

    private static TestPerson.Answer upload(TestPerson person, @Nullable UUID goal, byte[] content) {
        return person.send(multipart("/api/goals/sheets" + (goal == null ? "" : "?goal=" + goal))
                .file(new MockMultipartFile("file", "任务分解.xlsx", "application/octet-stream", content)));
    }

    private static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString("status " + answer.status());
    }
}
