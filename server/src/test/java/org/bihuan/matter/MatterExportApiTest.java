package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class MatterExportApiTest {

    private static final String COLUMNS = "&columns=number&columns=title&columns=unit&columns=step&columns=dueOn";

    @TempDir
    Path folder;

    @Autowired
    TestZones zones;

    TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @Test
    void takesOutTheRowsAndColumnsThatAreSeen() throws Exception {
        open("HAZARD", "米兰花园7栋消防通道堵塞", zone.lanhe);
        open("SUPERVISED_ITEM", "化解用电接入堵点", zone.xinqiao);

        var lines = csv(zone.officer, "&type=HAZARD" + COLUMNS);

        assertThat(lines).containsExactly("编号,事项,牵头单位,责任人,当前步骤,办结时限", "患〔2026〕1号,米兰花园7栋消防通道堵塞,澜河街道,,待签收,2026-12-10");
    }

    @Test
    void takesOutOnlyWhatThePersonMaySee() throws Exception {
        open("SUPERVISED_ITEM", "澜河街道的事项", zone.lanhe);
        open("SUPERVISED_ITEM", "新桥街道的事项", zone.xinqiao);

        assertThat(csv(zone.xinqiaoLiaison, "&columns=title")).containsExactly("事项", "新桥街道的事项");
        assertThat(csv(zones.create().officer, "&columns=title")).containsExactly("事项");
    }

    @Test
    void neutralisesWhatASpreadsheetWouldRun() throws Exception {
        open("SUPERVISED_ITEM", "=HYPERLINK(\"http://x\")", zone.lanhe);

        assertThat(csv(zone.officer, "&columns=title").get(1))
                .doesNotStartWith("=")
                .doesNotStartWith("\"=");
    }

    @Test
    void speaksEnglishWhenAsked() throws Exception {
        open("HAZARD", "堵塞", zone.lanhe);

        assertThat(csv(zone.officer, "&columns=step&columns=type&language=en"))
                .containsExactly("Step,Type", "Awaiting receipt,Hazard · general");
    }

    @Test
    void writesAWorkbookThatOpens() throws Exception {
        open("HAZARD", "堵塞", zone.lanhe);

        var answer = zone.officer.get("/api/matters/export?format=xlsx" + COLUMNS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().getHeader("Content-Disposition")).startsWith("attachment");
        var file = Files.write(folder.resolve("ledger.xlsx"), answer.response().getContentAsByteArray());
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("xl/worksheets/sheet1.xml")).isNotNull();
        }
    }

    @Test
    void refusesWhoeverMayNotExportOrAsksForNonsense() {
        assertThat(status(zone.inspector, "?format=csv" + COLUMNS)).isEqualTo(403);
        assertThat(status(zone.systemAdministrator, "?format=csv" + COLUMNS)).isEqualTo(403);
        assertThat(status(zone.officer, "?format=csv&columns=passwordHash")).isEqualTo(400);
        assertThat(status(zone.officer, "?format=csv&columns=title&sort=secret"))
                .isEqualTo(400);
        assertThat(status(zone.officer, "?format=pdf&columns=title")).isEqualTo(400);
    }

    private int status(TestPerson person, String query) {
        return person.get("/api/matters/export" + query).status();
    }

    private static List<String> csv(TestPerson person, String query) throws Exception {
        var answer = person.get("/api/matters/export?format=csv" + query);
        assertThat(answer.status()).isEqualTo(200);
        var text = new String(answer.response().getContentAsByteArray(), StandardCharsets.UTF_8);
        return text.replace("\uFEFF", "").lines().toList();
    }

    private void open(String type, String title, org.bihuan.shared.UnitId lead) {
        var body = new LinkedHashMap<String, Object>();
        body.put("commandId", Ids.next());
        body.put("then", "ASSIGN");
        body.put("typeCode", type);
        body.put("title", title);
        body.put("requirement", "");
        body.put("urgent", false);
        body.put("sourceKind", "MEETING");
        body.put("leadUnit", lead);
        body.put("dueOn", "2026-12-10");
        body.put("unclassified", true);
        var answer = zone.officer.post("/api/matters", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(UUID.fromString(answer.body().at("/id").asString())).isNotNull();
    }
}
