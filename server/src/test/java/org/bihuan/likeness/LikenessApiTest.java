package org.bihuan.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.likeness.Tables.PROPOSAL;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class LikenessApiTest {

    @Autowired
    TestZones zones;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    LikenessRounds rounds;

    @Autowired
    DSLContext sql;

    private TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void proposesADuplicateAtTheSamePlaceAndMergesItOnAcceptance() {
        var first = open("消防通道堵塞", "澜河路 12 号，3 号楼");
        var second = open("消防通道被堵塞", "澜河路12号3号楼");
        open("电动车违规充电", "澜河路12号3号楼");
        open("消防通道堵塞", "澜河路12号4号楼");

        var all = proposals();
        assertThat(all.at("/total").asInt()).isEqualTo(1);
        var row = all.at("/items/0");
        assertThat(row.at("/kind").asString()).isEqualTo("DUPLICATE");
        assertThat(row.at("/matter/id").asString()).isEqualTo(second.toString());
        assertThat(row.at("/other/id").asString()).isEqualTo(first.toString());
        assertThat(row.at("/percent").asInt()).isEqualTo(72);

        assertThat(accept(row).status()).isEqualTo(204);

        assertThat(state(second)).isEqualTo("CANCELLED");
        assertThat(zone.officer
                        .get("/api/matters/" + second + "/after")
                        .body()
                        .at("/mergedInto/id")
                        .asString())
                .isEqualTo(first.toString());
        assertThat(accept(row).body().at("/code").asString()).isEqualTo("LIKENESS-DECIDED");
        assertThat(proposals().at("/total").asInt()).isZero();
    }

    @Test
    void proposesToReopenWhatHasComeBackAndCountsHowOften() {
        var old = closed("楼道堆放杂物", "金桥小区");
        var older = closed("楼道杂物", "金桥小区");
        clock.set(Instant.parse("2027-01-10T01:00:00Z"));
        var fresh = open("楼道又堆放杂物", "金桥小区");

        var row = proposals().at("/items/0");
        assertThat(row.at("/kind").asString()).isEqualTo("RECURRENCE");
        assertThat(row.at("/other/id").asString()).isEqualTo(old.toString());
        assertThat(row.at("/occurrences").asInt()).isEqualTo(2);
        assertThat(accept(row).status()).isEqualTo(204);

        assertThat(state(old)).isEqualTo("REWORK");
        assertThat(state(fresh)).isEqualTo("CANCELLED");
        assertThat(state(older)).isEqualTo("CLOSED_OFF");
        var file = zone.officer.get("/api/matters/" + old).body();
        assertThat(file.at("/reopenCount").asInt()).isEqualTo(1);
        assertThat(file.at("/round").asInt()).isEqualTo(2);
    }

    @Test
    void takesWhatWasClosedLongAgoForSomethingNew() {
        clock.set(Instant.parse("2026-05-06T01:00:00Z"));
        closed("楼道堆放杂物", "金桥小区");
        clock.set(TestClock.START);
        open("楼道堆放杂物", "金桥小区");
        assertThat(proposals().at("/total").asInt()).isZero();
    }

    @Test
    void neverProposesADeclinedPairAgain() {
        open("消防通道堵塞", "金桥小区");
        open("消防通道堵塞", "金桥小区");
        var row = proposals().at("/items/0");
        var path = "/api/likeness/proposals/" + row.at("/id").asString() + "/refusal";
        assertThat(zone.officer.post(path, Map.of("reason", "两处不同的通道")).status())
                .isEqualTo(204);
        CurrentZone.run(zone.key, () -> rounds.run(zone.key));

        assertThat(proposals().at("/total").asInt()).isZero();
        var kept = zone.officer.get("/api/likeness/proposals").body().at("/items/0");
        assertThat(kept.at("/outcome").asString()).isEqualTo("DECLINED");
        assertThat(kept.at("/reason").asString()).isEqualTo("两处不同的通道");
    }

    @Test
    void findsInTheBackgroundWhatNoOpeningToldOf() {
        open("消防通道堵塞", "金桥小区");
        open("消防通道堵塞", "金桥小区");
        zone.inZone(() -> sql.deleteFrom(PROPOSAL)
                .where(PROPOSAL.ZONE_ID.eq(zone.key.value()))
                .execute());
        rounds();
        assertThat(proposals().at("/total").asInt())
                .as("what may still be coming in is waited for")
                .isZero();

        clock.advance(Findings.SETTLED.plusSeconds(1));
        rounds();
        rounds();

        assertThat(proposals().at("/total").asInt()).isEqualTo(1);
    }

    @Test
    void losesNothingWhileSoManyWait() {
        var others = new ArrayList<UUID>();
        for (int at = 0; at < 33; at++) {
            others.add(open("各不相同的事" + at, "第" + at + "处"));
        }
        zone.inZone(() -> fill(others));
        open("消防通道堵塞", "金桥小区");
        var second = open("消防通道堵塞", "金桥小区");
        clock.advance(Findings.SETTLED.plusSeconds(1));
        rounds();
        assertThat(proposals().at("/total").asInt()).isEqualTo(Findings.MOST_UNDECIDED);

        zone.inZone(() -> sql.deleteFrom(PROPOSAL)
                .where(PROPOSAL.ZONE_ID.eq(zone.key.value()))
                .execute());
        rounds();

        assertThat(proposals().at("/items/0/matter/id").asString()).isEqualTo(second.toString());
    }

    private int fill(List<UUID> matters) {
        int made = 0;
        for (int one = 0; one < matters.size(); one++) {
            for (int other = 0; other < one && made < Findings.MOST_UNDECIDED; other++) {
                made += sql.insertInto(PROPOSAL)
                        .set(PROPOSAL.ZONE_ID, zone.key.value())
                        .set(PROPOSAL.ID, Ids.next())
                        .set(PROPOSAL.KIND, "DUPLICATE")
                        .set(PROPOSAL.MATTER_ID, matters.get(one))
                        .set(PROPOSAL.OTHER_ID, matters.get(other))
                        .set(PROPOSAL.PERCENT, 60)
                        .set(PROPOSAL.OCCURRENCES, 0)
                        .set(PROPOSAL.PROPOSED_AT, clock.instant())
                        .execute();
            }
        }
        return made;
    }

    @Test
    void letsADuplicateLapseWhenTheOtherIsClosed() {
        var first = open("消防通道堵塞", "金桥小区");
        open("消防通道堵塞", "金桥小区");
        assertThat(proposals().at("/total").asInt()).isEqualTo(1);
        close(first);

        assertThat(proposals().at("/total").asInt()).isZero();
    }

    @Test
    void letsARecurrenceLapseWhenTheOtherIsReopenedByHand() {
        var old = closed("楼道堆放杂物", "金桥小区");
        open("楼道又堆放杂物", "金桥小区");
        assertThat(proposals().at("/items/0/kind").asString()).isEqualTo("RECURRENCE");
        act(zone.officer, old, Map.of("act", "REOPEN", "reason", "群众再次反映"));

        assertThat(proposals().at("/total").asInt()).isZero();
    }

    private void rounds() {
        CurrentZone.run(zone.key, () -> rounds.run(zone.key));
    }

    @Test
    void letsAProposalLapseWithTheMatterItIsAbout() {
        var first = open("消防通道堵塞", "金桥小区");
        var second = open("消防通道堵塞", "金桥小区");
        act(zone.officer, second, Map.of("act", "MERGE", "into", first, "reason", "重复登记"));

        assertThat(proposals().at("/total").asInt()).isZero();
        assertThat(zone.officer
                        .get("/api/likeness/proposals")
                        .body()
                        .at("/items/0/outcome")
                        .asString())
                .isEqualTo("LAPSED");
    }

    @Test
    void tellsWhoeverIsWritingWhatIsThereAlready() {
        open("消防通道堵塞", "金桥小区");
        var draft = Map.of("typeCode", "PROBLEM", "title", "消防通道被堵塞", "place", "金桥 小区");

        var like = zone.inspector.post("/api/likeness/check", draft).body();
        assertThat(like.size()).isEqualTo(1);
        assertThat(like.at("/0/percent").asInt()).isEqualTo(72);
        assertThat(like.at("/0/samePlace").asBoolean()).isTrue();
        var own = zone.person(
                org.bihuan.access.BuiltinRole.INSPECTOR, org.bihuan.access.Scope.OWN_UNIT, "何检查", zone.xinqiao);
        assertThat(own.post("/api/likeness/check", draft).body().size()).isZero();
    }

    private UUID open(String title, String place) {
        var opening = new LinkedHashMap<String, Object>();
        opening.put("commandId", Ids.next());
        opening.put("then", "ASSIGN");
        opening.put("typeCode", "PROBLEM");
        opening.put("title", title);
        opening.put("requirement", "清理");
        opening.put("urgent", false);
        opening.put("sourceKind", "INSPECTION");
        opening.put("place", place);
        opening.put("leadUnit", zone.lanhe);
        opening.put("unclassified", true);
        var answer = zone.officer.post("/api/matters", opening);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/id").asString());
    }

    /** Closed by the ledger's own acts, with a text file for proof. */
    private UUID closed(String title, String place) {
        var id = open(title, place);
        close(id);
        return id;
    }

    private void close(UUID id) {
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"));
        act(zone.lanheLiaison, id, Map.of("act", "REPORT", "text", "已清理", "files", List.of(proof())));
        act(zone.inspector, id, Map.of("act", "VERIFY", "conclusion", "PASSED", "method", "SITE", "opinion", "已查看"));
    }

    private UUID proof() {
        var id = Ids.next();
        var file = new org.springframework.mock.web.MockMultipartFile(
                "file", "整改.txt", "text/plain", ("整改 " + id).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        zone.lanheLiaison.send(
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart("/api/evidence")
                        .file(file)
                        .param("id", id.toString()));
        return id;
    }

    private void act(TestPerson person, UUID id, Map<String, Object> order) {
        var version =
                zone.officer.get("/api/matters/" + id).body().at("/version").asInt();
        var answer = person.post(
                "/api/matters/" + id + "/acts", Map.of("commandId", Ids.next(), "version", version, "order", order));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private String state(UUID id) {
        return zone.officer.get("/api/matters/" + id).body().at("/state").asString();
    }

    private JsonNode proposals() {
        return zone.officer.get("/api/likeness/proposals?open=true").body();
    }

    private TestPerson.Answer accept(JsonNode row) {
        return zone.officer.post(
                "/api/likeness/proposals/" + row.at("/id").asString() + "/acceptance",
                Map.of(
                        "matterVersion",
                        row.at("/matter/version").asInt(),
                        "otherVersion",
                        row.at("/other/version").asInt(),
                        "keepNew",
                        false,
                        "reason",
                        "同一问题"));
    }
}
