package org.bihuan.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checklists as offices keep them, read into forms and written out again. */
@ApiTest
class ChecklistSheetApiTest {

    @Autowired
    TestZones zones;

    private TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @Test
    void readsSectionsItemsAndWhatFollowsFromThemAndTellsErrorsAtTheirCells() throws IOException {
        var read = read(office());

        assertThat(read.at("/columns").values())
                .extracting(column -> column.at("/letters").asString() + " "
                        + column.at("/field").asString())
                .containsExactly(
                        "A serial",
                        "B section",
                        "C item",
                        "D clause",
                        "E criterion",
                        "F severity",
                        "G measure",
                        "H limit",
                        "I points");
        assertThat(read.at("/items").asInt()).isEqualTo(3);
        var sketch = read.at("/sketch");
        assertThat(sketch.at("/name").asString()).isEqualTo("消防检查表");
        assertThat(sketch.at("/sections").values())
                .extracting(section -> section.at("/title").asString() + " "
                        + section.at("/questions").size())
                .containsExactly("疏散 2", "用电 1");
        var second = sketch.at("/sections/0/questions/1");
        assertThat(second.at("/field/label").asString()).isEqualTo("安全出口未锁闭");
        assertThat(second.at("/check/severity").asString()).isEqualTo("MAJOR");
        assertThat(second.at("/check/criterion").asString()).isEqualTo("营业期间锁闭");
        assertThat(second.at("/check/limitDays").asInt()).isZero();
        assertThat(second.at("/check/points").decimalValue()).isEqualByComparingTo("7.5");
        assertThat(issues(read)).containsExactly("F6 LEDGER-LEVEL-UNREADABLE", "H6 LEDGER-NUMBER-UNREADABLE");
    }

    @Test
    void makesACampaignsChecklistFromASpreadsheetAloneAndWritesTheSameOneOut() throws IOException {
        var sketch = (ObjectNode) read(office()).at("/sketch").deepCopy();
        sketch.put("code", "FIRE");
        var draft = zone.officer.post("/api/form-drafts/of-sketch", sketch);
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(201);
        assertThat(draft.body().at("/faults")).isEmpty();
        var published = zone.officer.post(
                "/api/form-drafts/" + draft.body().at("/id").asString() + "/publish", Map.of("version", 1));
        assertThat(published.status()).isEqualTo(200);

        var file = zone.officer.get(
                "/api/form-versions/" + published.body().at("/id").asString() + "/checklist");

        assertThat(file.status()).isEqualTo(200);
        var again = read(file.response().getContentAsByteArray());
        assertThat(again.at("/errors").asInt()).isZero();
        assertThat(again.at("/sketch/sections")).isEqualTo(sketch.at("/sections"));
    }

    @Test
    void readsAPlainListWithoutSectionsAndRefusesWhatIsNoChecklist() {
        var csv = upload(zone.officer, "list.csv", "序号,检查项目\n1,灭火器完好\n2,疏散指示完好\n".getBytes(StandardCharsets.UTF_8));
        assertThat(csv.body().at("/sketch/sections/0/questions")).hasSize(2);

        var other = upload(zone.officer, "list.csv", "姓名,年龄\n张三,30\n李四,31\n".getBytes(StandardCharsets.UTF_8));

        assertThat(other.body().at("/code").asString()).isEqualTo("CHECKLIST-SHEET-NO-TABLE");
        assertThat(upload(zone.officer, "x.xlsx", "no file".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isBetween(400, 499);
        assertThat(upload(zone.lanheLiaison, "list.csv", new byte[] {1}).status())
                .isEqualTo(403);
    }

    private JsonNode read(byte[] content) {
        var answer = upload(zone.officer, "消防检查表.xlsx", content);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private static TestPerson.Answer upload(TestPerson person, String name, byte[] content) {
        return person.send(multipart("/api/checklist-sheets").file(new MockMultipartFile("file", name, null, content)));
    }

    private static List<String> issues(JsonNode read) {
        return read.at("/lines")
                .valueStream()
                .flatMap(line -> line.at("/cells").valueStream())
                .flatMap(cell -> cell.at("/issues")
                        .valueStream()
                        .map(issue -> cell.at("/at").asString() + " "
                                + issue.at("/code").asString()))
                .toList();
    }

    private static byte[] office() throws IOException {
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet("检查表");
            row(sheet.createRow(0), "东澜经开区消防安全检查表");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 8));
            row(sheet.createRow(1), "序号", "检查项目", "检查内容", "检查依据", "判定标准", "严重程度", "整改措施", "整改期限", "分值");
            row(sheet.createRow(2), "1", "疏散", "疏散通道畅通", "《消防法》第二十八条", "", "一般", "清理杂物", "3天", "10");
            row(sheet.createRow(3), "2", "", "安全出口未锁闭", "《消防法》第二十八条", "营业期间锁闭", "重大隐患", "开锁", "立即", "7.5");
            row(sheet.createRow(4), "", "", "", "", "", "", "", "", "");
            row(sheet.createRow(5), "3", "用电", "无私拉乱接", "", "", "严重吗", "拆除", "尽快", "5");
            sheet.addMergedRegion(new CellRangeAddress(2, 3, 1, 1));
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void row(org.apache.poi.xssf.usermodel.XSSFRow row, String... cells) {
        for (int at = 0; at < cells.length; at++) {
            row.createCell(at).setCellValue(cells[at]);
        }
    }
}
