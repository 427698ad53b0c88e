package org.bihuan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bihuan.access.Audience;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.UnitId;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class NoticeApiTest {

    private static final NoticeKind ASSIGNED = new NoticeKind("matter.assigned");
    private static final NoticeKind URGED = new NoticeKind("matter.urged");

    @Autowired
    TestZones zones;

    @Autowired
    Notices notices;

    @Autowired
    NoticeRepository repository;

    @Autowired
    NoticeRetention retention;

    @Autowired
    Audience audience;

    @Autowired
    JsonMapper json;

    TestZone zone;
    final UUID matter = Ids.next();

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @Test
    void theRecipientReadsWhatHappenedAndNobodyElse() {
        tell(List.of(zone.lanheLiaison.account(), zone.lanheLiaison.account()), ASSIGNED);

        var answer = zone.lanheLiaison.get("/api/notices");

        assertThat(answer.status()).isEqualTo(200);
        var id = answer.body().at("/page/items/0/id").asString();
        assertThat(answer.body()).isEqualTo(json.readTree("""
                        {"page":{"items":[{"id":"%s","kind":"matter.assigned","objectKind":"matter","objectId":"%s",
                          "facts":{"number":"东督〔2026〕12号"},"at":"%s","unread":true,"readAt":null}],
                          "page":1,"size":20,"total":1},"unread":1}
                        """.formatted(id, matter, TestClock.START)));
        for (var other : List.of(zone.xinqiaoLiaison, zone.officer, zone.systemAdministrator, zones.create().officer)) {
            assertThat(other.get("/api/notices").body().at("/unread").intValue())
                    .isZero();
            assertThat(other.post("/api/notices/" + id + "/read", null)
                            .body()
                            .at("/code")
                            .asString())
                    .isEqualTo("NOTICE-MISSING");
        }
        assertThat(unread(zone.lanheLiaison)).isEqualTo(1);
    }

    @Test
    void unreadOnesComeFirstAndReadingTwiceDoesNoHarm() {
        tell(List.of(zone.lanheLiaison.account()), ASSIGNED);
        tell(List.of(zone.lanheLiaison.account()), URGED);
        var newest = zone.lanheLiaison
                .get("/api/notices")
                .body()
                .at("/page/items/0/id")
                .asString();

        assertThat(zone.lanheLiaison
                        .post("/api/notices/" + newest + "/read", null)
                        .status())
                .isEqualTo(204);
        assertThat(zone.lanheLiaison
                        .post("/api/notices/" + newest + "/read", null)
                        .status())
                .isEqualTo(204);

        var body = zone.lanheLiaison.get("/api/notices").body();
        assertThat(body.at("/unread").intValue()).isEqualTo(1);
        assertThat(body.at("/page/items/1/id").asString()).isEqualTo(newest);
        assertThat(body.at("/page/items/1/readAt").asString()).isEqualTo(TestClock.START.toString());
    }

    @Test
    void filtersByReadAndRoom() {
        tell(List.of(zone.officer.account()), ASSIGNED);
        tell(List.of(zone.officer.account()), new NoticeKind("intake.finished"));

        assertThat(kinds("?room=intake")).containsExactly("intake.finished");
        assertThat(kinds("?room=matter&unread=true")).containsExactly("matter.assigned");
        assertThat(kinds("?unread=false")).isEmpty();
        assertThat(zone.officer.get("/api/notices?room=%27").status()).isEqualTo(422);
        assertThat(zone.officer.get("/api/notices?size=201").body().at("/code").asString())
                .isEqualTo("PAGE-OUT-OF-RANGE");
    }

    @Test
    void marksAllReadUpToTheMomentSeen() {
        tell(List.of(zone.officer.account()), ASSIGNED);
        tell(List.of(zone.officer.account()), URGED);

        var before = Map.of("upTo", TestClock.START.minusSeconds(1).toString());
        assertThat(zone.officer
                        .post("/api/notices/read-all", before)
                        .body()
                        .at("/count")
                        .intValue())
                .isZero();
        var now = Map.of("upTo", TestClock.START.toString());
        assertThat(zone.officer
                        .post("/api/notices/read-all", now)
                        .body()
                        .at("/count")
                        .intValue())
                .isEqualTo(2);
        assertThat(unread(zone.officer)).isZero();
        assertThat(zone.officer.post("/api/notices/read-all", Map.of()).status())
                .isEqualTo(422);
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        assertThatThrownBy(() -> zone.inZone(() -> {
                    notices.tell(zone.key, List.of(zone.officer.account()), ASSIGNED, "matter", matter, Map.of());
                    throw new IllegalStateException("the act failed");
                }))
                .hasMessage("the act failed");

        assertThat(unread(zone.officer)).isZero();
    }

    @Test
    void oldOnesGoAndNoneHasMoreThanAThousand() {
        var account = zone.officer.account();
        var now = TestClock.START;
        zone.inZone(() -> {
            var many = IntStream.range(0, 1005).mapToObj(each -> account).toList();
            var longAgo = now.minus(Duration.ofDays(366));
            repository.insert(
                    zone.key,
                    List.of(
                            new Told(zone.key, many, ASSIGNED, "matter", matter, Map.of(), now),
                            new Told(zone.key, List.of(account), URGED, "matter", matter, Map.of(), longAgo)));
            return null;
        });
        assertThat(unread(zone.officer)).isEqualTo(1006);

        zone.inZone(() -> {
            retention.run(zone.key);
            return null;
        });

        assertThat(unread(zone.officer)).isEqualTo(1000);
    }

    @Test
    void theAudienceOfAUnitAreThoseWhoMayActForIt() {
        assertThat(audience(List.of(zone.lanhe, zone.xinqiao), Permit.MATTER_HANDLE))
                .containsExactlyInAnyOrder(zone.lanheLiaison.account(), zone.xinqiaoLiaison.account());
        assertThat(audience(List.of(zone.lanhe), Permit.MATTER_VERIFY)).isEmpty();
        assertThat(audience(List.of(zones.create().lanhe), Permit.MATTER_HANDLE))
                .isEmpty();
        assertThat(zone.inZone(() -> audience.of(zone.key, Permit.AUDIT_READ)))
                .containsExactly(zone.auditAdministrator.account());
        assertThat(zone.inZone(() -> audience.of(zone.key, List.of(zone.leader.person()))))
                .containsExactly(zone.leader.account());
    }

    private void tell(Collection<AccountId> to, NoticeKind kind) {
        zone.inZone(() -> {
            notices.tell(zone.key, to, kind, "matter", matter, Map.of("number", "东督〔2026〕12号"));
            return null;
        });
    }

    private Collection<AccountId> audience(List<UnitId> units, Permit permit) {
        return zone.inZone(() -> audience.of(zone.key, units, permit));
    }

    private static int unread(TestPerson person) {
        return person.get("/api/notices").body().at("/unread").intValue();
    }

    private List<String> kinds(String query) {
        return zone.officer
                .get("/api/notices" + query)
                .body()
                .at("/page/items")
                .valueStream()
                .map(notice -> notice.at("/kind").asString())
                .toList();
    }
}
