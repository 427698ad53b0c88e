package org.bihuan.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.subject.Tables.SUBJECT_;
import static org.bihuan.subject.SubjectApi.code;
import static org.bihuan.subject.SubjectApi.facts;
import static org.bihuan.subject.SubjectApi.file;
import static org.bihuan.subject.SubjectApi.recorded;
import static org.bihuan.subject.SubjectApi.write;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.CreditCode;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class SubjectApiTest {

    @Autowired
    TestZones zones;

    @Autowired
    DSLContext sql;

    private TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @Test
    void aZoneBeginsWithElevenTypesAndAnAdministratorAddsAnother() {
        assertThat(zone.officer.get("/api/subject-types").body().values())
                .extracting(type -> type.at("/code").asString())
                .containsExactly(
                        "ENTERPRISE",
                        "LESSOR",
                        "LESSEE",
                        "BUILDING",
                        "FLOOR",
                        "SELF_BUILT_HOUSE",
                        "COMMUNITY",
                        "PROJECT_SITE",
                        "SHOP_FRONT",
                        "ROAD_SEGMENT",
                        "FACILITY");
        var depth = Map.of(
                "key", "depth", "label", "最大水深", "labelEn", "Depth", "kind", "NUMBER", "unit", "米", "required", true);
        var pool = Map.of(
                "name",
                "游泳场所",
                "nameEn",
                "Swimming pool",
                "creditCode",
                "OPTIONAL",
                "personNumber",
                "NO",
                "position",
                "REQUIRED",
                "fields",
                List.of(depth),
                "sort",
                200,
                "retired",
                false);

        var made = zone.officer.put("/api/subject-types/POOL", Map.of("version", 0, "definition", pool));

        assertThat(made.status()).as(made.body().toString()).isEqualTo(200);
        assertThat(made.body().at("/version").asInt()).isEqualTo(1);
        var refused = write(zone.officer, Ids.next(), 0, facts("POOL", "澜河游泳馆", zone.lanhe));
        assertThat(refused.body().at("/errors").values())
                .extracting(error -> error.at("/field").asString())
                .containsExactly("position", "fields.depth");
        assertThat(code(zone.officer.put("/api/subject-types/POOL", Map.of("version", 0, "definition", pool))))
                .isEqualTo("SUBJECT-TYPE-STALE");
        assertThat(code(zone.officer.put("/api/subject-types/pool", Map.of("version", 0, "definition", pool))))
                .isEqualTo("SUBJECT-TYPE-CODE-WRONG");
        assertThat(code(zone.lanheLiaison.put("/api/subject-types/POOL2", Map.of("version", 0, "definition", pool))))
                .isEqualTo("ACCESS-NOT-PERMITTED");
    }

    @Test
    void recordsASubjectAndShowsItsFileWithNumbersMasked() {
        var given = facts("SELF_BUILT_HOUSE", " 澜河村 12 号自建房 ", zone.lanhe);
        given.put("personNumber", "32040219900307401x".replace("x", check("32040219900307401")));
        given.put("contactName", "钱有为");
        given.put("contactPhone", "138 0000 1111");
        given.put("address", "澜河村 12 号");
        given.put("position", Map.of("longitude", 119.95, "latitude", 31.78, "accuracy", 12));
        given.put("answers", Map.of("floors", "3", "commercial", "true"));

        var id = recorded(zone.lanheLiaison, given);

        var file = file(zone.officer, id);
        var facts = file.at("/facts");
        assertThat(facts.at("/name").asString()).isEqualTo("澜河村 12 号自建房");
        assertThat(facts.at("/personNumber").asString()).startsWith("320****");
        assertThat(facts.at("/contactPhone").asString()).isEqualTo("138****1111");
        assertThat(facts.at("/answers/floors").asString()).isEqualTo("3");
        assertThat(facts.at("/answers/commercial").asString()).isEqualTo("true");
        assertThat(file.at("/named/territorialUnit").asString()).isEqualTo("澜河街道");
        assertThat(file.at("/state").asString()).isEqualTo("IN_OPERATION");
        assertThat(file.at("/createdBy").asString()).isEqualTo("吕晓东");
        assertThat(file.at("/allowedActions").toString()).isEqualTo("[\"change\",\"close\",\"relate\",\"merge\"]");
        assertThat(file(zone.leader, id).at("/allowedActions").toString()).isEqualTo("[]");
        var stored = zone.inZone(() -> sql.selectFrom(SUBJECT_)
                .where(SUBJECT_.ZONE_ID.eq(zone.key.value()), SUBJECT_.ID.eq(id))
                .fetchSingle());
        assertThat(stored.formatJSON()).doesNotContain("19900307");
        var revealed = zone.officer.post(
                "/api/subjects/" + id + "/reveal", Map.of("field", "personNumber", "reason", "核对产权人"));
        assertThat(revealed.body().at("/value").asString()).startsWith("32040219900307401");
        assertThat(code(zone.lanheLiaison.post(
                        "/api/subjects/" + id + "/reveal", Map.of("field", "personNumber", "reason", "核对产权人"))))
                .isEqualTo("ACCESS-NOT-PERMITTED");
    }

    private static String check(String seventeen) {
        return String.valueOf(PersonNumber.check(seventeen + "0"));
    }

    @Test
    void keepsWhatIsSentBackMaskedAndTellsTheChangesInItsTimeline() {
        var given = facts("ENTERPRISE", "东澜甲机械厂", zone.lanhe);
        given.put("contactPhone", "13800001111");
        var id = recorded(zone.officer, given);
        given.put("contactPhone", "138****1111");
        given.put("address", "澜河路 8 号");
        given.put("territorialUnit", zone.xinqiao);

        var changed = write(zone.officer, id, 1, given);

        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        assertThat(zone.inZone(() -> sql.select(SUBJECT_.CONTACT_PHONE)
                        .from(SUBJECT_)
                        .where(SUBJECT_.ZONE_ID.eq(zone.key.value()), SUBJECT_.ID.eq(id))
                        .fetchSingle()
                        .value1()))
                .isEqualTo("13800001111");
        var rows = zone.officer.get("/api/subjects/" + id + "/timeline").body();
        assertThat(rows.at("/total").asInt()).isEqualTo(2);
        assertThat(rows.at("/items/0/kind").asString()).isEqualTo("CHANGED");
        assertThat(rows.at("/items/0/told/changes").toString())
                .isEqualTo("[{\"field\":\"territorialUnit\",\"before\":\"澜河街道\",\"after\":\"新桥街道\"},"
                        + "{\"field\":\"address\",\"before\":null,\"after\":\"澜河路 8 号\"}]");
        assertThat(rows.at("/items/1/kind").asString()).isEqualTo("OPENED");
        assertThat(code(write(zone.officer, id, 1, given))).isEqualTo("SUBJECT-STALE");
        assertThat(write(zone.officer, id, 2, given).body().at("/version").asInt())
                .as("nothing has changed, nothing is written")
                .isEqualTo(2);
    }

    @Test
    void isRecordedOnceWhenSentTwice() {
        var id = Ids.next();
        var given = facts("ENTERPRISE", "东澜乙机械厂", zone.lanhe);
        write(zone.officer, id, 0, given);

        assertThat(write(zone.officer, id, 0, given).status()).isEqualTo(200);
        assertThat(total(zone.officer, "")).isEqualTo(1);
        assertThat(code(write(zone.officer, id, 0, facts("ENTERPRISE", "另一家", zone.lanhe))))
                .isEqualTo("SUBJECT-STALE");
    }

    @Test
    void refusesASecondOneOfTheSameCreditCodeAndNamesTheFirst() {
        var first = facts("ENTERPRISE", "东澜丙机械厂", zone.lanhe);
        first.put("creditCode", validCode());
        var id = recorded(zone.officer, first);
        var second = facts("ENTERPRISE", "丙厂", zone.xinqiao);
        second.put("creditCode", validCode().toLowerCase(java.util.Locale.ROOT));

        var refused = write(zone.officer, Ids.next(), 0, second);

        assertThat(code(refused)).isEqualTo("SUBJECT-CREDIT-CODE-TAKEN");
        assertThat(refused.body().at("/detail").asString()).contains("东澜丙机械厂");
        assertThat(refused.body().at("/other").asString()).isEqualTo(id.toString());
        var blind = write(zone.xinqiaoLiaison, Ids.next(), 0, second);
        assertThat(code(blind)).isEqualTo("SUBJECT-CREDIT-CODE-TAKEN");
        assertThat(blind.body().toString())
                .as("who may not see the other is not told its name")
                .doesNotContain("丙机械");
        second.put("creditCode", "91320400MA1X4RCE3");
        assertThat(code(write(zone.officer, Ids.next(), 0, second))).isEqualTo("SUBJECT-CREDIT-CODE-WRONG");
    }

    /** A code that checks. */
    static String validCode() {
        var seventeen = "91320400MA1X4RCE3";
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(last -> seventeen + (char) last)
                .filter(CreditCode::valid)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsAllThatIsWrongAtOnceByField() {
        var given = facts("ENTERPRISE", "东澜丁机械厂", UUID.randomUUID());
        given.put("creditCode", "1");
        given.put("contactPhone", "12");
        given.put("area", UUID.randomUUID());
        given.put("answers", Map.of("employees", "许多", "unknown", "1"));

        var refused = write(zone.officer, Ids.next(), 0, given);

        assertThat(code(refused)).isEqualTo("SUBJECT-FACTS-WRONG");
        assertThat(refused.body().at("/errors").values())
                .extracting(error -> error.at("/field").asString())
                .containsExactly(
                        "creditCode", "contactPhone", "area", "territorialUnit", "fields.unknown", "fields.employees");
        given = facts("ENTERPRISE", "东澜丁机械厂", zone.lanhe);
        given.put("position", Map.of("longitude", 31.78, "latitude", 119.95));
        assertThat(code(write(zone.officer, Ids.next(), 0, given))).isEqualTo("PLACE-POSITION-WRONG");
    }

    @Test
    void everybodySeesAndKeepsWhatTheirUnitsAnswerFor() {
        var ofLanhe = recorded(zone.officer, facts("ENTERPRISE", "澜河厂", zone.lanheVillage));
        var ofXinqiao = recorded(zone.officer, facts("ENTERPRISE", "新桥厂", zone.xinqiao));
        var sponsored = facts("ENTERPRISE", "包保厂", zone.xinqiao);
        sponsored.put("sponsor", zone.lanheLiaison.person());
        recorded(zone.officer, sponsored);

        assertThat(names(zone.lanheLiaison, "")).containsExactlyInAnyOrder("澜河厂", "包保厂");
        assertThat(names(zone.xinqiaoLiaison, "")).containsExactlyInAnyOrder("新桥厂", "包保厂");
        assertThat(zone.lanheLiaison.get("/api/subjects/" + ofXinqiao).status()).isEqualTo(404);
        assertThat(code(write(zone.lanheLiaison, ofXinqiao, 1, facts("ENTERPRISE", "改名", zone.lanhe))))
                .isEqualTo("SUBJECT-NOT-FOUND");
        assertThat(code(write(zone.lanheLiaison, ofLanhe, 1, facts("ENTERPRISE", "澜河厂", zone.xinqiao))))
                .as("nobody gives away what they would then no longer see")
                .isEqualTo("SUBJECT-OUT-OF-SCOPE");
        assertThat(zones.create().officer.get("/api/subjects/" + ofLanhe).status())
                .isEqualTo(404);
        assertThat(zone.systemAdministrator.get("/api/subjects").status()).isEqualTo(403);
    }

    @Test
    void findsByTwoCharactersByInitialsAndByEachFilterAndCountsTheWhole() {
        var first = facts("ENTERPRISE", "东澜喷淋设备有限公司", zone.lanhe);
        first.put("position", Map.of("longitude", 119.95, "latitude", 31.78));
        first.put("regulatorUnit", zone.safetyOffice);
        recorded(zone.officer, first);
        var second = recorded(zone.officer, facts("COMMUNITY", "锦绣家园", zone.xinqiao));
        recorded(zone.officer, facts("BUILDING", "无主楼", null));
        zone.officer.post("/api/subjects/" + second + "/closing", Map.of("version", 1, "reason", "已拆迁"));

        assertThat(names(zone.officer, "q=" + encoded("喷淋"))).containsExactly("东澜喷淋设备有限公司");
        assertThat(names(zone.officer, "q=jxjy")).containsExactly("锦绣家园");
        assertThat(names(zone.officer, "q=" + encoded("喷淋 家园"))).isEmpty();
        assertThat(names(zone.officer, "type=COMMUNITY")).containsExactly("锦绣家园");
        assertThat(names(zone.officer, "unit=" + zone.safetyOffice)).containsExactly("东澜喷淋设备有限公司");
        assertThat(names(zone.officer, "state=CLOSED")).containsExactly("锦绣家园");
        assertThat(names(zone.officer, "unplaced=true")).containsExactlyInAnyOrder("锦绣家园", "无主楼");
        assertThat(names(zone.officer, "unowned=true")).containsExactly("无主楼");
        assertThat(zone.officer.get("/api/subjects?sort=;drop").status()).isEqualTo(400);
        var totals = zone.officer.get("/api/subjects/totals").body();
        assertThat(List.of(
                        totals.at("/all").asInt(),
                        totals.at("/inOperation").asInt(),
                        totals.at("/closed").asInt(),
                        totals.at("/unplaced").asInt(),
                        totals.at("/unowned").asInt()))
                .containsExactly(3, 2, 1, 1, 1);
    }

    @Test
    void isClosedAndReopenedWithAReasonThatItsTimelineKeeps() {
        var id = recorded(zone.officer, facts("PROJECT_SITE", "东澜大桥工地", zone.lanhe));

        var closed = zone.officer.post("/api/subjects/" + id + "/closing", Map.of("version", 1, "reason", "竣工"));

        assertThat(closed.body().at("/state").asString()).isEqualTo("CLOSED");
        assertThat(code(zone.officer.post("/api/subjects/" + id + "/closing", Map.of("version", 2, "reason", "竣工"))))
                .isEqualTo("SUBJECT-CLOSED");
        zone.officer.post("/api/subjects/" + id + "/reopening", Map.of("version", 2, "reason", "二期开工"));
        assertThat(zone.officer
                        .get("/api/subjects/" + id + "/timeline")
                        .body()
                        .at("/items")
                        .values())
                .extracting(row -> row.at("/kind").asString() + " "
                        + row.at("/told/reason").asString())
                .containsExactly("REOPENED 二期开工", "CLOSED 竣工", "OPENED ");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int total(TestPerson who, String query) {
        return who.get("/api/subjects?" + query).body().at("/total").asInt();
    }

    private static List<String> names(TestPerson who, String query) {
        var answer = who.get("/api/subjects?" + query);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().at("/items").values().stream()
                .map((JsonNode row) -> row.at("/name").asString())
                .toList();
    }
}
