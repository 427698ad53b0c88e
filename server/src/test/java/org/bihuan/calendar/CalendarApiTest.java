package org.bihuan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class CalendarApiTest {

    private static final Map<String, Object> CLOSED_FOR_REPAIR =
            Map.of("date", "2026-03-02", "off", true, "name", "停电检修");

    @Autowired
    TestZones zones;

    @Autowired
    Calendars calendars;

    @Autowired
    JsonMapper json;

    TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @Test
    void showsAYearWithItsNamedDays() {
        var answer = zone.officer.get("/api/calendar?year=2026");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/known").booleanValue()).isTrue();
        assertThat(answer.body().at("/workdays").intValue()).isEqualTo(248);
        assertThat(answer.body().at("/days/0"))
                .isEqualTo(json.valueToTree(Map.of("date", "2026-01-01", "off", true, "name", "元旦", "own", false)));
        assertThat(answer.body().at("/upload").isNull()).isTrue();
        assertThat(answer.body().at("/allowedActions")).isEmpty();
    }

    @Test
    void saysThatAYearWithoutNoticeIsProvisional() {
        var answer = zone.systemAdministrator.get("/api/calendar?year=2031");

        assertThat(answer.body().at("/known").booleanValue()).isFalse();
        assertThat(answer.body().at("/days")).isEmpty();
        assertThat(answer.body().at("/allowedActions/0").asString()).isEqualTo("upload");
    }

    @Test
    void theZonesOwnDaysHoldAtOnceAndOnlyThere() {
        var other = zones.create();
        assertThat(calendars.of(zone.key).isWorkday(LocalDate.of(2026, 3, 2))).isTrue();

        var answer = put(zone.systemAdministrator, 2026, 0, CLOSED_FOR_REPAIR);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/workdays").intValue()).isEqualTo(247);
        assertThat(answer.body().at("/upload/version").intValue()).isEqualTo(1);
        assertThat(calendars.of(zone.key).isWorkday(LocalDate.of(2026, 3, 2))).isFalse();
        assertThat(calendars.of(zone.key).isWorkday(LocalDate.of(2026, 10, 1))).isFalse();
        assertThat(calendars.of(other.key).isWorkday(LocalDate.of(2026, 3, 2))).isTrue();
        assertThat(other.officer
                        .get("/api/calendar?year=2026")
                        .body()
                        .at("/workdays")
                        .intValue())
                .isEqualTo(248);
    }

    @Test
    void takingTheZonesDaysAwayBringsTheNationalOnesBack() {
        put(zone.systemAdministrator, 2026, 0, CLOSED_FOR_REPAIR);

        assertThat(zone.systemAdministrator
                        .delete("/api/calendar/2026?version=1")
                        .status())
                .isEqualTo(204);

        assertThat(calendars.of(zone.key).isWorkday(LocalDate.of(2026, 3, 2))).isTrue();
        assertThat(zone.systemAdministrator
                        .delete("/api/calendar/2026?version=1")
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("CALENDAR-STALE");
    }

    @Test
    void whoeverIsSlowerIsToldSo() {
        put(zone.systemAdministrator, 2026, 0, CLOSED_FOR_REPAIR);

        assertThat(put(zone.systemAdministrator, 2026, 0, CLOSED_FOR_REPAIR)
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("CALENDAR-STALE");
        assertThat(put(zone.systemAdministrator, 2026, 1, CLOSED_FOR_REPAIR).status())
                .isEqualTo(200);
    }

    @Test
    void daysThatMakeNoSenseAreNamedOneByOne() {
        var answer = zone.systemAdministrator.put(
                "/api/calendar/2026",
                Map.of(
                        "source",
                        "",
                        "version",
                        0,
                        "days",
                        List.of(
                                CLOSED_FOR_REPAIR,
                                CLOSED_FOR_REPAIR,
                                Map.of("date", "2025-03-02", "off", true, "name", " "))));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/field").asString()))
                .containsExactly("days[1].date", "days[2].date", "days[2].name");
    }

    @Test
    void nobodyButTheSystemAdministratorChangesTheCalendar() {
        for (var person : List.of(zone.officer, zone.leader, zone.securityAdministrator, zone.auditAdministrator)) {
            assertThat(put(person, 2026, 0, CLOSED_FOR_REPAIR).status()).isEqualTo(403);
            assertThat(person.delete("/api/calendar/2026?version=1").status()).isEqualTo(403);
            assertThat(preview(person, "a.json", "{}".getBytes(StandardCharsets.UTF_8))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void previewsAYearInJsonWithItsDifference() {
        var answer = preview(zone.systemAdministrator, "2026.json", """
                {"year":2026,"papers":["https://www.gov.cn/a.htm"],"days":[
                  {"name":"元旦","date":"2026-01-01","isOffDay":true},
                  {"name":"停电检修","date":"2026-03-02","isOffDay":true},
                  {"name":"国庆节","date":"2026-10-10","isOffDay":true},
                  {"name":"坏","date":"2026-02-30","isOffDay":true}]}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(200);
        var body = answer.body();
        assertThat(body.at("/source").asString()).isEqualTo("https://www.gov.cn/a.htm");
        assertThat(body.at("/workdaysBefore").intValue()
                        - body.at("/workdaysAfter").intValue())
                .isEqualTo(2);
        assertThat(body.at("/errors"))
                .isEqualTo(
                        json.valueToTree(List.of(Map.of("row", 4, "code", "CALENDAR-ROW-DATE", "text", "2026-02-30"))));
        assertThat(body.at("/changes")
                        .valueStream()
                        .filter(change -> !change.at("/difference").asString().equals("SAME"))
                        .map(change -> change.at("/date").asString() + " "
                                + change.at("/difference").asString()))
                .containsExactly("2026-03-02 ADDED", "2026-10-10 CHANGED");
        assertThat(calendars.of(zone.key).isWorkday(LocalDate.of(2026, 3, 2))).isTrue();
    }

    @Test
    void readsTheSameDaysFromExcelAndFromCsvInEitherEncoding() throws IOException {
        var csv = "日期,安排,名称\n2027年1月1日,休,元旦\n2027/1/3,班,元旦\n";
        for (var file : List.of(
                workbook(),
                csv.getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + csv).getBytes(StandardCharsets.UTF_8),
                csv.getBytes(Charset.forName("GB18030")))) {
            var body = preview(zone.systemAdministrator, "2027.csv", file).body();

            assertThat(body.at("/year").intValue()).isEqualTo(2027);
            assertThat(body.at("/complete").booleanValue()).isFalse();
            assertThat(body.at("/changes").valueStream().map(change -> change.at("/after")))
                    .containsExactly(
                            json.valueToTree(Map.of("date", "2027-01-01", "off", true, "name", "元旦")),
                            json.valueToTree(Map.of("date", "2027-01-03", "off", false, "name", "元旦")));
        }
    }

    @Test
    void refusesFilesThatAreNoListOfDays() throws IOException {
        assertThat(code("days.xlsx", "PK no zip at all".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("CALENDAR-FILE-UNREADABLE");
        assertThat(code("a.json", "{".getBytes(StandardCharsets.UTF_8))).isEqualTo("CALENDAR-FILE-UNREADABLE");
        assertThat(code("a.csv", new byte[] {(byte) 0xff, (byte) 0xff})).isEqualTo("CALENDAR-FILE-UNREADABLE");
        assertThat(code("a.csv", "".getBytes(StandardCharsets.UTF_8))).isEqualTo("CALENDAR-FILE-EMPTY");
        assertThat(code("a.csv", "日期,安排,名称\n".repeat(1001).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("CALENDAR-FILE-TOO-LARGE");
        assertThat(code("a.csv", new byte[1_000_001])).isEqualTo("CALENDAR-FILE-TOO-LARGE");
        assertThat(code("bomb.xlsx", bomb())).isEqualTo("CALENDAR-FILE-TOO-LARGE");
    }

    @Test
    void resolvesAPhraseAndACount() {
        assertThat(zone.officer
                        .get(
                                "/api/calendar/resolve?text=5%E4%B8%AA%E5%B7%A5%E4%BD%9C%E6%97%A5%E5%86%85&from=2026-02-13")
                        .body())
                .isEqualTo(zone.officer
                        .get("/api/calendar/count?days=5&kind=WORKING&from=2026-02-13")
                        .body())
                .isEqualTo(json.readTree("""
                        {"from":"2026-02-13","due":"2026-02-27","workday":true,"nextWorkday":"2026-02-27",
                         "naturalDays":14,"workingDays":5,"provisional":false,"name":null}
                        """));
        var endOfMonth = zone.officer.get("/api/calendar/resolve?text=%E6%9C%AC%E6%9C%88%E5%BA%95");
        assertThat(endOfMonth.body().at("/due").asString()).isEqualTo("2026-11-30");
        var nextYear = zone.officer.get("/api/calendar/count?days=60&kind=NATURAL");
        assertThat(nextYear.body().at("/provisional").booleanValue()).isTrue();
        assertThat(zone.officer
                        .get("/api/calendar/resolve?text=soon")
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("CALENDAR-PHRASE-UNKNOWN");
        assertThat(zone.officer
                        .get("/api/calendar/count?days=99999&kind=NATURAL")
                        .status())
                .isEqualTo(422);
        assertThat(zone.officer.get("/api/calendar?year=99999").status()).isEqualTo(422);
    }

    private TestPerson.Answer put(TestPerson person, int year, int version, Map<String, Object> day) {
        return person.put("/api/calendar/" + year, Map.of("source", "管委会通知", "version", version, "days", List.of(day)));
    }

    private TestPerson.Answer preview(TestPerson person, String name, byte[] file) {
        return person.send(multipart("/api/calendar/preview")
                .file(new MockMultipartFile("file", name, "application/octet-stream", file)));
    }

    private String code(String name, byte[] file) {
        return preview(zone.systemAdministrator, name, file).body().at("/code").asString();
    }

    private static byte[] workbook() throws IOException {
        try (var workbook = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet();
            var date = workbook.createCellStyle();
            date.setDataFormat((short) 14);
            sheet.createRow(0).createCell(0).setCellValue("日期");
            var first = sheet.createRow(1);
            first.createCell(0).setCellValue(LocalDate.of(2027, 1, 1));
            first.getCell(0).setCellStyle(date);
            first.createCell(1).setCellValue("休");
            first.createCell(2).setCellValue("元旦");
            var second = sheet.createRow(3);
            second.createCell(0).setCellValue("2027.1.3");
            second.createCell(1).setCellValue("班");
            second.createCell(2).setCellValue("元旦");
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] bomb() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (int i = 0; i < 50; i++) {
                zip.write(new byte[1_000_000]);
            }
        }
        return out.toByteArray();
    }
}
