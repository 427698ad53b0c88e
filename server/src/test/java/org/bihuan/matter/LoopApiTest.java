package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.organisation.Tables.UNIT;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Ids;
import org.bihuan.testing.TestClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class LoopApiTest extends MatterApi {

    @Autowired
    TestClock.Settable clock;

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    @Autowired
    DSLContext sql;

    @Test
    void goesRoundTheLoopFromOpeningToCloseOff() {
        var id = open("SUPERVISED_ITEM");
        assertState(id, "ASSIGNED");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE", "responsibleName", "吕晓东"), "RECEIVED");
        act(zone.lanheLiaison, id, Map.of("act", "PROGRESS", "text", "已召开协调会", "percent", 40), "IN_PROGRESS");
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已完成送电"), "REPORTED");
        act(zone.inspector, id, verify("NOT_DONE", "现场未通电"), "REWORK");
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已通电，附电表读数"), "REPORTED");
        act(zone.inspector, id, verify("PASSED", "现场核实已通电"), "PASSED");
        act(zone.officer, id, Map.of("act", "CLOSE_OFF", "opinion", "同意销号"), "CLOSED_OFF");

        var file = zone.officer.get("/api/matters/" + id).body();
        assertThat(file.at("/round").asInt()).isEqualTo(2);
        assertThat(file.at("/light").asString()).isEqualTo("GREEN");
        var timeline = zone.officer.get("/api/matters/" + id + "/timeline").body();
        assertThat(timeline.at("/items").values().stream()
                        .map(entry -> entry.at("/event").asString()))
                .containsExactly(
                        "ClosedOff",
                        "Verified",
                        "Reported",
                        "Verified",
                        "Reported",
                        "Progressed",
                        "Received",
                        "Assigned",
                        "Opened");
        assertThat(timeline.at("/items/0/facts/onTimeByOriginalDate").asBoolean())
                .isTrue();
    }

    @Test
    void carriesACommandOutOnceHoweverOftenItArrives() {
        var id = open("SUPERVISED_ITEM");
        var body = Map.of("commandId", Ids.next(), "version", 1, "order", Map.of("act", "RECEIVE"));

        var first = zone.lanheLiaison.post("/api/matters/" + id + "/acts", body);
        var again = zone.lanheLiaison.post("/api/matters/" + id + "/acts", body);

        assertThat(first.body().at("/alreadyDone").asBoolean()).isFalse();
        assertThat(again.body().at("/alreadyDone").asBoolean()).isTrue();
        assertThat(zone.officer
                        .get("/api/matters/" + id + "/timeline")
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void refusesACommandIdThatHasServedAnotherMatterOrPerson() {
        var first = open("SUPERVISED_ITEM");
        var second = open("SUPERVISED_ITEM");
        var body = Map.of("commandId", Ids.next(), "version", 1, "order", Map.of("act", "RECEIVE"));
        zone.lanheLiaison.post("/api/matters/" + first + "/acts", body);

        assertThat(zone.lanheLiaison
                        .post("/api/matters/" + second + "/acts", body)
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("MATTER-COMMAND-TAKEN");
        assertThat(zone.officer
                        .post("/api/matters/" + first + "/acts", body)
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("MATTER-COMMAND-TAKEN");
    }

    @Test
    void doesNotHandAMatterToAUnitThatHasBeenClosed() {
        var closed = zone.unit("撤并的办事处", "OFFICE", zone.committee);
        zone.inZone(() -> sql.update(UNIT)
                .set(UNIT.VALID_TO, java.time.LocalDate.of(2026, 1, 1))
                .where(UNIT.ZONE_ID.eq(zone.key.value()), UNIT.ID.eq(closed.value()))
                .execute());
        var body = new LinkedHashMap<>(opening("SUPERVISED_ITEM"));
        body.put("leadUnit", closed);

        var refused = zone.officer.post("/api/matters", body);

        assertThat(refused.body().at("/code").asString()).isEqualTo("MATTER-UNIT-UNKNOWN");
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("leadUnit");
    }

    @Test
    void tellsWhatChangedToAPersonWhoseScreenIsBehind() {
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");

        var stale = zone.officer.post(
                "/api/matters/" + id + "/acts",
                Map.of("commandId", Ids.next(), "version", 1, "order", Map.of("act", "URGE")));

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().at("/code").asString()).isEqualTo("MATTER-STALE");
        assertThat(stale.body().at("/changes/0/event").asString()).isEqualTo("Received");
        assertThat(stale.body().at("/version").asInt()).isEqualTo(2);
    }

    @Test
    void saysFromWhenAMatterMayBeUrgedAgainAndRefusesUntilThen() {
        var id = open("SUPERVISED_ITEM");
        assertThat(file(id).at("/urgeAgainAt").isNull()).isTrue();
        act(zone.officer, id, Map.of("act", "URGE"), "ASSIGNED");

        var again = Instant.parse(file(id).at("/urgeAgainAt").asString());
        var refused = send(zone.officer, id, Map.of("act", "URGE"));

        assertThat(again).isAfter(clock.instant());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body().at("/next").asString()).isEqualTo(again.toString());
        clock.set(again);
        assertThat(file(id).at("/urgeAgainAt").isNull()).isTrue();
        act(zone.officer, id, Map.of("act", "URGE"), "ASSIGNED");
    }

    private JsonNode file(UUID id) {
        return zone.officer.get("/api/matters/" + id).body();
    }

    @Test
    void doesNotLetTheHandlerVerifyTheirOwnWork() {
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已完成"), "REPORTED");
        var sameUnit =
                zone.person(org.bihuan.access.BuiltinRole.INSPECTOR, org.bihuan.access.Scope.ALL, "同单位检查员", zone.lanhe);

        var refused = send(sameUnit, id, verify("PASSED", "同意"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().at("/code").asString()).isEqualTo("MATTER-VERIFIER-IS-HANDLER");
    }

    @Test
    void hidesAMatterOfAnotherUnitAndOfAnotherZone() {
        var id = open("SUPERVISED_ITEM");

        assertThat(zone.xinqiaoLiaison.get("/api/matters/" + id).status()).isEqualTo(404);
        assertThat(zones.create().officer.get("/api/matters/" + id).status()).isEqualTo(404);
        assertThat(zone.xinqiaoLiaison
                        .get("/api/matters/" + id + "/why")
                        .body()
                        .at("/hindrance")
                        .asString())
                .isEqualTo("OUT_OF_SCOPE");
        assertThat(zone.lanheLiaison
                        .get("/api/matters/" + id + "/why")
                        .body()
                        .at("/reasons/0/because")
                        .asString())
                .isEqualTo("UNIT_IN_SLOT");
    }

    @Test
    void keepsBothDatesWhenAnExtensionIsApprovedByAnother() {
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        act(
                zone.lanheLiaison,
                id,
                Map.of("act", "REQUEST_EXTENSION", "reason", "配件到货晚", "dueOn", "2026-12-25"),
                "RECEIVED");
        act(zone.officer, id, Map.of("act", "DECIDE_REQUEST", "approved", true), "RECEIVED");

        var clock = zone.officer.get("/api/matters/" + id).body().at("/businessClock");
        assertThat(clock.at("/originalDueOn").asString()).isEqualTo("2026-12-10");
        assertThat(clock.at("/dueOn").asString()).isEqualTo("2026-12-25");
    }

    @Test
    void listsWhatTheFilterAsksForAndCountsTheSameSet() {
        var id = open("SUPERVISED_ITEM");
        open("HAZARD");

        var page =
                zone.officer.get("/api/matters?type=SUPERVISED_ITEM&sort=due").body();
        var totals = zone.officer.get("/api/matters/totals").body();

        assertThat(page.at("/total").asInt()).isEqualTo(1);
        assertThat(page.at("/items/0/id").asString()).isEqualTo(id.toString());
        assertThat(totals.at("/all").asInt()).isEqualTo(2);
        assertThat(totals.at("/awaitingReceipt").asInt()).isEqualTo(2);
        assertThat(zone.officer
                        .get("/api/matters?q=" + encoded("接入"))
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(2);
        assertThat(zone.officer
                        .get("/api/statistics/value?figure=LIVE")
                        .body()
                        .at("/value")
                        .asInt())
                .isEqualTo(2);
        assertThat(zone.lanheLiaison
                        .get("/api/workbench")
                        .body()
                        .at("/mine/0/task")
                        .asString())
                .isEqualTo("SIGN");
    }

    @Test
    void asksForEvidenceWhereTheTypeDoes() {
        var id = open("HAZARD");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");

        var refused = send(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已整改"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/code").asString()).isEqualTo("MATTER-EVIDENCE-MISSING");
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("files");
    }

    @Test
    void letsTheAuthorAndNobodyElseRewriteADraft() {
        var draft = new LinkedHashMap<>(opening("SUPERVISED_ITEM"));
        draft.put("then", "DRAFT");
        var id = zone.officer.post("/api/matters", draft).body().at("/id").asString();
        draft.put("commandId", Ids.next());
        draft.put("title", "化解110千伏用电接入问题");
        draft.put("then", "ASSIGN");

        assertThat(zone.leader.put("/api/matters/" + id + "?version=1", draft).status())
                .isEqualTo(404);
        var rewritten = zone.officer.put("/api/matters/" + id + "?version=1", draft);

        assertThat(rewritten.status()).as(rewritten.body().toString()).isEqualTo(200);
        assertThat(rewritten.body().at("/title").asString()).isEqualTo("化解110千伏用电接入问题");
        assertThat(rewritten.body().at("/state").asString()).isEqualTo("ASSIGNED");
        assertThat(zone.officer
                        .put("/api/matters/" + id + "?version=1", opening("SUPERVISED_ITEM"))
                        .status())
                .isEqualTo(409);
    }
}
