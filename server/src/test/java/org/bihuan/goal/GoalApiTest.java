package org.bihuan.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.organisation.Tables.PERSON;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class GoalApiTest {

    @Autowired
    TestZones zones;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    DSLContext sql;

    private TestZone zone;
    private final UUID goal = Ids.next();
    private final UUID work = Ids.next();
    private final UUID first = Ids.next();
    private final UUID second = Ids.next();

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void writesAGoalWithWorksAndItemsAndShowsItWhole() {
        var written = write(0, plan(item(first, "完成二十家企业能效诊断", zone.lanhe), bare(second)));

        assertThat(written.status()).as(written.body().toString()).isEqualTo(200);
        assertThat(zone.officer.get("/api/goals/" + goal).body().toString())
                .isEqualTo("{\"id\":\"" + goal + "\",\"year\":2026,\"name\":\"提升工业能效\",\"target\":\"单位工业增加值能耗下降3%\","
                        + "\"sponsor\":{\"id\":\"" + zone.leader.person() + "\",\"name\":\"沈思远\"},"
                        + "\"asAt\":\"2026-11-20T01:30:00Z\",\"publishedAt\":null,\"version\":1,\"mayEdit\":true,"
                        + "\"all\":{\"items\":2,\"opened\":0,\"closed\":0,\"overdue\":0,\"percent\":0,\"incomplete\":2,\"hidden\":0},"
                        + "\"works\":[{\"id\":\"" + work + "\",\"name\":\"重点企业节能改造\",\"leadUnit\":{\"id\":\""
                        + zone.xinqiao + "\",\"name\":\"新桥街道\"},"
                        + "\"figures\":{\"items\":2,\"opened\":0,\"closed\":0,\"overdue\":0,\"percent\":0,\"incomplete\":2,\"hidden\":0},"
                        + "\"items\":[{\"id\":\"" + first + "\",\"measure\":\"完成二十家企业能效诊断\",\"unit\":{\"id\":\""
                        + zone.lanhe + "\",\"name\":\"澜河街道\"},\"responsibleName\":\"吕晓东\",\"dueOn\":\"2026-12-10\","
                        + "\"evidenceWanted\":\"诊断报告\",\"published\":false,\"matter\":null,\"flags\":[\"NO_MATTER\"]},"
                        + "{\"id\":\"" + second + "\",\"measure\":\"建成能耗在线监测\",\"unit\":null,\"responsibleName\":null,"
                        + "\"dueOn\":null,\"evidenceWanted\":null,\"published\":false,\"matter\":null,"
                        + "\"flags\":[\"NO_UNIT\",\"NO_PERSON\",\"NO_DAY\",\"NO_MATTER\"]}]}]}");
        assertThat(zone.leader.get("/api/goals/" + goal).status())
                .as("a draft is not seen by those who may not write it")
                .isEqualTo(404);
        assertThat(zone.leader.get("/api/goals").body().at("/total").asInt()).isZero();
        assertThat(zones.create().officer.get("/api/goals/" + goal).status()).isEqualTo(404);
    }

    @Test
    void writesTheSameNewGoalOnceAndRefusesAStaleChange() {
        var plan = plan(bare(second));
        write(0, plan);
        assertThat(write(0, plan).body().at("/version").asInt()).isEqualTo(1);
        assertThat(code(write(0, plan(bare(first))))).isEqualTo("GOAL-STALE");
        assertThat(write(1, plan(bare(second), bare(first)))
                        .body()
                        .at("/version")
                        .asInt())
                .isEqualTo(2);
        assertThat(code(write(1, plan))).isEqualTo("GOAL-STALE");
        assertThat(code(zone.lanheLiaison.put("/api/goals/" + goal, Map.of("version", 2, "plan", plan))))
                .isEqualTo("ACCESS-NOT-PERMITTED");
        assertThat(zone.officer
                        .put("/api/goals/" + Ids.next(), Map.of("version", 3, "plan", plan))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusesToPublishWhatLacksUnitPersonOrDayAndNamesTheRows() {
        write(0, plan(item(first, "完成能效诊断", zone.lanhe), bare(second)));

        var refused = publish(1);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("GOAL-ITEMS-INCOMPLETE");
        assertThat(refused.body().at("/errors").values())
                .extracting(error ->
                        error.at("/field").asString() + " " + error.at("/code").asString())
                .containsExactly(
                        "works[0].items[1].unit GOAL-ITEM-NO-UNIT",
                        "works[0].items[1].responsibleName GOAL-ITEM-NO-PERSON",
                        "works[0].items[1].dueOn GOAL-ITEM-NO-DAY");
        assertThat(zone.officer
                        .get("/api/matters?stage=ALL")
                        .body()
                        .at("/total")
                        .asInt())
                .isZero();
    }

    @Test
    void opensOneMatterForEachItemAndTellsTheUnit() {
        write(0, plan(item(first, "完成能效诊断", zone.lanhe), item(second, "建成在线监测", zone.xinqiao)));

        var published = publish(1);

        assertThat(published.status()).as(published.body().toString()).isEqualTo(200);
        assertThat(published.body().at("/all").toString())
                .isEqualTo(
                        "{\"items\":2,\"opened\":2,\"closed\":0,\"overdue\":0,\"percent\":0,\"incomplete\":0,\"hidden\":0}");
        var matters =
                zone.officer.get("/api/matters?source=GOAL&sort=number").body().at("/items");
        assertThat(matters.values())
                .extracting(row -> row.at("/title").asString() + " "
                        + row.at("/leadUnit/name").asString() + " "
                        + row.at("/responsibleName").asString() + " "
                        + row.at("/dueOn").asString() + " " + row.at("/state").asString() + " "
                        + row.at("/sourceText").asString())
                .containsExactly(
                        "完成能效诊断 澜河街道 吕晓东 2026-12-10 ASSIGNED 2026 · 提升工业能效 · 重点企业节能改造",
                        "建成在线监测 新桥街道 吕晓东 2026-12-10 ASSIGNED 2026 · 提升工业能效 · 重点企业节能改造");
        assertThat(zone.officer
                        .get("/api/matters?batch=" + goal)
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(2);
        assertThat(zone.xinqiaoLiaison.get("/api/matters").body().at("/total").asInt())
                .as("leads the work, so sees both")
                .isEqualTo(2);
        assertThat(code(publish(1))).isEqualTo("GOAL-STALE");
        assertThat(code(publish(2))).isEqualTo("GOAL-NOTHING-TO-PUBLISH");
        assertThat(zone.officer
                        .get("/api/goals")
                        .body()
                        .at("/items/0/published")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void keepsPublishedItemsAsTheyAreAndPublishesNewOnes() {
        write(0, plan(item(first, "完成能效诊断", zone.lanhe)));
        publish(1);
        assertThat(code(write(2, plan(bare(second))))).isEqualTo("GOAL-ITEM-PUBLISHED");
        assertThat(code(write(2, plan(item(first, "改了措施", zone.lanhe))))).isEqualTo("GOAL-ITEM-PUBLISHED");
        write(2, plan(item(first, "完成能效诊断", zone.lanhe), item(second, "建成在线监测", zone.xinqiao)));

        assertThat(publish(3).body().at("/all/opened").asInt()).isEqualTo(2);
        assertThat(zone.officer
                        .get("/api/matters?source=GOAL")
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void showsReadersOnlyWhatHasBeenPublished() {
        write(0, plan(item(first, "完成能效诊断", zone.lanhe)));
        publish(1);
        write(2, plan(item(first, "完成能效诊断", zone.lanhe), bare(second)));

        var read = zone.leader.get("/api/goals/" + goal).body();
        assertThat(read.at("/works/0/items").values())
                .extracting(item -> item.at("/id").asString())
                .containsExactly(first.toString());
        assertThat(read.at("/all/items").asInt()).isEqualTo(1);
        assertThat(zone.leader.get("/api/goals").body().at("/items/0/items").asInt())
                .isEqualTo(1);
        assertThat(sheet("").at("/all/items").asInt()).isEqualTo(2);
        assertThat(zone.officer.get("/api/goals").body().at("/items/0/items").asInt())
                .isEqualTo(2);
    }

    @Test
    void savesAGoalWhoseSponsorHasLeft() {
        write(0, plan(bare(second)));
        zone.inZone(() -> sql.update(PERSON)
                .set(PERSON.VALID_TO, LocalDate.of(2026, 11, 1))
                .where(
                        PERSON.ZONE_ID.eq(zone.key.value()),
                        PERSON.ID.eq(zone.leader.person().value()))
                .execute());

        var changed = write(1, plan(bare(second), bare(first)));
        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        var other = zone.officer.put("/api/goals/" + Ids.next(), Map.of("version", 0, "plan", plan(bare(Ids.next()))));
        assertThat(code(other)).as("named anew").isEqualTo("GOAL-SPONSOR-UNKNOWN");
    }

    @Test
    void reconcilesAsAtAnyDay() {
        write(0, plan(item(first, "完成能效诊断", zone.lanhe), item(second, "建成在线监测", zone.xinqiao)));
        publish(1);
        var matter = UUID.fromString(sheet("").at("/works/0/items/0/matter/id").asString());
        clock.set(TestClock.START.plusSeconds(3 * 86_400));
        act(zone.lanheLiaison, matter, Map.of("act", "RECEIVE"));
        act(zone.lanheLiaison, matter, Map.of("act", "PROGRESS", "text", "过半", "percent", 60));
        clock.set(TestClock.START.plusSeconds(25 * 86_400));
        act(zone.lanheLiaison, matter, Map.of("act", "REPORT", "text", "已完成"));

        assertThat(states("")).containsExactly("REPORTED 100 true [\"NO_EVIDENCE\"]", "ASSIGNED 0 true []");
        assertThat(sheet("").at("/all").toString())
                .isEqualTo(
                        "{\"items\":2,\"opened\":2,\"closed\":0,\"overdue\":2,\"percent\":50,\"incomplete\":0,\"hidden\":0}");
        assertThat(states("?asAt=2026-11-23")).containsExactly("IN_PROGRESS 60 false []", "ASSIGNED 0 false []");
        assertThat(states("?asAt=2026-11-20")).containsExactly("ASSIGNED 0 false []", "ASSIGNED 0 false []");
        assertThat(states("?asAt=2026-11-19")).containsExactly("none [\"NO_MATTER\"]", "none [\"NO_MATTER\"]");
        assertThat(sheet("?asAt=2026-11-23").toString())
                .as("the same answer each time")
                .isEqualTo(sheet("?asAt=2026-11-23").toString());
    }

    @Test
    void countsWhatAViewerMayNotSeeApart() {
        var other = plan(item(first, "完成能效诊断", zone.lanhe), item(second, "建成在线监测", zone.safetyOffice));
        write(0, other);
        publish(1);

        var seen = zone.lanheLiaison.get("/api/goals/" + goal).body();

        assertThat(seen.at("/works/0/items").values())
                .extracting(item -> item.at("/matter/state").asString("none") + item.at("/flags"))
                .containsExactly("ASSIGNED[]", "none[\"HIDDEN\"]");
        assertThat(seen.at("/all").toString())
                .isEqualTo(
                        "{\"items\":2,\"opened\":1,\"closed\":0,\"overdue\":0,\"percent\":0,\"incomplete\":0,\"hidden\":1}");
        assertThat(seen.at("/mayEdit").asBoolean()).isFalse();
    }

    @Test
    void takesTheSheetOutWithMergedHeads() throws IOException {
        write(0, plan(item(first, "完成能效诊断", zone.lanhe), item(second, "=cmd|' /C calc'!A0", zone.xinqiao)));
        publish(1);

        var answer = zone.officer.get("/api/goals/" + goal + "/export");

        assertThat(answer.status()).isEqualTo(200);
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.response().getContentAsByteArray()))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("2026 年“提升工业能效”对账单（截至 2026-11-20）");
            assertThat(sheet.getMergedRegions().stream().map(each -> each.formatAsString()))
                    .containsExactlyInAnyOrder("A1:N1", "A2:C2", "D2:H2", "I2:N2", "A4:A5", "B4:B5", "C4:C5");
            assertThat(sheet.getRow(3).getCell(3).getStringCellValue()).isEqualTo("完成能效诊断");
            assertThat(sheet.getRow(3).getCell(9).getStringCellValue()).isEqualTo("待签收");
            assertThat(sheet.getRow(4).getCell(3).getCellType()).isEqualTo(org.apache.poi.ss.usermodel.CellType.STRING);
        }
        assertThat(code(zone.leader.get("/api/goals/" + goal + "/export"))).isEqualTo("ACCESS-NOT-PERMITTED");
    }

    private List<String> states(String query) {
        return sheet(query).at("/works/0/items").values().stream()
                .map(item -> item.at("/matter").isNull()
                        ? "none " + item.at("/flags")
                        : item.at("/matter/state").asString() + " "
                                + item.at("/matter/percent").asInt() + " "
                                + item.at("/matter/overdue").asBoolean() + " " + item.at("/flags"))
                .toList();
    }

    private JsonNode sheet(String query) {
        return zone.officer.get("/api/goals/" + goal + query).body();
    }

    private void act(TestPerson person, UUID matter, Map<String, Object> order) {
        var version =
                zone.officer.get("/api/matters/" + matter).body().at("/version").asInt();
        var answer = person.post(
                "/api/matters/" + matter + "/acts",
                Map.of("commandId", Ids.next(), "version", version, "order", order));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private TestPerson.Answer write(int version, Map<String, Object> plan) {
        return zone.officer.put("/api/goals/" + goal, Map.of("version", version, "plan", plan));
    }

    private TestPerson.Answer publish(int version) {
        return zone.officer.post(
                "/api/goals/" + goal + "/publication", Map.of("version", version, "unclassified", true));
    }

    private static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString();
    }

    @SafeVarargs
    private Map<String, Object> plan(Map<String, Object>... items) {
        return Map.of(
                "year",
                2026,
                "name",
                "提升工业能效",
                "target",
                "单位工业增加值能耗下降3%",
                "sponsor",
                zone.leader.person(),
                "works",
                List.of(Map.of(
                        "id",
                        work,
                        "name",
                        "重点企业节能改造",
                        "leadUnit",
                        zone.xinqiao,
                        "items",
                        new ArrayList<>(Arrays.asList(items)))));
    }

    private static Map<String, Object> item(UUID id, String measure, Object unit) {
        return filled(id, measure, unit, "吕晓东", "2026-12-10", "诊断报告");
    }

    private static Map<String, Object> bare(UUID id) {
        return filled(id, "建成能耗在线监测", null, null, null, null);
    }

    private static Map<String, Object> filled(
            UUID id,
            String measure,
            @Nullable Object unit,
            @Nullable String person,
            @Nullable String dueOn,
            @Nullable String evidence) {
        var item = new LinkedHashMap<String, Object>();
        item.put("id", id);
        item.put("measure", measure);
        item.put("unit", unit);
        item.put("responsibleName", person);
        item.put("dueOn", dueOn);
        item.put("evidenceWanted", evidence);
        return item;
    }
}
