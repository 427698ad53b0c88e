package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.access.Tables.ROLE;
import static org.bihuan.schema.access.Tables.ROLE_PERMIT;
import static org.bihuan.schema.matter.Tables.V_MATTER;
import static org.bihuan.schema.matter.Tables.V_MATTER_HAPPENING;
import static org.bihuan.schema.matter.Tables.V_MATTER_ON_PAPER;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.shared.Ids;
import org.bihuan.testing.TestPerson;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A restricted matter is known to its circle, and in no list, figure's row, notice, paper or file to anybody else. */
class ConfidentialMatterApiTest extends MatterApi {

    private static final String TITLE = "核查梧桐里举报线索";
    private static final String WORD = "梧桐里";
    private static final Map<String, Object> LIFT = Map.of("act", "LIFT_RESTRICTION", "reason", "调查结束");

    @Autowired
    DSLContext sql;

    @Autowired
    PersonalWork work;

    @Autowired
    ClosedMatters closed;

    /** Of the same office as the author, and not in the circle. */
    private TestPerson colleague;

    @BeforeEach
    void aColleague() {
        colleague = zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.ALL, "蒋文清", zone.supervisionOffice);
    }

    @Test
    void isSeenByItsAuthorAndByThoseWhoAnswerForIt() {
        var id = restricted();

        for (var one : List.of(zone.officer, zone.lanheLiaison)) {
            var file = one.get("/api/matters/" + id).body();
            assertThat(file.at("/title").asString()).isEqualTo(TITLE);
            assertThat(file.at("/restrictedBecause").asString()).isEqualTo("涉及举报人");
            assertThat(one.get("/api/matters").body().toString()).contains(TITLE);
            assertThat(one.get("/api/search?q=" + encoded(WORD)).body().toString())
                    .contains(TITLE);
        }
        assertThat(events(id)).containsSequence("Opened", "Restricted", "Assigned");
    }

    @Test
    void isInNoListOfAnybodyElse() {
        var before = zone.officer.get("/api/matters/totals").body();
        var id = restricted();

        for (var one : List.of(colleague, zone.leader, zone.inspector, zone.xinqiaoLiaison)) {
            for (var path : List.of(
                    "/api/matters",
                    "/api/matters?stage=ALL",
                    "/api/matters?q=" + encoded(WORD),
                    "/api/search?q=" + encoded(WORD),
                    "/api/workbench",
                    "/api/notices")) {
                assertThat(one.get(path).body().toString())
                        .as(one.name() + " " + path)
                        .doesNotContain(TITLE);
            }
            assertThat(one.get("/api/matters?q=" + encoded(WORD))
                            .body()
                            .at("/total")
                            .asInt())
                    .isZero();
        }
        assertThat(colleague.get("/api/matters/totals").body()).isEqualTo(before);
        assertThat(exported(zone.officer)).contains(TITLE);
        assertThat(exported(colleague)).doesNotContain(WORD);
        assertThat(id).isNotNull();
    }

    @Test
    void isNotThereByItsIdForAnybodyElse() {
        var id = restricted();
        var order = Map.of("act", "URGE");
        var command = Map.of("commandId", Ids.next(), "version", 1, "order", order);

        for (var one : List.of(colleague, zone.leader, zone.inspector, zone.xinqiaoLiaison)) {
            for (var part : List.of("", "/timeline", "/children", "/after")) {
                assertThat(code(one.get("/api/matters/" + id + part)))
                        .as(one.name() + part)
                        .isEqualTo("MATTER-NOT-FOUND");
            }
            assertThat(code(one.post("/api/matters/" + id + "/acts", command))).isEqualTo("MATTER-NOT-FOUND");
            assertThat(one.get("/api/matters/" + id + "/why").body())
                    .isEqualTo(zones.json("{\"sees\":false,\"reasons\":[],\"hindrance\":\"OUT_OF_SCOPE\"}"));
        }
        assertThat(code(colleague.post("/api/matters/" + id + "/contacts/reveal", Map.of("reason", "联系"))))
                .isEqualTo("MATTER-NOT-FOUND");
        assertThat(code(colleague.post(
                        "/api/matters/" + id + "/acts", Map.of("commandId", Ids.next(), "version", 1, "order", LIFT))))
                .isEqualTo("MATTER-NOT-FOUND");
    }

    @Test
    void countsInTheFiguresWhoseRowsAreWithheld() {
        open("SUPERVISED_ITEM");
        restricted();
        var value = "/api/statistics/value?figure=LIVE";
        var rows = "/api/statistics/rows?figure=LIVE";

        assertThat(colleague.get(value).body().at("/value").asInt()).isEqualTo(2);
        assertThat(zone.officer.get(value).body().at("/value").asInt()).isEqualTo(2);
        var withheld = colleague.get(rows).body();
        assertThat(withheld.at("/items").size()).isEqualTo(1);
        assertThat(withheld.at("/total").asInt()).isEqualTo(1);
        assertThat(withheld.at("/withheld").asInt()).isEqualTo(1);
        var known = zone.officer.get(rows).body();
        assertThat(known.at("/items").size()).isEqualTo(2);
        assertThat(known.at("/withheld").asInt()).isZero();
        assertThat(known.toString()).doesNotContain(WORD).contains(Restriction.TITLE);
    }

    @Test
    void isOnPapersAndInHandOversAndDrawsByItsNumberAlone() {
        var id = restricted();
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", WORD + "已核实"), "REPORTED");

        zone.inZone(() -> {
            assertThat(sql.select(V_MATTER.TITLE)
                            .from(V_MATTER)
                            .where(V_MATTER.ZONE_ID.eq(zone.key.value()), V_MATTER.ID.eq(id))
                            .fetchSingle()
                            .value1())
                    .isEqualTo(Restriction.TITLE);
            var paper = sql.selectFrom(V_MATTER_ON_PAPER)
                    .where(V_MATTER_ON_PAPER.ZONE_ID.eq(zone.key.value()), V_MATTER_ON_PAPER.ID.eq(id))
                    .fetchSingle();
            assertThat(paper.getTitle()).isEqualTo(Restriction.TITLE);
            assertThat(paper.getRequirement()).isEmpty();
            assertThat(sql.selectFrom(V_MATTER_HAPPENING)
                            .where(V_MATTER_HAPPENING.ZONE_ID.eq(zone.key.value()), V_MATTER_HAPPENING.MATTER_ID.eq(id))
                            .fetch()
                            .formatJSON())
                    .doesNotContain(WORD);
            assertThat(work.of(
                            zone.key,
                            new PersonalWork.Holder(
                                    zone.officer.person(),
                                    zone.officer.account(),
                                    zone.officer.name(),
                                    zone.supervisionOffice,
                                    true,
                                    true),
                            10))
                    .extracting(PersonalWork.Open::title)
                    .contains(Restriction.TITLE);
            return id;
        });
    }

    @Test
    void isDrawnForALookBackOnlyByWhoKnowsOfItAndNamedByNobody() {
        var id = restricted();
        send(zone.officer, id, informing(zone.inspector.person().value(), List.of()));
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已核实"), "REPORTED");
        act(zone.inspector, id, verify("PASSED", "属实"), "PASSED");
        act(zone.officer, id, Map.of("act", "CLOSE_OFF"), "CLOSED_OFF");

        assertThat(drawn(zone.officer)).containsExactly(Restriction.TITLE);
        assertThat(drawn(colleague)).isEmpty();
    }

    @Test
    void isToldOfInNoticesByItsNumberAndOnlyToWhoKnowsOfIt() {
        var id = restricted();
        act(zone.officer, id, Map.of("act", "URGE", "text", "抓紧核查" + WORD), "ASSIGNED");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        send(zone.lanheLiaison, id, Map.of("act", "REQUEST_SUSPENSION", "reason", WORD + "取证未结束"));

        var told = zone.lanheLiaison.get("/api/notices").body().toString();
        assertThat(told).contains("matter.urged", Restriction.TITLE).doesNotContain(WORD);
        assertThat(zone.officer.get("/api/notices").body().toString())
                .contains("matter.requested", "督〔2026〕1号")
                .doesNotContain(WORD);
        assertThat(colleague.get("/api/notices").body().toString()).doesNotContain("督〔2026〕1号");
    }

    @Test
    void letsUnitsAndPeopleInAndOutOfItsCircle() {
        var id = restricted();
        assertThat(code(send(zone.officer, id, informing(null, List.of())))).isEqualTo("MATTER-NOBODY-NEW");
        assertThat(code(send(zone.officer, id, informing(Ids.next(), List.of()))))
                .isEqualTo("MATTER-PERSON-UNKNOWN");
        act(zone.officer, id, informing(zone.leader.person().value(), List.of(zone.xinqiao.value())), "ASSIGNED");

        for (var one : List.of(zone.leader, zone.xinqiaoLiaison)) {
            assertThat(one.get("/api/matters/" + id).status()).isEqualTo(200);
            assertThat(one.get("/api/matters?q=" + encoded(WORD))
                            .body()
                            .at("/total")
                            .asInt())
                    .isEqualTo(1);
        }
        assertThat(zone.lanheLiaison
                        .get("/api/matters/" + id)
                        .body()
                        .at("/allowedActs")
                        .toString())
                .doesNotContain("INFORM", "LIFT_RESTRICTION");
        var exclusion = Map.<String, Object>of("act", "EXCLUDE", "informed", zone.xinqiao.value(), "reason", "无需再知悉");
        act(zone.officer, id, exclusion, "ASSIGNED");

        assertThat(code(zone.xinqiaoLiaison.get("/api/matters/" + id))).isEqualTo("MATTER-NOT-FOUND");
        assertThat(zone.leader.get("/api/matters/" + id).status()).isEqualTo(200);
        assertThat(code(send(zone.officer, id, exclusion))).isEqualTo("MATTER-NOT-INFORMED");
        assertThat(events(id)).endsWith("Informed", "Excluded");
        var told = zone.officer.get("/api/matters/" + id + "/timeline").body().toString();
        assertThat(told).contains("新桥街道", "沈思远", "无需再知悉");
    }

    @Test
    void isRestrictedLaterByTheLeadUnitToo() {
        var id = open("SUPERVISED_ITEM");
        assertThat(colleague.get("/api/matters/" + id).status()).isEqualTo(200);
        assertThat(code(send(zone.officer, id, LIFT))).isEqualTo("MATTER-NOT-RESTRICTED");
        act(zone.lanheLiaison, id, Map.of("act", "RESTRICT", "reason", "涉及举报人"), "ASSIGNED");

        assertThat(code(colleague.get("/api/matters/" + id))).isEqualTo("MATTER-NOT-FOUND");
        assertThat(code(send(zone.officer, id, Map.of("act", "RESTRICT", "reason", "再次"))))
                .isEqualTo("MATTER-ALREADY-RESTRICTED");
        assertThat(code(send(zone.lanheLiaison, id, LIFT))).isEqualTo("ACCESS-NOT-PERMITTED");
        act(zone.officer, id, LIFT, "ASSIGNED");

        assertThat(colleague.get("/api/matters/" + id).status()).isEqualTo(200);
        assertThat(events(id)).endsWith("Restricted", "RestrictionLifted");
    }

    @Test
    void staysKnownToWhoRestrictsAMatterOfAnother() {
        var id = open("SUPERVISED_ITEM");
        act(colleague, id, Map.of("act", "RESTRICT", "reason", "涉及举报人"), "ASSIGNED");

        assertThat(colleague.get("/api/matters/" + id).status()).isEqualTo(200);
        assertThat(zone.officer.get("/api/matters/" + id).status()).isEqualTo(200);
        assertThat(code(zone.leader.get("/api/matters/" + id))).isEqualTo("MATTER-NOT-FOUND");
    }

    @Test
    void isAnswerableByItsNumberInTheFamilyOfAMatterEverybodySees() {
        var parent = open("SUPERVISED_ITEM");
        var child = Map.of("title", TITLE, "requirement", "", "leadUnit", zone.xinqiao.value(), "weight", 1);
        act(zone.officer, parent, Map.of("act", "SPLIT", "children", List.of(child)), "ASSIGNED");
        var id = UUID.fromString(zone.officer
                .get("/api/matters/" + parent + "/children")
                .body()
                .at("/rows/0/matter/id")
                .asString());
        act(zone.officer, id, Map.of("act", "RESTRICT", "reason", "涉及举报人"), "ASSIGNED");

        var children = colleague.get("/api/matters/" + parent + "/children").body();
        assertThat(children.toString()).doesNotContain(WORD);
        assertThat(children.at("/rows").size()).isZero();
        assertThat(children.at("/hidden").asInt()).isEqualTo(1);
        assertThat(colleague.get("/api/matters/" + parent + "/timeline").body().toString())
                .contains(Restriction.TITLE)
                .doesNotContain(WORD);
        assertThat(zone.officer
                        .get("/api/matters/" + parent + "/timeline")
                        .body()
                        .toString())
                .contains(TITLE);
        // The parent's lead answers for the parent and need not know of each part.
        assertThat(code(zone.lanheLiaison.get("/api/matters/" + id))).isEqualTo("MATTER-NOT-FOUND");
    }

    @Test
    void isLikeNoMatterForWhoMayNotKnowOfIt() {
        for (int count = 0; count < 2; count++) {
            var body = opening("SUPERVISED_ITEM");
            body.put("title", TITLE);
            body.put("place", "梧桐里 3 号");
            body.put("restrictedBecause", count == 0 ? "涉及举报人" : null);
            assertThat(zone.officer.post("/api/matters", body).status()).isEqualTo(201);
        }
        var proposals = "/api/likeness/proposals?open=true";
        assertThat(zone.officer.get(proposals).body().at("/total").asInt()).isEqualTo(1);
        assertThat(colleague.get(proposals).body().at("/total").asInt()).isZero();
    }

    @Test
    void isReadByWhoHoldsThePermitForAll() {
        var id = restricted();
        zone.inZone(() -> sql.insertInto(ROLE_PERMIT, ROLE_PERMIT.ZONE_ID, ROLE_PERMIT.ROLE_ID, ROLE_PERMIT.PERMIT)
                .select(sql.select(ROLE.ZONE_ID, ROLE.ID, org.jooq.impl.DSL.inline("MATTER_READ_RESTRICTED"))
                        .from(ROLE)
                        .where(ROLE.ZONE_ID.eq(zone.key.value()), ROLE.CODE.eq(BuiltinRole.ZONE_LEADER.name())))
                .execute());

        assertThat(zone.leader.get("/api/matters/" + id).body().at("/title").asString())
                .isEqualTo(TITLE);
        assertThat(code(zones.create().leader.get("/api/matters/" + id))).isEqualTo("MATTER-NOT-FOUND");
    }

    private List<String> drawn(TestPerson by) {
        var today = LocalDate.of(2026, 11, 20);
        return zone.inZone(
                () -> closed.between(by.viewer(), "SUPERVISED_ITEM", today.minusDays(5), today.plusDays(5), 10).stream()
                        .map(ClosedMatters.Closed::title)
                        .toList());
    }

    private UUID restricted() {
        var body = opening("SUPERVISED_ITEM");
        body.put("title", TITLE);
        body.put("restrictedBecause", "涉及举报人");
        var answer = zone.officer.post("/api/matters", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/id").asString());
    }

    private static Map<String, Object> informing(@org.jspecify.annotations.Nullable UUID person, List<UUID> units) {
        var order = new java.util.HashMap<String, Object>();
        order.put("act", "INFORM");
        order.put("units", units);
        order.put("person", person);
        order.put("reason", "须配合核查");
        return order;
    }

    private List<String> events(UUID id) {
        return zone.officer.get("/api/matters/" + id + "/timeline").body().at("/items").values().stream()
                .map(entry -> entry.at("/event").asString())
                .toList()
                .reversed();
    }

    private static String exported(TestPerson by) {
        try {
            return by.get("/api/matters/export?format=csv&columns=title")
                    .response()
                    .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString("");
    }
}
