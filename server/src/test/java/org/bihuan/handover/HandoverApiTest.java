package org.bihuan.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class HandoverApiTest {

    @Autowired
    TestZones zones;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    HandoverRounds rounds;

    @Autowired
    ConfigurableApplicationContext application;

    @Autowired
    JsonMapper json;

    TestZone zone;
    TestPerson giver;
    TestPerson successor;
    TestPerson third;

    @BeforeEach
    void aPostToHandOver() {
        zone = zones.create();
        giver = zone.lanheLiaison;
        successor = zone.person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "卢雪梅", zone.lanhe);
        third = zone.person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "贺长青", zone.lanhe);
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void handsAllOpenWorkOverOnceBothHaveConfirmed() {
        var signed = open("用电接入");
        act(giver, signed, Map.of("act", "RECEIVE", "responsibleName", "吕晓东"));
        var named = open("道路修复", Map.of("responsibleName", "吕晓东"));
        var others = open("他人事项");
        act(third, others, Map.of("act", "RECEIVE"));
        giver.post("/api/saved-views", Map.of("name", "红灯", "query", "light=RED"));

        var id = prepare(giver, successor);
        var file = giver.get("/api/handovers/" + id).body();
        assertThat(file.at("/head")).isEqualTo(json.readTree("""
                {"id": "%s", "state": "PREPARED", "unit": "澜河街道", "post": "科员", "giver": "吕晓东", "taker": "卢雪梅",
                 "effectiveOn": null, "preparedAt": "2026-11-20T01:30:00Z", "effectiveAt": null, "standIn": null}
                """.formatted(id)));
        assertThat(file.at("/allowed").toString()).isEqualTo("[\"CHOOSE\",\"OFFER\",\"CANCEL\"]");
        var items = items(giver, id);
        assertThat(items.keySet()).containsExactlyInAnyOrder("用电接入", "道路修复", "红灯");
        assertThat(charges(item(items, "用电接入"))).containsExactlyInAnyOrder("RESPONSIBLE", "HANDLER");
        assertThat(charges(item(items, "道路修复"))).containsExactly("RESPONSIBLE");

        assertThat(successor.get("/api/handovers/" + id).status()).isEqualTo(200);
        assertThat(successor.get("/api/handovers/" + id).body().at("/allowed").size())
                .isZero();
        ok(giver.post("/api/handovers/" + id + "/offer", seen(id)));
        assertThat(successor.get("/api/notices").body().at("/page/items/0/kind").asString())
                .isEqualTo("handover.offered");
        assertThat(code(giver.post("/api/handovers/" + id + "/take", seen(id)))).isEqualTo("HANDOVER-NOT-TAKER");
        var taken = ok(successor.post("/api/handovers/" + id + "/take", seen(id)));

        assertThat(taken.at("/head/state").asString()).isEqualTo("EFFECTIVE");
        assertThat(taken.at("/counts").toString())
                .isEqualTo("{\"all\":3,\"kept\":0,\"refused\":0,\"moved\":3,\"gone\":0,\"added\":0}");
        assertThat(responsible(signed)).isEqualTo("卢雪梅");
        var event =
                zone.officer.get("/api/matters/" + signed + "/timeline").body().at("/items/0");
        assertThat(event.at("/event").asString()).isEqualTo("HandedOver");
        assertThat(event.at("/facts/from").asString()).isEqualTo("吕晓东");
        assertThat(event.at("/facts/to").asString()).isEqualTo("卢雪梅");
        assertThat(zone.officer
                        .get("/api/matters/" + others + "/timeline")
                        .body()
                        .at("/items/0/event")
                        .asString())
                .isEqualTo("Received");
        assertThat(successor.get("/api/saved-views").body().at("/0/name").asString())
                .isEqualTo("红灯");
        assertThat(giver.get("/api/saved-views").body().size()).isZero();
        assertThat(zone.auditAdministrator.get("/api/audit/records?size=50").body().at("/items").values().stream()
                        .map(each -> each.at("/act").asString())
                        .filter(act -> act.startsWith("handover.effect") || act.equals("matter.HandedOver")))
                .containsExactly("handover.effect");
        assertThat(items(giver, prepare(giver, successor))).isEmpty();
    }

    @Test
    void movesAnOfficersMattersAndDraftsAndALeadersSponsorshipsAndPortfolios() {
        var live = open("督查室交办");
        var draft = UUID.fromString(ok(zone.officer.post("/api/matters", opening("未立项草稿", Map.of("then", "DRAFT"))))
                .at("/id")
                .asString());
        var newOfficer = zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.ALL, "彭丽", zone.supervisionOffice);
        assertThat(newOfficer.get("/api/matters/" + draft).status()).isEqualTo(404);

        agree(prepare(zone.officer, newOfficer), zone.officer, newOfficer);

        assertThat(newOfficer.get("/api/matters/" + draft).status()).isEqualTo(200);
        assertThat(zone.officer.get("/api/matters/" + draft).status()).isEqualTo(404);
        ok(giver.post(
                "/api/matters/" + live + "/acts",
                Map.of(
                        "commandId",
                        Ids.next(),
                        "version",
                        version(live),
                        "order",
                        Map.of("act", "RETURN", "reason", "不属我街道"))));
        assertThat(newOfficer
                        .get("/api/notices")
                        .body()
                        .at("/page/items/0/kind")
                        .asString())
                .as("what the author hears now reaches the successor")
                .isEqualTo("matter.returned");

        ok(zone.systemAdministrator.post(
                "/api/portfolios", Map.of("person", zone.leader.person(), "unit", zone.lanhe)));
        var newLeader = zone.person(BuiltinRole.ZONE_LEADER, Scope.ALL, "顾远征", zone.committee);
        clock.advance(Duration.ofDays(3));
        agree(prepare(zone.leader, newLeader), zone.leader, newLeader);
        assertThat(zone.officer
                        .get("/api/people/" + newLeader.person())
                        .body()
                        .at("/portfolios/0/validFrom")
                        .asString())
                .isEqualTo("2026-11-23");
    }

    @Test
    void takesItemByItemChoicesAndGivesBackWhatATakerRefuses() {
        var one = open("第一件", Map.of("responsibleName", "吕晓东"));
        var two = open("第二件", Map.of("responsibleName", "吕晓东"));
        var three = open("第三件", Map.of("responsibleName", "吕晓东"));
        var id = prepare(giver, successor);
        var items = items(giver, id);
        choose(id, item(items, "第二件"), Map.of("taker", third.person(), "note", "由贺长青跟进"));
        choose(id, item(items, "第三件"), Map.of("note", "收尾后自行销号"));
        ok(giver.post("/api/handovers/" + id + "/offer", seen(id)));
        assertThat(code(giver.post("/api/handovers/" + id + "/choose", Map.of("version", handoverVersion(id)))))
                .isEqualTo("HANDOVER-NOT-NOW");

        var refusal = List.of(Map.of("item", item(items, "第二件").at("/id").asString(), "reason", "不在我的片区"));
        assertThat(code(successor.post(
                        "/api/handovers/" + id + "/take", Map.of("version", handoverVersion(id), "refused", refusal))))
                .as("what is not theirs they cannot give back")
                .isEqualTo("HANDOVER-ITEM-MISSING");
        ok(third.post("/api/handovers/" + id + "/take", Map.of("version", handoverVersion(id), "refused", refusal)));
        var back = giver.get("/api/handovers/" + id).body();
        assertThat(back.at("/head/state").asString()).isEqualTo("PREPARED");
        assertThat(item(items(giver, id), "第二件").at("/refusal").asString()).isEqualTo("不在我的片区");

        choose(id, item(items, "第二件"), Map.of("taker", successor.person()));
        choose(id, item(items, "第一件"), Map.of("taker", third.person()));
        ok(giver.post("/api/handovers/" + id + "/offer", seen(id)));
        var half = ok(successor.post("/api/handovers/" + id + "/take", seen(id)));
        assertThat(half.at("/head/state").asString())
                .as("the other taker is missing")
                .isEqualTo("OFFERED");
        ok(third.post("/api/handovers/" + id + "/take", seen(id)));

        assertThat(List.of(responsible(one), responsible(two), responsible(three)))
                .containsExactly("贺长青", "卢雪梅", "吕晓东");
    }

    @Test
    void movesSubTasksReportsPapersLookBacksEvaluationsAndGoalItemsToo() {
        var part = open("配合的子任务", Map.of("leadUnit", zone.xinqiao, "supportingUnits", List.of(zone.lanhe)));
        act(giver, part, Map.of("act", "SIGN_SUB_TASK", "subTask", subTask(part)));
        var goal = Ids.next();
        ok(zone.officer.put(
                "/api/goals/" + goal,
                Map.of(
                        "version",
                        0,
                        "plan",
                        Map.of(
                                "year",
                                2026,
                                "name",
                                "节能",
                                "target",
                                "下降 3%",
                                "works",
                                List.of(Map.of(
                                        "id",
                                        Ids.next(),
                                        "name",
                                        "节能改造",
                                        "leadUnit",
                                        zone.lanhe,
                                        "items",
                                        List.of(Map.of(
                                                "id",
                                                Ids.next(),
                                                "measure",
                                                "更换路灯",
                                                "unit",
                                                zone.lanhe,
                                                "responsibleName",
                                                "吕晓东",
                                                "dueOn",
                                                "2026-12-20"))))))));

        var id = prepare(giver, successor);
        var items = items(giver, id);
        assertThat(items.keySet()).containsExactlyInAnyOrder("配合的子任务", "更换路灯");
        assertThat(charges(item(items, "配合的子任务"))).containsExactly("SUB_TASK");
        assertThat(item(items, "更换路灯").at("/kind").asString()).isEqualTo("GOAL_ITEM");
        agree(id, giver, successor);
        assertThat(items(giver, prepare(giver, successor))).isEmpty();
        assertThat(zone.officer.get("/api/goals/" + goal).body().findValuesAsString("responsibleName"))
                .containsExactly("卢雪梅");
        ok(giver.post("/api/handovers/" + id + "/undo", ending(id)));
        assertThat(zone.officer.get("/api/goals/" + goal).body().findValuesAsString("responsibleName"))
                .containsExactly("吕晓东");
    }

    @Test
    void movesAnOfficersReportsPapersAndEvaluationsDueAndTakesThemBack() {
        var closed = open("刚销号");
        act(giver, closed, Map.of("act", "RECEIVE"));
        act(giver, closed, Map.of("act", "REPORT", "text", "已完成"));
        act(zone.inspector, closed, Map.of("act", "VERIFY", "conclusion", "PASSED", "method", "SITE", "opinion", "同意"));
        act(zone.officer, closed, Map.of("act", "CLOSE_OFF"));
        ok(zone.officer.post("/api/statistics/reports", report()));
        var paper = ok(zone.officer.post(
                        "/api/papers",
                        Map.of("commandId", Ids.next(), "kind", "SUPERVISION_ORDER", "matter", open("出具督办单"))))
                .at("/id")
                .asString();
        var newOfficer = zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.ALL, "彭丽", zone.supervisionOffice);

        var id = prepare(zone.officer, newOfficer);
        var kinds = items(zone.officer, id).values().stream()
                .collect(Collectors.groupingBy(each -> each.at("/kind").asString(), Collectors.counting()));
        assertThat(kinds).containsEntry("REPORT", 1L).containsEntry("PAPER", 1L);
        assertThat(charges(item(items(zone.officer, id), "刚销号"))).containsExactly("EVALUATION");
        agree(id, zone.officer, newOfficer);
        assertThat(newOfficer
                        .get("/api/statistics/reports")
                        .body()
                        .at("/0/mine")
                        .asBoolean())
                .isTrue();
        assertThat(zone.officer.get("/api/statistics/reports").body().size()).isZero();
        assertThat(newOfficer.get("/api/papers/" + paper).body().toString()).contains("彭丽");

        ok(zone.officer.post("/api/handovers/" + id + "/undo", ending(id)));
        assertThat(zone.officer
                        .get("/api/statistics/reports")
                        .body()
                        .at("/0/mine")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void leavesALookBackWhereItIsWhenTheTakerHadAPartInTheMatter() {
        var looker = zone.person(BuiltinRole.INSPECTOR, Scope.OWN, "何复核", zone.safetyOffice);
        var next = zone.person(BuiltinRole.INSPECTOR, Scope.OWN, "江复核", zone.safetyOffice);
        var closed = open("回头看的事项");
        act(giver, closed, Map.of("act", "RECEIVE"));
        act(giver, closed, Map.of("act", "REPORT", "text", "已完成"));
        act(zone.inspector, closed, Map.of("act", "VERIFY", "conclusion", "PASSED", "method", "SITE", "opinion", "同意"));
        act(zone.officer, closed, Map.of("act", "CLOSE_OFF"));
        clock.set(Instant.parse("2027-02-18T01:00:00Z"));
        ok(zone.officer.post("/api/look-back/draws", draw(looker)));

        var barred = prepare(looker, zone.inspector);
        assertThat(item(items(looker, barred), "回头看的事项").at("/kind").asString()).isEqualTo("LOOK_BACK");
        agree(barred, looker, zone.inspector);
        assertThat(item(items(looker, barred), "回头看的事项").at("/outcome").asString())
                .isEqualTo("BARRED");
        var id = prepare(looker, next);
        agree(id, looker, next);
        assertThat(item(items(looker, id), "回头看的事项").at("/outcome").asString()).isEqualTo("MOVED");
        assertThat(next.get("/api/matters/" + closed).status()).isEqualTo(200);
        ok(looker.post("/api/handovers/" + id + "/undo", ending(id)));
        assertThat(items(looker, prepare(looker, next)).keySet()).containsExactly("回头看的事项");
    }

    @Test
    void givesBackWhatIsNotATakersOfTheOtherKindsToo() {
        ok(zone.officer.post("/api/statistics/reports", report()));
        var newOfficer = zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.ALL, "彭丽", zone.supervisionOffice);
        var id = prepare(zone.officer, newOfficer);
        ok(zone.officer.post("/api/handovers/" + id + "/offer", seen(id)));
        var refusal = List.of(
                Map.of("item", item(items(zone.officer, id), "每周在办").at("/id").asString(), "reason", "报表已停用"));
        ok(newOfficer.post(
                "/api/handovers/" + id + "/take", Map.of("version", handoverVersion(id), "refused", refusal)));
        assertThat(item(items(zone.officer, id), "每周在办").at("/refusal").asString())
                .isEqualTo("报表已停用");
    }

    private static Map<String, Object> draw(TestPerson inspector) {
        return Map.of(
                "commandId", Ids.next(),
                "closedFrom", "2026-11-01",
                "closedTo", "2026-11-20",
                "dueOn", "2027-02-28",
                "inspectors", List.of(inspector.person().value()));
    }

    private Map<String, Object> report() {
        return Map.of(
                "name",
                "每周在办",
                "question",
                Map.of("groupBy", "UNIT", "figures", List.of("LIVE"), "scope", Map.of(), "period", "LAST_WEEK"),
                "schedule",
                Map.of("every", "WEEK", "day", 1, "hour", 8),
                "recipients",
                List.of());
    }

    private UUID subTask(UUID matter) {
        return UUID.fromString(zone.officer
                .get("/api/matters/" + matter)
                .body()
                .at("/subTasks/0/id")
                .asString());
    }

    @Test
    void takesEffectAtMidnightOfItsDayWithWhatIsOpenThen() {
        var stays = open("照常移交", Map.of("responsibleName", "吕晓东"));
        var closes = open("先行改派", Map.of("responsibleName", "吕晓东"));
        var body = new HashMap<String, Object>(Map.of("post", post(giver), "taker", successor.person()));
        body.put("effectiveOn", "2026-11-24");
        var id = ok(giver.post("/api/handovers", body)).at("/head/id").asString();
        ok(giver.post("/api/handovers/" + id + "/offer", seen(id)));
        assertThat(ok(successor.post("/api/handovers/" + id + "/take", seen(id)))
                        .at("/head/state")
                        .asString())
                .isEqualTo("AGREED");
        act(zone.officer, closes, Map.of("act", "REASSIGN", "leadUnit", zone.xinqiao, "reason", "属地调整"));
        var late = open("新来的", Map.of("responsibleName", "吕晓东"));

        clock.set(Instant.parse("2026-11-23T15:59:59Z"));
        rounds();
        assertThat(responsible(stays)).isEqualTo("吕晓东");
        clock.set(Instant.parse("2026-11-23T16:00:00Z"));
        rounds();
        rounds();

        var file = giver.get("/api/handovers/" + id).body();
        assertThat(file.at("/head/state").asString()).isEqualTo("EFFECTIVE");
        assertThat(file.at("/counts").toString())
                .isEqualTo("{\"all\":3,\"kept\":0,\"refused\":0,\"moved\":2,\"gone\":1,\"added\":1}");
        assertThat(responsible(stays)).isEqualTo("卢雪梅");
        assertThat(responsible(late)).isEqualTo("卢雪梅");
        assertThat(item(items(giver, id), "先行改派").at("/outcome").asString()).isEqualTo("GONE");
        assertThat(zone.officer
                        .get("/api/matters/" + stays + "/timeline")
                        .body()
                        .at("/items/0/actor")
                        .asString())
                .isEqualTo("系统自动");
        assertThat(events(stays, "HandedOver"))
                .as("a second round does nothing")
                .isEqualTo(1);
    }

    @Test
    void movesAllOrNothingWhenItIsInterruptedInTheMiddle() {
        var matters = new ArrayList<UUID>();
        for (int at = 0; at < 6; at++) {
            matters.add(open("第" + at + "件", Map.of("responsibleName", "吕晓东")));
        }
        var body = new HashMap<String, Object>(Map.of("post", post(giver), "taker", successor.person()));
        body.put("effectiveOn", "2026-11-21");
        var id = ok(giver.post("/api/handovers", body)).at("/head/id").asString();
        ok(giver.post("/api/handovers/" + id + "/offer", seen(id)));
        ok(successor.post("/api/handovers/" + id + "/take", seen(id)));
        clock.advance(Duration.ofDays(1));
        var plug = new MidwayFailure("第3件");
        application.addApplicationListener(plug);
        try {
            assertThatThrownBy(this::rounds).isInstanceOf(MidwayFailure.Pulled.class);
        } finally {
            application.removeApplicationListener(plug);
        }

        assertThat(matters).allSatisfy(each -> {
            assertThat(responsible(each)).isEqualTo("吕晓东");
            assertThat(events(each, "HandedOver")).isZero();
        });
        assertThat(giver.get("/api/handovers/" + id).body().at("/head/state").asString())
                .isEqualTo("AGREED");
        rounds();
        assertThat(matters).allSatisfy(each -> assertThat(responsible(each)).isEqualTo("卢雪梅"));
    }

    @Test
    void carriesTheOthersOutWhenOneFails() {
        open("坏的", Map.of("responsibleName", "吕晓东"));
        var other = zone.person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "尤海涛", zone.xinqiao);
        var theirs = open("好的", Map.of("responsibleName", "尤海燕", "leadUnit", zone.xinqiao));
        agreedFor("2026-11-21", giver, successor);
        agreedFor("2026-11-21", zone.xinqiaoLiaison, other);
        clock.advance(Duration.ofDays(1));
        var plug = new MidwayFailure("坏的");
        application.addApplicationListener(plug);
        try {
            assertThatThrownBy(this::rounds).isInstanceOf(MidwayFailure.Pulled.class);
        } finally {
            application.removeApplicationListener(plug);
        }

        assertThat(responsible(theirs)).isEqualTo("尤海涛");
    }

    @Test
    void goesBackToTheGivingSideWhenATakerHasLeftBeforeItsDay() {
        var matter = open("按期移交", Map.of("responsibleName", "吕晓东"));
        var id = agreedFor("2026-11-24", giver, successor);
        var account = successor.account().toString();
        var version = zone.systemAdministrator.get("/api/accounts?size=100").body().at("/items").values().stream()
                .filter(each -> each.at("/id").asString().equals(account))
                .findFirst()
                .orElseThrow()
                .at("/version")
                .asInt();
        ok(zone.systemAdministrator.post("/api/accounts/" + account + "/disable", Map.of("version", version)));
        clock.set(Instant.parse("2026-11-23T16:00:00Z"));
        rounds();
        rounds();

        var file = giver.get("/api/handovers/" + id).body();
        assertThat(file.at("/head/state").asString()).isEqualTo("PREPARED");
        assertThat(file.at("/takers/0/confirmedAt").isNull()).isTrue();
        assertThat(responsible(matter)).isEqualTo("吕晓东");
        assertThat(giver.get("/api/notices").body().at("/page/items/0/kind").asString())
                .isEqualTo("handover.turned-back");
        assertThat(code(giver.post("/api/handovers/" + id + "/offer", seen(id))))
                .isEqualTo("HANDOVER-TAKER-MISSING");
    }

    @Test
    void letsWhoeverKeepsTheOrganisationCancelWhatNobodyElseCan() {
        var id = prepare(giver, successor);
        assertThat(zone.systemAdministrator
                        .get("/api/handovers/" + id)
                        .body()
                        .at("/allowed")
                        .toString())
                .isEqualTo("[\"CANCEL\"]");
        assertThat(code(successor.post("/api/handovers/" + id + "/cancel", ending(id))))
                .isEqualTo("HANDOVER-NOT-GIVER");
        ok(zone.systemAdministrator.post("/api/handovers/" + id + "/cancel", ending(id)));
        prepare(giver, successor);
    }

    @Test
    void letsTheHeadOfTheUnitStandInForAGiverWhoIsAway() {
        open("留下的工作", Map.of("responsibleName", "吕晓东"));
        var body = new HashMap<String, Object>(Map.of("post", post(giver), "taker", successor.person()));
        assertThat(code(third.post("/api/handovers", body))).isEqualTo("HANDOVER-NOT-GIVER");
        assertThat(code(zone.systemAdministrator.post("/api/handovers", body))).isEqualTo("HANDOVER-REASON-MISSING");
        body.put("standInReason", "已调离，不能到场");
        var id = ok(zone.systemAdministrator.post("/api/handovers", body))
                .at("/head/id")
                .asString();
        assertThat(code(zone.systemAdministrator.post("/api/handovers", body))).isEqualTo("HANDOVER-RUNNING");
        ok(zone.systemAdministrator.post("/api/handovers/" + id + "/offer", seen(id)));
        assertThat(code(zone.systemAdministrator.post("/api/handovers/" + id + "/take", seen(id))))
                .isEqualTo("HANDOVER-NOT-TAKER");
        var done = ok(successor.post("/api/handovers/" + id + "/take", seen(id)));
        assertThat(done.at("/head/standIn").asString()).isEqualTo("系统管理员");
        assertThat(done.at("/standInReason").asString()).isEqualTo("已调离，不能到场");
    }

    @Test
    void doesNotLetTheGiversDeputyTakeForThem() {
        open("留下的工作", Map.of("responsibleName", "吕晓东"));
        ok(giver.post(
                "/api/delegations",
                Map.of("deputy", successor.person(), "firstOn", "2026-11-20", "lastOn", "2026-11-25", "reason", "外出")));
        var id = prepare(giver, successor);
        ok(giver.post("/api/handovers/" + id + "/offer", seen(id)));

        assertThat(code(successor.post("/api/handovers/" + id + "/take", seen(id))))
                .isEqualTo("HANDOVER-SAME-PERSON");
    }

    @Test
    void isTakenBackUntilTheNextDayUnlessSomebodyHasActed() {
        var one = open("第一件", Map.of("responsibleName", "吕晓东"));
        open("第二件", Map.of("responsibleName", "吕晓东"));
        var id = prepare(giver, successor);
        agree(id, giver, successor);
        assertThat(code(third.post("/api/handovers/" + id + "/undo", ending(id))))
                .isEqualTo("HANDOVER-MISSING");
        clock.advance(Duration.ofDays(2));
        assertThat(code(giver.post("/api/handovers/" + id + "/undo", ending(id))))
                .isEqualTo("HANDOVER-UNDO-TOO-LATE");
        clock.set(TestClock.START.plus(Duration.ofDays(1)));
        ok(giver.post("/api/handovers/" + id + "/undo", ending(id)));
        assertThat(responsible(one)).isEqualTo("吕晓东");
        assertThat(events(one, "HandOverUndone")).isEqualTo(1);

        var again = prepare(giver, successor);
        agree(again, giver, successor);
        act(successor, one, Map.of("act", "RECEIVE"));
        var refused = giver.post("/api/handovers/" + again + "/undo", ending(again));
        assertThat(code(refused)).isEqualTo("HANDOVER-ACTED-ON");
        assertThat(refused.body().at("/matters").size()).isEqualTo(1);
        assertThat(giver.get("/api/handovers/" + again).body().at("/head/state").asString())
                .isEqualTo("EFFECTIVE");
    }

    @Test
    void showsAHandoverToItsPeopleAlone() {
        open("留下的工作", Map.of("responsibleName", "吕晓东"));
        var id = prepare(giver, successor);
        assertThat(zone.officer.get("/api/handovers/" + id).status()).isEqualTo(404);
        assertThat(zone.officer.get("/api/handovers/" + id + "/items").status()).isEqualTo(404);
        assertThat(zone.officer.get("/api/handovers/" + id + "/paper").status()).isEqualTo(404);
        assertThat(code(zone.officer.post("/api/handovers/" + id + "/cancel", ending(id))))
                .isEqualTo("HANDOVER-MISSING");
        assertThat(zone.officer.get("/api/handovers").body().at("/total").asInt())
                .isZero();
        assertThat(successor.get("/api/handovers").body().at("/total").asInt()).isEqualTo(1);
        assertThat(zone.systemAdministrator
                        .get("/api/handovers")
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
        assertThat(code(giver.post("/api/handovers/" + id + "/offer", Map.of("version", 7))))
                .isEqualTo("HANDOVER-STALE");
        var paper = giver.get("/api/handovers/" + id + "/paper");
        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.response().getContentAsByteArray()).startsWith('P', 'K');
        ok(giver.post("/api/handovers/" + id + "/cancel", ending(id)));
        assertThat(code(giver.post("/api/handovers/" + id + "/cancel", ending(id))))
                .isEqualTo("HANDOVER-NOT-NOW");
    }

    /** Whatever was open and whatever was chosen: afterwards the giver has what they kept, and nothing else. */
    @ParameterizedTest
    @ValueSource(longs = {7, 41, 2026})
    void leavesNothingWithTheGiverButWhatWasKept(long seed) {
        var random = new Random(seed);
        for (int at = 0; at < 12; at++) {
            var id = open("第" + at + "件", random.nextBoolean() ? Map.of("responsibleName", "吕晓东") : Map.of());
            if (random.nextBoolean()) {
                act(random.nextBoolean() ? giver : third, id, Map.of("act", "RECEIVE"));
                if (random.nextBoolean()) {
                    act(third, id, Map.of("act", "PROGRESS", "text", "推进", "percent", 30));
                }
            }
        }
        giver.post("/api/saved-views", Map.of("name", "我的视图", "query", ""));
        var id = prepare(giver, successor);
        var kept = new TreeSet<String>();
        items(giver, id).forEach((title, item) -> {
            int dice = random.nextInt(3);
            if (dice == 0) {
                kept.add(title);
                choose(id, item, Map.of());
            } else if (dice == 1) {
                choose(id, item, Map.of("taker", third.person()));
            }
        });
        agree(id, giver, successor, third);

        assertThat(items(giver, prepare(giver, successor)).keySet()).isEqualTo(kept);
    }

    private void rounds() {
        CurrentZone.run(zone.key, () -> rounds.run(zone.key));
    }

    private UUID post(TestPerson person) {
        return UUID.fromString(zone.officer
                .get("/api/people/" + person.person())
                .body()
                .at("/person/posts/0/id")
                .asString());
    }

    private String agreedFor(String day, TestPerson from, TestPerson to) {
        var id = ok(from.post("/api/handovers", Map.of("post", post(from), "taker", to.person(), "effectiveOn", day)))
                .at("/head/id")
                .asString();
        agree(id, from, to);
        return id;
    }

    private String prepare(TestPerson from, TestPerson to) {
        return ok(from.post("/api/handovers", Map.of("post", post(from), "taker", to.person())))
                .at("/head/id")
                .asString();
    }

    private void agree(String id, TestPerson from, TestPerson... to) {
        ok(from.post("/api/handovers/" + id + "/offer", seen(id)));
        var takers = Set.of(zone.systemAdministrator.get("/api/handovers/" + id).body().at("/takers").values().stream()
                .map(each -> each.at("/person").asString())
                .toArray(String[]::new));
        for (var each : to) {
            if (takers.contains(each.person().toString())) {
                ok(each.post("/api/handovers/" + id + "/take", seen(id)));
            }
        }
    }

    private void choose(String id, JsonNode item, Map<String, Object> choice) {
        var body = new LinkedHashMap<String, Object>(choice);
        body.put("version", handoverVersion(id));
        body.put("items", List.of(item.at("/id").asString()));
        ok(giver.post("/api/handovers/" + id + "/choose", body));
    }

    private Map<String, JsonNode> items(TestPerson person, String id) {
        return person.get("/api/handovers/" + id + "/items?size=200").body().at("/items").values().stream()
                .collect(Collectors.toMap(item -> item.at("/title").asString(), item -> item));
    }

    private static JsonNode item(Map<String, JsonNode> items, String title) {
        return Objects.requireNonNull(items.get(title), title);
    }

    private static List<String> charges(JsonNode item) {
        return item.at("/charges").values().stream().map(JsonNode::asString).toList();
    }

    private Map<String, Object> seen(String id) {
        return Map.of("version", handoverVersion(id));
    }

    private Map<String, Object> ending(String id) {
        return Map.of("version", handoverVersion(id), "reason", "名单有误");
    }

    private int handoverVersion(String id) {
        return zone.systemAdministrator
                .get("/api/handovers/" + id)
                .body()
                .at("/version")
                .asInt();
    }

    private String responsible(UUID matter) {
        return zone.officer.get("/api/matters/" + matter).body().at("/responsible").values().stream()
                .filter(each -> each.at("/slot").asString().equals("RESPONSIBLE_PERSON"))
                .map(each -> each.at("/personName").asString())
                .collect(Collectors.joining());
    }

    private long events(UUID matter, String event) {
        return zone.officer.get("/api/matters/" + matter + "/timeline").body().at("/items").values().stream()
                .filter(each -> each.at("/event").asString().equals(event))
                .count();
    }

    private static JsonNode ok(TestPerson.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 299);
        return answer.body();
    }

    private static String code(TestPerson.Answer answer) {
        var field = answer.body().at("/errors/0/code").asString("");
        return field.isEmpty() ? answer.body().at("/code").asString("status " + answer.status()) : field;
    }

    private void act(TestPerson person, UUID matter, Map<String, Object> order) {
        ok(person.post(
                "/api/matters/" + matter + "/acts",
                Map.of("commandId", Ids.next(), "version", version(matter), "order", order)));
    }

    private int version(UUID matter) {
        return zone.leader.get("/api/matters/" + matter).body().at("/version").asInt();
    }

    private UUID open(String title) {
        return open(title, Map.of());
    }

    private UUID open(String title, Map<String, Object> more) {
        return UUID.fromString(ok(zone.officer.post("/api/matters", opening(title, more)))
                .at("/id")
                .asString());
    }

    private Map<String, Object> opening(String title, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("commandId", Ids.next());
        body.put("then", "ASSIGN");
        body.put("typeCode", "SUPERVISED_ITEM");
        body.put("title", title);
        body.put("requirement", "按期办结");
        body.put("urgent", false);
        body.put("sourceKind", "MEETING");
        body.put("sourceText", "党工委会议");
        body.put("leadUnit", zone.lanhe);
        body.put("dueOn", "2026-12-10");
        body.put("unclassified", true);
        body.putAll(more);
        return body;
    }
}
