package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.PersonalData;
import org.bihuan.testing.TestPerson;
import org.junit.jupiter.api.Test;

/** Telephone numbers are masked in every answer and shown in full one at a time, for a reason that is kept. */
class PersonalDataApiTest extends MatterApi {

    private static final String MOBILE = "13800000001";

    @Test
    void masksByTheLengthOfTheNumber() {
        assertThat(PersonalData.masked(MOBILE)).isEqualTo("138****0001");
        assertThat(PersonalData.masked("0516-87654321")).isEqualTo("051****4321");
        assertThat(PersonalData.masked("87654321")).isEqualTo("87****21");
        assertThat(PersonalData.masked("12345")).isEqualTo("****");
        assertThat(PersonalData.masked(null)).isNull();
    }

    @Test
    void noAnswerAboutPeopleHoldsTheNumber() {
        var id = person();

        for (var viewer : List.of(zone.systemAdministrator, zone.officer, zone.lanheLiaison)) {
            for (var path :
                    List.of("/api/people", "/api/people/" + id, "/api/units/" + zone.lanhe, "/api/search?q=0001")) {
                assertThat(viewer.get(path).body().toString()).as(path).doesNotContain(MOBILE);
            }
        }
        assertThat(zone.officer
                        .get("/api/people/" + id)
                        .body()
                        .at("/person/mobile")
                        .asString())
                .isEqualTo("138****0001");
    }

    @Test
    void isRevealedForAReasonWhichTheAuditKeeps() {
        var path = "/api/people/" + person() + "/reveal";
        assertThat(code(zone.lanheLiaison.post(path, Map.of("reason", "联系")))).isEqualTo("ACCESS-NOT-PERMITTED");
        assertThat(code(zone.officer.post(path, Map.of("reason", " x ")))).isEqualTo("PERSONAL-DATA-REASON-MISSING");

        var revealed = zone.officer.post(path, Map.of("reason", "联系现场负责人"));

        assertThat(revealed.body()).isEqualTo(zones.json("{\"value\":\"" + MOBILE + "\"}"));
        var records = zone.auditAdministrator
                .get("/api/audit/records?act=person.reveal")
                .body();
        assertThat(records.toString()).contains("联系现场负责人", zone.officer.name()).doesNotContain(MOBILE);
    }

    @Test
    void changingAPersonKeepsANumberTheFormShowsMasked() {
        var id = person();
        var changed = zone.systemAdministrator.put(
                "/api/people/" + id, Map.of("facts", Map.of("name", "单立仁", "mobile", "138****0001"), "version", 1));

        assertThat(changed.status()).as(changed.body().toString()).isLessThan(300);
        assertThat(zone.officer
                        .post("/api/people/" + id + "/reveal", Map.of("reason", "核对号码"))
                        .body()
                        .at("/value")
                        .asString())
                .isEqualTo(MOBILE);
        assertThat(code(zone.systemAdministrator.post("/api/people", Map.of("name", "甲", "mobile", "138****0001"))))
                .isEqualTo("ORGANISATION-MOBILE-MASKED");
    }

    @Test
    void aMattersNumbersAreMaskedForAllWhoSeeIt() {
        var body = opening("SUPERVISED_ITEM");
        body.put("responsibleName", "吕晓东");
        body.put("responsiblePhone", MOBILE);
        var id = UUID.fromString(
                zone.officer.post("/api/matters", body).body().at("/id").asString());

        for (var viewer : List.of(zone.officer, zone.lanheLiaison, zone.leader)) {
            assertThat(viewer.get("/api/matters/" + id).body().toString())
                    .contains("138****0001")
                    .doesNotContain(MOBILE);
        }
        var path = "/api/matters/" + id + "/contacts/reveal";
        assertThat(zone.officer.post(path, Map.of("reason", "联系办理人")).body())
                .isEqualTo(zones.json("{\"values\":{\"RESPONSIBLE_PERSON\":\"" + MOBILE + "\"}}"));
        assertThat(code(zone.lanheLiaison.post(path, Map.of("reason", "联系办理人"))))
                .isEqualTo("ACCESS-NOT-PERMITTED");
        assertThat(code(zones.create().officer.post(path, Map.of("reason", "联系办理人"))))
                .isEqualTo("MATTER-NOT-FOUND");
    }

    @Test
    void masksMobileAndIdentityNumbersInsideTextsAndNothingElse() {
        assertThat(PersonalData.inText("请联系王某13800000001或身份证110105199003071234、11010519900307123X。"))
                .isEqualTo("请联系王某138****0001或身份证110****1234、110****123X。");
        assertThat(PersonalData.inText(
                        "金额 13800000001234 元，编码 91320300MA1A2B3C4D，电话 0516-87654321，2026112200000100001"))
                .isEqualTo("金额 13800000001234 元，编码 91320300MA1A2B3C4D，电话 0516-87654321，2026112200000100001");
        assertThat(PersonalData.restored("先联系138****0001，再复查", "联系13800000001")).isEqualTo("先联系13800000001，再复查");
    }

    @Test
    void aMattersTextsAreShownWithoutTheNumbersInThem() {
        var id = withNumbers();
        var path = "/api/matters/" + id;
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE", "note", "已电话联系" + MOBILE), "RECEIVED");

        for (var viewer : List.of(zone.officer, zone.lanheLiaison, zone.leader)) {
            for (var part : List.of("/api/matters", path, path + "/timeline", "/api/search?q=" + encoded("用电"))) {
                assertThat(viewer.get(part).body().toString()).as(part).doesNotContain(MOBILE, "110105199003071234");
            }
        }
        assertThat(zone.officer.get(path).body().at("/title").asString()).isEqualTo("核实用电投诉人138****0001");
        assertThat(zone.lanheLiaison.get("/api/notices").body().toString()).doesNotContain(MOBILE);
        assertThat(zone.officer
                        .post(path + "/contacts/reveal", Map.of("reason", "联系投诉人"))
                        .body())
                .isEqualTo(zones.json("""
                        {"values": {
                          "TITLE": "核实用电投诉人13800000001",
                          "REQUIREMENT": "身份证110105199003071234，电话13800000001",
                          "TIMELINE": "13800000001"}}
                        """));
    }

    @Test
    void amendingATextKeepsTheNumbersTheFormShowsMasked() {
        var id = withNumbers();
        var path = "/api/matters/" + id;
        act(
                zone.officer,
                id,
                Map.of(
                        "act",
                        "AMEND",
                        "title",
                        "尽快核实用电投诉人138****0001",
                        "requirement",
                        "电话138****0001",
                        "reason",
                        "补充要求"),
                "ASSIGNED");

        var revealed = zone.officer
                .post(path + "/contacts/reveal", Map.of("reason", "联系投诉人"))
                .body();
        assertThat(revealed.at("/values/TITLE").asString()).isEqualTo("尽快核实用电投诉人13800000001");
        assertThat(revealed.at("/values/REQUIREMENT").asString()).isEqualTo("电话13800000001");
    }

    private UUID withNumbers() {
        var body = opening("SUPERVISED_ITEM");
        body.put("title", "核实用电投诉人" + MOBILE);
        body.put("requirement", "身份证110105199003071234，电话" + MOBILE);
        return UUID.fromString(
                zone.officer.post("/api/matters", body).body().at("/id").asString());
    }

    private String person() {
        var person = zone.systemAdministrator.post("/api/people", Map.of("name", "单立人", "mobile", MOBILE));
        assertThat(person.status()).isEqualTo(201);
        var id = person.body().at("/person/id").asString();
        var post = Map.of(
                "person",
                id,
                "unit",
                zone.lanhe,
                "facts",
                Map.of("title", "主任", "rank", "PRINCIPAL", "partTime", false));
        assertThat(zone.systemAdministrator.post("/api/posts", post).status()).isLessThan(300);
        return id;
    }

    private static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString("");
    }
}
