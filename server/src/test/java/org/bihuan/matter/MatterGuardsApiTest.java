package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ways round a rule that one person alone might try. */
class MatterGuardsApiTest extends MatterApi {

    @Autowired
    TestClock.Settable clock;

    @Autowired
    LadderRounds ladder;

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void wipesNoListingByAMerger() {
        var survivor = open("SUPERVISED_ITEM");
        var listed = open("SUPERVISED_ITEM");
        act(zone.officer, listed, raise("LISTED"), "ASSIGNED");

        var refused = send(zone.officer, listed, merge(survivor));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().at("/code").asString()).isEqualTo("MATTER-LISTED");
        assertThat(refused.body().at("/detail").asString()).isEqualTo("事项正在挂牌督办，须先申请摘牌并经审批，再并案。");
        assertThat(acts(listed)).doesNotContain("MERGE");
        assertThat(rung(listed)).isEqualTo("LISTED");
        act(zone.officer, survivor, merge(listed), "CANCELLED");
    }

    @Test
    void givesAColourBackAtOnceWhenAMergerIsUndone() {
        var above = zone.person(BuiltinRole.LIAISON, Scope.OWN_UNIT, "赵明", zone.committee);
        var survivor = open("SUPERVISED_ITEM");
        var other = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, other, Map.of("act", "RECEIVE"), "RECEIVED");
        clock.set(Instant.parse("2026-12-11T01:00:00Z"));
        CurrentZone.run(zone.key, () -> ladder.run(zone.key));
        assertThat(rung(other)).isEqualTo("RED");
        act(zone.officer, other, merge(survivor), "CANCELLED");
        assertThat(rung(other)).isEmpty();

        act(zone.officer, other, Map.of("act", "UNMERGE", "reason", "核实后为两件事"), "RECEIVED");

        assertThat(rung(other)).isEqualTo("RED");
        assertThat(above.get("/api/matters/" + other).status()).isEqualTo(200);
        assertThat(zone.officer.get("/api/matters/" + other + "/timeline").body().at("/items").values().stream()
                        .map(entry -> entry.at("/event").asString() + " "
                                + entry.at("/actor").asString()))
                .startsWith("RungRaised 系统自动", "Unmerged " + zone.officer.name());
    }

    @Test
    void cancelsNoParentOverItsOpenChildren() {
        var another = zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.ALL, "李审批", zone.supervisionOffice);
        var cancel = Map.<String, Object>of("act", "REQUEST_CANCELLATION", "reason", "重复交办");
        var parent = open("SUPERVISED_ITEM");
        act(zone.officer, parent, cancel, "ASSIGNED");
        split(parent);
        var child = zone.officer
                .get("/api/matters?parent=" + parent)
                .body()
                .at("/items/0/number")
                .asString();

        var refused = send(another, parent, Map.of("act", "DECIDE_REQUEST", "approved", true));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().at("/code").asString()).isEqualTo("MATTER-CHILD-OPEN");
        assertThat(refused.body().at("/children/0").asString()).isEqualTo(child);
        act(another, parent, Map.of("act", "DECIDE_REQUEST", "approved", false), "ASSIGNED");
        assertThat(send(zone.officer, parent, cancel).body().at("/code").asString())
                .isEqualTo("MATTER-CHILD-OPEN");
    }

    @Test
    void tellsACommandComeAgainWithAnotherOrder() {
        var id = open("SUPERVISED_ITEM");
        var command = Ids.next();
        assertThat(give(zone.lanheLiaison, id, command, 1, Map.of("act", "RECEIVE"))
                        .body()
                        .at("/alreadyDone")
                        .asBoolean())
                .isFalse();

        var otherAct = give(zone.lanheLiaison, id, command, 2, Map.of("act", "REPORT", "text", "已完成"));
        var otherWords = give(zone.lanheLiaison, id, command, 1, Map.of("act", "RECEIVE", "note", "已安排专人"));
        var same = give(zone.lanheLiaison, id, command, 1, Map.of("act", "RECEIVE"));

        assertThat(List.of(otherAct.status(), otherWords.status())).containsOnly(409);
        assertThat(otherAct.body().at("/code").asString()).isEqualTo("MATTER-COMMAND-TAKEN");
        assertThat(otherWords.body().at("/code").asString()).isEqualTo("MATTER-COMMAND-TAKEN");
        assertThat(same.body().at("/alreadyDone").asBoolean()).isTrue();
        assertState(id, "RECEIVED");
    }

    @Test
    void tellsSoOfABatchToo() {
        var id = open("SUPERVISED_ITEM");
        var command = Ids.next();
        assertThat(batch(command, id, Map.of("act", "INSTRUCT", "text", "逾期通报")))
                .isEmpty();
        assertThat(batch(command, id, Map.of("act", "INSTRUCT", "text", "逾期通报")))
                .isEmpty();
        assertThat(batch(command, id, Map.of("act", "URGE"))).isEqualTo("MATTER-COMMAND-TAKEN");
    }

    @Test
    void takesTheCommandOfAnOpeningForNothingElse() {
        var opening = opening("SUPERVISED_ITEM");
        var id = UUID.fromString(
                zone.officer.post("/api/matters", opening).body().at("/id").asString());
        var command =
                UUID.fromString(Objects.requireNonNull(opening.get("commandId")).toString());

        assertThat(give(zone.officer, id, command, 1, Map.of("act", "URGE"))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("MATTER-COMMAND-TAKEN");
    }

    @Test
    void shelvesNothingForLongerThanAYear() {
        var id = open("SUPERVISED_ITEM");
        act(zone.lanheLiaison, id, Map.of("act", "RECEIVE"), "RECEIVED");
        var refused = send(zone.officer, id, shelve("2027-11-21"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/code").asString()).isEqualTo("MATTER-REVIEW-FAR");
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("reviewOn");
        act(zone.officer, id, shelve("2027-11-20"), "SHELVED");
    }

    private TestPerson.Answer give(TestPerson who, UUID id, UUID command, int version, Map<String, Object> order) {
        return who.post(
                "/api/matters/" + id + "/acts", Map.of("commandId", command, "version", version, "order", order));
    }

    private String batch(UUID command, UUID id, Map<String, Object> order) {
        var version =
                zone.officer.get("/api/matters/" + id).body().at("/version").asInt();
        return zone.leader
                .post(
                        "/api/matters/acts",
                        Map.of(
                                "commandId",
                                command,
                                "items",
                                List.of(Map.of("id", id, "version", version)),
                                "order",
                                order))
                .body()
                .at("/0/code")
                .asString("");
    }

    private void split(UUID parent) {
        var child = Map.of("title", "明确送电节点", "leadUnit", zone.xinqiao, "weight", 1);
        act(zone.officer, parent, Map.of("act", "SPLIT", "children", List.of(child)), "ASSIGNED");
    }

    private String rung(UUID id) {
        return zone.officer.get("/api/matters/" + id).body().at("/ladder/rung").asString("");
    }

    private List<String> acts(UUID id) {
        return zone.officer.get("/api/matters/" + id).body().at("/allowedActs").values().stream()
                .map(each -> each.asString())
                .toList();
    }

    private static Map<String, Object> merge(UUID into) {
        return Map.of("act", "MERGE", "into", into, "reason", "同一问题重复登记");
    }

    private static Map<String, Object> raise(String rung) {
        return Map.of("act", "RAISE", "rung", rung, "reason", "群众反映强烈");
    }

    private static Map<String, Object> shelve(String day) {
        return Map.of("act", "SHELVE", "reason", "等待规划调整", "approvedBy", "周分管", "reviewOn", day);
    }
}
