package org.bihuan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.NUMBER_COUNTER;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.UnitId;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import tools.jackson.databind.JsonNode;

/** Everybody finds what they may see, by whatever they remember of it, and nothing else. */
@ApiTest
class SearchApiTest {

    private static final String NOTHING = """
            {"query": %s, "matters": {"items": [], "more": false}, "units": {"items": [], "more": false},
             "people": {"items": [], "more": false}, "files": {"items": [], "more": false},
                 "subjects": {"items": [], "more": false}}
            """;

    @Autowired
    TestZones zones;

    @Autowired
    DSLContext sql;

    @Autowired
    List<ZoneJob> jobs;

    TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @Test
    void findsAMatterByTwoCharactersAndSaysWhy() {
        var id = open("喷淋系统停用", zone.lanhe);

        var answer = search(zone.officer, "喷淋");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(zones.json("""
                {"query": "喷淋",
                 "matters": {"items": [{"id": "%s", "number": "患〔2026〕1号", "title": "喷淋系统停用", "state": "ASSIGNED",
                   "light": "GREY", "leadUnit": "澜河街道", "why": "TITLE", "matched": null}], "more": false},
                 "units": {"items": [], "more": false}, "people": {"items": [], "more": false},
                 "files": {"items": [], "more": false},
                 "subjects": {"items": [], "more": false}}
                """.formatted(id)));
    }

    @Test
    void findsUnitsByShortNameAliasAndInitials() {
        var id = unit("住房和城乡建设局", "住建局");
        zone.systemAdministrator.post("/api/units/" + id + "/aliases", Map.of("alias", "建委"));

        assertThat(only(search(zone.officer, "住建局"), "units")).isEqualTo(zones.json("""
                {"id": "%s", "name": "住房和城乡建设局", "kind": "DEPARTMENT", "why": "SHORT_NAME", "matched": "住建局"}
                """.formatted(id)));
        assertThat(only(search(zone.officer, "建委"), "units").toString()).contains("\"ALIAS\"", "建委", id);
        assertThat(only(search(zone.officer, "ZJJ"), "units").toString()).contains("\"PINYIN\"", id);
        assertThat(only(search(zone.officer, "jw"), "units").toString()).contains("\"PINYIN\"", id);
    }

    @Test
    void findsPeopleByNamePinyinInitialsAndMobile() {
        var id = zone.systemAdministrator
                .post("/api/people", Map.of("name", "柳青川", "mobile", "13900015678"))
                .body()
                .at("/person/id")
                .asString();

        assertThat(only(search(zone.officer, "柳青川"), "people")).isEqualTo(zones.json("""
                {"id": "%s", "name": "柳青川", "posts": [], "why": "NAME", "matched": null}
                """.formatted(id)));
        for (var typed : List.of("lqc", "LQC", "liuqing", "liu qing")) {
            assertThat(only(search(zone.officer, typed), "people").toString()).contains("PINYIN", id);
        }
        assertThat(only(search(zone.officer, "5678"), "people").toString()).contains("MOBILE", "139****5678");
        assertThat(items(search(zone.officer, "678"), "people")).isEmpty();
    }

    @Test
    void saysWhichPostsAPersonHolds() {
        var lu = only(search(zone.officer, "吕晓东"), "people");

        assertThat(lu.at("/posts/0").asString()).startsWith("澜河街道");
    }

    @Test
    void putsTheNumberFirstThenItsEndThenWords() {
        numbersGoOnFrom(117);
        var running = open("灭火器超期", zone.lanhe);
        numbersGoOnFrom(2117);
        var ending = open("安全出口上锁", zone.lanhe);
        var worded = open("118路公交站台破损", zone.lanhe);

        var ids = StreamSupport.stream(
                        items(search(zone.officer, "118"), "matters").spliterator(), false)
                .map(each -> each.at("/id").asString() + " " + each.at("/why").asString());
        assertThat(ids).containsExactly(running + " NUMBER_END", ending + " NUMBER_END", worded + " TITLE");
        assertThat(first(search(zone.officer, "118号"))).isEqualTo(running);
        assertThat(first(search(zone.officer, "患〔2026〕2118号"))).isEqualTo(ending);
        assertThat(first(search(zone.officer, "患〔2026〕21"))).isEqualTo(ending);
    }

    @Test
    void findsATitleByItsInitialsHoweverItWasWritten() {
        var id = open("喷淋系统停用", zone.lanhe);
        // As it lay in the database before initials were kept.
        zone.inZone(() -> sql.update(MATTER_)
                .set(MATTER_.KEYWORDS, "喷淋系统停用")
                .setNull(MATTER_.INITIALS)
                .where(MATTER_.ZONE_ID.eq(zone.key.value()))
                .execute());
        zone.inZone(() -> sql.update(UNIT)
                .setNull(UNIT.INITIALS)
                .where(UNIT.ZONE_ID.eq(zone.key.value()))
                .execute());
        assertThat(items(search(zone.officer, "plxt"), "matters")).isEmpty();

        spellTwice();

        assertThat(only(search(zone.officer, "plxt"), "matters").toString()).contains("INITIALS", id);
        assertThat(only(search(zone.officer, "lhjd"), "units").toString()).contains("澜河街道");
        assertThat(zone.inZone(() -> sql.select(MATTER_.KEYWORDS)
                        .from(MATTER_)
                        .where(MATTER_.ZONE_ID.eq(zone.key.value()))
                        .fetchSingle(MATTER_.KEYWORDS)))
                .isEqualTo("喷淋系统停用 plxtty");
    }

    @Test
    void findsAFileThroughItsMatter() {
        var id = open("喷淋系统停用", zone.lanhe);
        var file = report(id, "消防验收报告.txt");

        assertThat(only(search(zone.lanheLiaison, "验收"), "files")).isEqualTo(zones.json("""
                {"id": "%s", "name": "消防验收报告.txt", "mediaType": "text/plain", "uploadedAt": %s,
                 "matterId": "%s", "matterNumber": "患〔2026〕1号", "matterTitle": "喷淋系统停用"}
                """.formatted(
                        file, search(zone.officer, "验收").body().at("/files/items/0/uploadedAt"), id)));
    }

    @Test
    void showsALiaisonNeitherMattersNorFilesOfOthers() {
        report(open("喷淋系统停用", zone.lanhe), "消防验收报告.txt");
        assertThat(items(search(zone.officer, "验收"), "files")).hasSize(1);

        for (var typed : List.of("喷淋", "1号", "1", "患〔2026〕1号", "患〔2026", "plxt", "验收", "收")) {
            var body = search(zone.xinqiaoLiaison, typed).body();
            assertThat(body.at("/matters/items")).as(typed).isEmpty();
            assertThat(body.at("/files/items")).as(typed).isEmpty();
        }
    }

    @Test
    void showsAnotherZoneNothing() {
        report(open("喷淋系统停用", zone.lanhe), "消防验收报告.txt");
        unit("住房和城乡建设局", "住建局");
        var foreign = zones.create().officer;

        for (var typed : List.of("喷淋", "患〔2026〕1号", "住建局", "验收")) {
            assertThat(search(foreign, typed).body()).isEqualTo(zones.json(NOTHING.formatted('"' + typed + '"')));
        }
    }

    @Test
    void keepsGroupsEmptyForWhoHasNoRightToThem() {
        open("澜河桥护栏破损", zone.lanhe);

        var body = search(zone.auditAdministrator, "澜河").body();

        assertThat(body.at("/matters/items")).isEmpty();
        assertThat(body.at("/files/items")).isEmpty();
    }

    @Test
    void doesNotFindADraftOfSomebodyElse() {
        var body = opening("喷淋草稿", zone.lanhe);
        body.put("then", "DRAFT");
        zone.officer.post("/api/matters", body);

        assertThat(items(search(zone.officer, "草稿"), "matters")).hasSize(1);
        assertThat(items(search(zone.inspector, "草稿"), "matters")).isEmpty();
    }

    @Test
    void givesEightOfAGroupAndSaysThatThereAreMore() {
        for (int i = 0; i < 9; i++) {
            open("路灯不亮" + i, zone.lanhe);
        }
        zone.inZone(() -> sql.update(MATTER_)
                .set(MATTER_.LAST_EVENT_AT, Instant.parse("2026-11-20T15:00:00Z"))
                .where(MATTER_.ZONE_ID.eq(zone.key.value()), MATTER_.TITLE.eq("路灯不亮5"))
                .execute());

        var body = search(zone.officer, "路灯").body();

        assertThat(body.at("/matters/items")).hasSize(8);
        assertThat(body.at("/matters/items/0/title").asString()).isEqualTo("路灯不亮5");
        assertThat(body.at("/matters/more").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "'", "🔥", "🔥🔥", "𠮷", "𠮷𠮷", "%_%", " ", "", "\u3000", "('}{"})
    void takesAnythingTypedLiterally(String typed) {
        open("喷淋系统停用", zone.lanhe);

        var answer = search(zone.officer, typed);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(items(answer, "matters")).isEmpty();
        assertThat(items(answer, "units")).isEmpty();
        assertThat(items(answer, "people")).isEmpty();
    }

    @Test
    void findsRareCharactersAndSingleOnes() {
        var id = open("𠮷祥路%围挡_破损", zone.lanhe);

        for (var typed : List.of("𠮷", "𠮷祥", "%", "_", "%围", "挡_")) {
            assertThat(first(search(zone.officer, typed))).as(typed).isEqualTo(id);
        }
    }

    @Test
    void refusesWhatNobodyTypes() {
        var answer = search(zone.officer, "长".repeat(10_000));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/code").asString()).isEqualTo("SEARCH-QUERY-TOO-LONG");
    }

    private void spellTwice() {
        for (int round = 0; round < 2; round++) {
            jobs.stream()
                    .filter(job -> job.name().contains("-spell-"))
                    .forEach(job -> CurrentZone.run(zone.key, () -> job.run(zone.key)));
        }
    }

    private void numbersGoOnFrom(int last) {
        zone.inZone(() -> sql.insertInto(NUMBER_COUNTER)
                .columns(NUMBER_COUNTER.ZONE_ID, NUMBER_COUNTER.PREFIX, NUMBER_COUNTER.YEAR, NUMBER_COUNTER.LAST)
                .values(zone.key.value(), "患", 2026, last)
                .onConflict(NUMBER_COUNTER.ZONE_ID, NUMBER_COUNTER.PREFIX, NUMBER_COUNTER.YEAR)
                .doUpdate()
                .set(NUMBER_COUNTER.LAST, last)
                .execute());
    }

    private String open(String title, UnitId lead) {
        var answer = zone.officer.post("/api/matters", opening(title, lead));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().at("/id").asString();
    }

    private static Map<String, Object> opening(String title, UnitId lead) {
        var body = new HashMap<String, Object>();
        body.put("commandId", Ids.next());
        body.put("then", "ASSIGN");
        body.put("typeCode", "HAZARD");
        body.put("title", title);
        body.put("requirement", "限期整改");
        body.put("urgent", false);
        body.put("sourceKind", "MEETING");
        body.put("leadUnit", lead);
        body.put("dueOn", "2026-12-10");
        body.put("unclassified", true);
        return body;
    }

    /** The unit signs and reports with the file. */
    private UUID report(String matter, String name) {
        var file = Ids.next();
        var uploaded = zone.lanheLiaison.send(multipart("/api/evidence")
                .file(new MockMultipartFile("file", name, "text/plain", "说明".getBytes(StandardCharsets.UTF_8)))
                .param("id", file.toString()));
        assertThat(uploaded.status()).as(uploaded.body().toString()).isEqualTo(200);
        act(matter, Map.of("act", "RECEIVE"));
        act(matter, Map.of("act", "PROGRESS", "percent", 50, "text", "已请检测单位", "files", List.of(file)));
        return file;
    }

    private void act(String matter, Map<String, Object> order) {
        var version =
                zone.officer.get("/api/matters/" + matter).body().at("/version").asInt();
        var answer = zone.lanheLiaison.post(
                "/api/matters/" + matter + "/acts",
                Map.of("commandId", Ids.next(), "version", version, "order", order));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private String unit(String name, String shortName) {
        var facts =
                Map.of("name", name, "shortName", shortName, "kind", "DEPARTMENT", "sort", 0, "parent", zone.committee);
        var answer = zone.systemAdministrator.post("/api/units", Map.of("facts", facts));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().at("/id").asString();
    }

    private static TestPerson.Answer search(TestPerson person, String typed) {
        return person.get("/api/search?q="
                + URLEncoder.encode(typed, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static JsonNode items(TestPerson.Answer answer, String group) {
        return answer.body().at("/" + group + "/items");
    }

    private static JsonNode only(TestPerson.Answer answer, String group) {
        assertThat(items(answer, group)).as(answer.body().toString()).hasSize(1);
        return items(answer, group).get(0);
    }

    private static String first(TestPerson.Answer answer) {
        return answer.body().at("/matters/items/0/id").asString();
    }
}
