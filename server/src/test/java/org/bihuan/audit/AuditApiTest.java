package org.bihuan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bihuan.access.SessionAccount;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class AuditApiTest {

    @Autowired
    TestZones zones;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JsonMapper json;

    @Autowired
    MockMvc http;

    TestZone zone;
    final UUID matter = Ids.next();

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @Test
    void anActLeavesItsRecordInTheSameTransaction() {
        act(zone.officer, "matter.assign");

        var answer = zone.auditAdministrator.get("/api/audit/records");

        assertThat(answer.status()).isEqualTo(200);
        var id = answer.body().at("/items/0/id").asString();
        assertThat(answer.body())
                .isEqualTo(json.readTree("""
                        {"items":[{"id":"%s","at":"%s","accountId":"%s","actor":"秦明辉","act":"matter.assign",
                          "outcome":"DONE","objectKind":"matter","objectId":"%s","code":null,"address":"127.0.0.1",
                          "facts":{"unit":"lanhe"}}],"page":1,"size":50,"total":1}
                        """.formatted(id, TestClock.START, zone.officer.account(), matter)));
        assertThat(zone.auditAdministrator
                        .get("/api/audit/records/" + id)
                        .body()
                        .at("/record"))
                .isEqualTo(answer.body().at("/items/0"));
    }

    @Test
    void whatIsRolledBackWasNotDone() {
        try {
            zone.inZone(() -> {
                events.publishEvent(acted(zone.officer, "matter.assign"));
                throw new IllegalStateException("the act failed");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("the act failed");
        }

        assertThat(records("").size()).isZero();
    }

    @Test
    void aRefusedActIsRecordedWithItsReason() {
        zone.officer.put("/api/calendar/2026", Map.of("source", "", "version", 0, "days", List.of()));
        zone.officer.get("/api/audit/records");
        zone.officer.get("/api/calendar?year=1");

        var records = records("?refused=true");

        assertThat(records.valueStream()
                        .map(each -> each.at("/actor").asString() + " "
                                + each.at("/act").asString() + " "
                                + each.at("/outcome").asString() + " "
                                + each.at("/code").asString() + " "
                                + each.at("/facts/status").intValue()))
                .containsExactlyInAnyOrder(
                        "秦明辉 PUT /api/calendar/{year} REFUSED ACCESS-NOT-PERMITTED 403",
                        "秦明辉 GET /api/audit/records REFUSED ACCESS-NOT-PERMITTED 403");
        assertThat(records.at("/0/address").asString()).isEqualTo("127.0.0.1");
    }

    @Test
    void aRefusalBeforeAnyControllerIsRecordedWithItsCode() throws Exception {
        var session = UsernamePasswordAuthenticationToken.authenticated(
                new SessionAccount(zone.key.value(), zone.officer.account().value()), null, List.of());
        http.perform(post("/api/matters").with(authentication(session))).andReturn();

        assertThat(records("?refused=true").at("/0/code").asString()).isEqualTo("ACCESS-REQUEST-FORGED");
    }

    @Test
    void eachRefusedPartOfABatchIsRecorded() {
        var items = List.of(Map.of("id", matter, "version", 1), Map.of("id", Ids.next(), "version", 1));
        var answer = zone.officer.post(
                "/api/matters/acts",
                Map.of("commandId", Ids.next(), "items", items, "order", Map.of("act", "URGE", "note", "请抓紧办理")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/0/done").booleanValue()).isFalse();

        var records = records("?refused=true&object=" + matter);

        assertThat(records).hasSize(1);
        assertThat(records.at("/0/act").asString()).isEqualTo("POST /api/matters/acts");
        assertThat(records.at("/0/code").asString())
                .isEqualTo(answer.body().at("/0/code").asString());
        assertThat(records("?refused=true")).hasSize(2);
    }

    @Test
    void logInsAreRecordedWhetherTheySucceedOrNot() throws Exception {
        logIn("wrong");
        logIn(TestZones.PASSWORD);

        assertThat(records("?act=session.log-in")
                        .valueStream()
                        .map(each -> each.at("/actor").asString() + " "
                                + each.at("/outcome").asString() + " "
                                + each.at("/code").asString("")))
                .containsExactlyInAnyOrder(
                        zone.officer.login() + " DONE ", zone.officer.login() + " REFUSED ACCESS-LOG-IN-BAD-PASSWORD");
    }

    @Test
    void filtersNarrowTheTrail() {
        act(zone.officer, "matter.assign");
        act(zone.leader, "matter.instruct");
        act(zone.officer, "unit.create");

        assertThat(records("?actor=%E7%A7%A6").size()).isEqualTo(2);
        assertThat(records("?account=" + zone.leader.account()).size()).isEqualTo(1);
        assertThat(records("?act=matter.").size()).isEqualTo(2);
        assertThat(records("?act=unit.create").size()).isEqualTo(1);
        assertThat(records("?object=" + matter).size()).isEqualTo(3);
        assertThat(records("?object=" + Ids.next()).size()).isZero();
        assertThat(records("?outcome=REFUSED").size()).isZero();
        assertThat(records("?from=2026-11-20&to=2026-11-20").size()).isEqualTo(3);
        assertThat(records("?to=2026-11-19").size()).isZero();
        assertThat(zone.auditAdministrator.get("/api/audit/records?outcome=X").status())
                .isEqualTo(422);
        assertThat(zone.auditAdministrator.get("/api/audit/acts").body())
                .isEqualTo(json.valueToTree(List.of("matter.assign", "matter.instruct", "unit.create")));
    }

    @Test
    void onlyTheAuditAdministratorOfTheZoneReadsTheTrail() {
        act(zone.officer, "matter.assign");
        var id = records("").at("/0/id").asString();
        var paths = List.of(
                "/api/audit/records",
                "/api/audit/records/" + id,
                "/api/audit/acts",
                "/api/audit/export",
                "/api/audit/chain");

        for (var person : List.of(
                zone.officer, zone.leader, zone.systemAdministrator, zone.securityAdministrator, zone.inspector)) {
            for (var path : paths) {
                assertThat(person.get(path).status())
                        .as(person.name() + " " + path)
                        .isEqualTo(403);
            }
            assertThat(person.post("/api/audit/chain/verify", null).status()).isEqualTo(403);
        }
        var foreigner = zones.create().auditAdministrator;
        assertThat(foreigner.get("/api/audit/records").body().at("/total").intValue())
                .isZero();
        assertThat(foreigner.get("/api/audit/records/" + id).body().at("/code").asString())
                .isEqualTo("AUDIT-RECORD-MISSING");
    }

    @Test
    void exportsTheFilteredTrailAsTextAndRecordsThat() throws IOException {
        act(zone.officer, "=cmd|' /C calc'!A0");

        var answer = zone.auditAdministrator.send(get("/api/audit/export?object=" + matter));

        try (var workbook =
                new XSSFWorkbook(new ByteArrayInputStream(answer.response().getContentAsByteArray()))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(1);
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("2026-11-20 09:30:00");
            assertThat(sheet.getRow(1).getCell(2).getCellType()).isEqualTo(CellType.STRING);
        }
        assertThat(records("?act=audit.export").at("/0/facts/rows").intValue()).isEqualTo(1);
    }

    private Acted acted(TestPerson person, String act) {
        return new Acted(person.viewer(), act, "matter", matter, Map.of("unit", "lanhe"));
    }

    private void act(TestPerson person, String act) {
        var acted = acted(person, act);
        zone.inZone(() -> {
            events.publishEvent(acted);
            return null;
        });
    }

    private void logIn(String password) throws Exception {
        var body = json.writeValueAsBytes(Map.of("login", zone.officer.login(), "password", password));
        http.perform(post("/api/session")
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private JsonNode records(String query) {
        return zone.auditAdministrator.get("/api/audit/records" + query).body().at("/items");
    }
}
