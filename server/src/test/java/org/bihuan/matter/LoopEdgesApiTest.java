package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class LoopEdgesApiTest extends MatterApi {

    @Autowired
    TestClock.Settable clock;

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void filtersByUnitHoweverManyAreGiven() {
        var id = open("SUPERVISED_ITEM");

        assertThat(total("unit=" + zone.lanhe)).isEqualTo(1);
        assertThat(total("unit=" + zone.xinqiao)).isZero();
        assertThat(total("unit=" + zone.xinqiao + "&unit=" + zone.lanhe)).isEqualTo(1);
        assertThat(zone.officer
                        .get("/api/matters/totals?unit=" + zone.lanhe)
                        .body()
                        .at("/all")
                        .asInt())
                .isEqualTo(1);
        assertThat(zone.officer.get("/api/matters?unit=x").status()).isEqualTo(422);
        assertState(id, "ASSIGNED");
    }

    @Test
    void letsOnlyTheRequesterWithdrawARequestAndThenGoesOn() {
        var id = open("SUPERVISED_ITEM");
        act(zone.officer, id, Map.of("act", "REQUEST_CANCELLATION", "reason", "重复交办"), "ASSIGNED");
        assertThat(total("waiting=DECISION")).isZero();
        assertThat(zone.leader
                        .get("/api/matters?waiting=DECISION")
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);

        assertThat(code(send(zone.lanheLiaison, id, Map.of("act", "WITHDRAW_REQUEST"))))
                .isEqualTo("MATTER-REQUEST-OF-ANOTHER");
        act(zone.officer, id, Map.of("act", "WITHDRAW_REQUEST", "reason", "并非重复"), "ASSIGNED");

        assertThat(code(send(zone.officer, id, Map.of("act", "WITHDRAW_REQUEST"))))
                .isEqualTo("MATTER-NO-REQUEST");
        assertThat(zone.leader
                        .get("/api/matters?waiting=DECISION")
                        .body()
                        .at("/total")
                        .asInt())
                .isZero();
        act(zone.officer, id, Map.of("act", "REQUEST_CANCELLATION", "reason", "确系重复"), "ASSIGNED");
    }

    @Test
    void keepsADiscardedDraftToItsAuthor() {
        var draft = new LinkedHashMap<>(opening("SUPERVISED_ITEM"));
        draft.put("then", "DRAFT");
        var id = UUID.fromString(
                zone.officer.post("/api/matters", draft).body().at("/id").asString());
        act(zone.officer, id, Map.of("act", "DISCARD"), "CANCELLED");

        assertThat(zone.leader.get("/api/matters/" + id).status()).isEqualTo(404);
        assertThat(zone.leader
                        .get("/api/matters?stage=CANCELLED")
                        .body()
                        .at("/total")
                        .asInt())
                .isZero();
        assertThat(zone.leader.get("/api/matters?stage=ALL").body().at("/total").asInt())
                .isZero();
        assertThat(total("stage=CANCELLED")).isEqualTo(1);
    }

    @Test
    void runsTheReworkLimitOnAfterAPause() {
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已完成"), "REPORTED");
        act(zone.inspector, id, verify("NOT_DONE", "未完成"), "REWORK");
        var limit = stepDueAt(id);
        act(
                zone.officer,
                id,
                Map.of("act", "SHELVE", "reason", "待上级批复", "approvedBy", "分管领导", "reviewOn", "2026-12-31"),
                "SHELVED");
        act(zone.officer, id, Map.of("act", "RESUME"), "REWORK");

        assertThat(stepDueAt(id)).isEqualTo(limit).isNotEmpty();
    }

    @Test
    void takesTheOldUnitsPersonAwayWithTheMatterAndNeverLetsTheLeadSupportItself() {
        var body = new LinkedHashMap<>(opening("SUPERVISED_ITEM"));
        body.put("responsibleName", "吕晓东");
        body.put("responsiblePhone", "13900000000");
        body.put("supportingUnits", List.of(zone.xinqiao, zone.xinqiao, zone.lanhe));
        var id = UUID.fromString(
                zone.officer.post("/api/matters", body).body().at("/id").asString());
        assertThat(slots(id))
                .containsExactlyInAnyOrder(
                        "ASSIGNING_UNIT " + zone.supervisionOffice,
                        "LEAD_UNIT " + zone.lanhe,
                        "RESPONSIBLE_PERSON 吕晓东",
                        "SUPPORTING_UNIT " + zone.xinqiao);

        act(zone.officer, id, Map.of("act", "REASSIGN", "leadUnit", zone.xinqiao, "reason", "属地调整"), "ASSIGNED");

        assertThat(slots(id))
                .containsExactlyInAnyOrder("ASSIGNING_UNIT " + zone.supervisionOffice, "LEAD_UNIT " + zone.xinqiao);
    }

    @Test
    void doesNotAmendATitleAwayNorGradeWhatHasNoGrades() {
        var id = open("PROBLEM");

        assertThat(code(send(zone.officer, id, Map.of("act", "AMEND", "title", "   ", "reason", "改"))))
                .isEqualTo("MATTER-TITLE-TOO-SHORT");
        assertThat(code(send(zone.officer, id, Map.of("act", "AMEND", "severity", "MAJOR", "reason", "改"))))
                .isEqualTo("MATTER-NOT-GRADED");
    }

    @Test
    void doesNotLetAUnitThatHelpedVerify() {
        var body = new LinkedHashMap<>(opening("SUPERVISED_ITEM"));
        body.put("supportingUnits", List.of(zone.safetyOffice));
        var id = UUID.fromString(
                zone.officer.post("/api/matters", body).body().at("/id").asString());
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已完成"), "REPORTED");

        assertThat(code(send(zone.inspector, id, verify("PASSED", "同意")))).isEqualTo("MATTER-VERIFIER-IS-HANDLER");
    }

    @Test
    void keepsAUnitOpenWhileItLeadsLiveMatters() {
        var body = new LinkedHashMap<>(opening("SUPERVISED_ITEM"));
        body.put("leadUnit", zone.xinqiao);
        var id = UUID.fromString(
                zone.officer.post("/api/matters", body).body().at("/id").asString());
        var closing = Map.of("on", "2026-11-20", "successor", zone.lanhe, "version", 1);
        var path = "/api/units/" + zone.xinqiao + "/close";

        var refused = zone.systemAdministrator.post(path, closing);

        assertThat(code(refused)).as(refused.body().toString()).isEqualTo("MATTER-UNIT-AT-WORK");
        assertThat(refused.body().at("/count").asInt()).isEqualTo(1);
        act(zone.officer, id, Map.of("act", "REASSIGN", "leadUnit", zone.lanhe, "reason", "撤并"), "ASSIGNED");
        assertThat(zone.systemAdministrator.post(path, closing).status()).isEqualTo(200);
    }

    @Test
    void countsAPastDayUnderTheNamesOfThatDay() {
        open("SUPERVISED_ITEM");
        var before = TestClock.START.plus(Duration.ofHours(1));
        var renamed = Map.of(
                "facts",
                Map.of(
                        "name",
                        "澜河新城街道",
                        "shortName",
                        "澜河新城",
                        "kind",
                        "SUBDISTRICT",
                        "parent",
                        zone.committee,
                        "sort",
                        0),
                "from",
                "2026-11-25",
                "reason",
                "更名",
                "version",
                1);
        clock.set(Instant.parse("2026-11-25T02:00:00Z"));
        var answer = zone.systemAdministrator.put("/api/units/" + zone.lanhe, renamed);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);

        assertThat(unitNamed(before)).isNotEqualTo("澜河新城街道");
        assertThat(unitNamed(clock.instant())).isEqualTo("澜河新城街道");
    }

    private String unitNamed(Instant asAt) {
        return zone.officer
                .get("/api/statistics/table?groupBy=UNIT&figure=LIVE&asAt=" + asAt)
                .body()
                .at("/lines/0/name")
                .asString();
    }

    @ParameterizedTest
    @CsvSource({
        "subjectCode, 91320000MA1XXXXXX9, MATTER-CREDIT-CODE-WRONG",
        "responsiblePhone, 12345, MATTER-PHONE-WRONG",
        "fields.foundOn, 昨天, FORM-NOT-A-DATE",
        "fields.tenancy, 借用, FORM-NOT-A-CHOICE",
        "fields.colour, 红, FORM-FIELD-UNKNOWN",
    })
    void refusesAFieldThatDoesNotFitItsKind(String field, String value, String expected) {
        var body = new LinkedHashMap<>(opening("HAZARD"));
        body.put("responsibleName", "吕晓东");
        if (field.startsWith("fields.")) {
            body.put("fields", Map.of(field.substring("fields.".length()), value));
        } else {
            body.put(field, value);
        }

        var refused = zone.officer.post("/api/matters", body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo(expected);
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void namesTheMemberOfABodyThatCannotBeRead() {
        var body = new LinkedHashMap<>(opening("SUPERVISED_ITEM"));
        body.put("dueOn", "+999999999-12-31");

        var refused = zone.officer.post("/api/matters", body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("dueOn");
        var withHole = new LinkedHashMap<>(opening("SUPERVISED_ITEM"));
        var units = new ArrayList<>();
        units.add(null);
        withHole.put("supportingUnits", units);
        assertThat(zone.officer.post("/api/matters", withHole).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"灯\u0000不亮", "灯\uD800不亮"})
    void blamesTheFieldThatHoldsWhatNoKeyboardMakes(String text) {
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");

        var refused = send(zone.lanheLiaison, id, Map.of("act", "PROGRESS", "text", text, "percent", 10));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("order.text");
        assertThat(code(zone.officer.get("/api/matters?q=%00"))).isEqualTo("REQUEST-CHARACTERS-WRONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/matters?dueFrom=%2B999999999-01-01",
                "/api/matters?openedTo=-999999999-01-01",
                "/api/statistics/table?groupBy=UNIT&figure=LIVE&asAt=%2B1000000000-12-31T23:59:59Z",
            })
    void refusesDaysBeyondReason(String path) {
        assertThat(zone.officer.get(path).status()).isBetween(400, 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0001-01-01T00:00:00Z", "-4800-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z", "1763600000"})
    void refusesMomentsBeyondReasonInAnOrder(String moment) {
        var id = open("SUPERVISED_ITEM");

        var refused = send(zone.officer, id, Map.of("act", "CORRECT", "openedAt", moment, "reason", "登记有误"));

        assertThat(refused.status()).isBetween(400, 422);
    }

    @Test
    void findsACharacterBeyondTheBasicPlaneByItself() {
        var body = new LinkedHashMap<>(opening("SUPERVISED_ITEM"));
        body.put("title", "𠮷野家门前隐患");
        zone.officer.post("/api/matters", body);

        assertThat(total("q=" + encoded("𠮷"))).isEqualTo(1);
    }

    private int total(String query) {
        return zone.officer.get("/api/matters?" + query).body().at("/total").asInt();
    }

    private String stepDueAt(UUID id) {
        return zone.officer
                .get("/api/matters/" + id)
                .body()
                .at("/stepClock/dueAt")
                .asString();
    }

    private List<String> slots(UUID id) {
        return zone.officer.get("/api/matters/" + id).body().at("/responsible").values().stream()
                .map(each -> each.at("/slot").asString() + " "
                        + (each.at("/unit").isNull()
                                ? each.at("/personName").asString()
                                : each.at("/unit/id").asString()))
                .toList();
    }

    private static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString();
    }
}
