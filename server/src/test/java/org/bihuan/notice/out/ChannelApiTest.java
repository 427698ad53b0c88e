package org.bihuan.notice.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.notice.Tables.CHANNEL;
import static org.bihuan.schema.notice.Tables.DELIVERY_ATTEMPT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.notice.NoticeKind;
import org.bihuan.notice.Notices;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class ChannelApiTest {

    private static final NoticeKind URGED = new NoticeKind("matter.urged");

    @Autowired
    TestZones zones;

    @Autowired
    Notices notices;

    @Autowired
    Deliveries deliveries;

    @Autowired
    DeliveryRepository outbox;

    @Autowired
    DeliveryRetention retention;

    @Autowired
    GivenUp givenUp;

    @Autowired
    DSLContext sql;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    JsonMapper json;

    TestZone zone;
    TestPerson administrator;
    Receiver receiver;
    final UUID matter = Ids.next();

    @BeforeEach
    void aZoneAndAReceiver() {
        zone = zones.create();
        administrator = zone.systemAdministrator;
        receiver = new Receiver();
    }

    @AfterEach
    void closed() {
        receiver.close();
        clock.set(TestClock.START);
    }

    @Test
    void aSignedWebhookReceivesWhatWasTold() {
        var made = channel("JSON", "/hook?k=secret-key", null);
        var secret = made.at("/secret").asString();

        tell(zone.lanheLiaison);
        send();

        assertThat(receiver.got).hasSize(1);
        var got = receiver.got.getFirst();
        var id = got.header("webhook-id");
        assertThat(got.path()).isEqualTo("/hook?k=secret-key");
        assertThat(json.readTree(got.body())).isEqualTo(json.readTree("""
                {"id":"%s","at":"%s","kind":"matter.urged","text":"秦明辉 第 2 次催办","objectKind":"matter","objectId":"%s",
                 "facts":{"by":"秦明辉","count":"2","number":"东督〔2026〕12号","title":"整治 <占道> [经营]"}}
                """.formatted(id, TestClock.START, matter)));
        assertThat(got.header("webhook-signature"))
                .isEqualTo(Signatures.webhook(secret, id, TestClock.START, got.body())
                        .get("webhook-signature"));
        assertThat(got.header("webhook-timestamp")).isEqualTo("" + TestClock.START.getEpochSecond());
    }

    @Test
    void theListShowsHowAChannelFaresAndNeverItsKey() {
        var id = channel("JSON", "/hook?k=secret-key", null).at("/id").asString();
        tell(zone.lanheLiaison);
        send();

        var list = administrator.get("/api/notice-channels").body();

        assertThat(list.at("/page/items/0"))
                .isEqualTo(json.readTree("""
                {"id":"%s","name":"督办群","format":"JSON","address":"%s","signed":true,"unit":null,
                 "kinds":[],"enabled":true,"waiting":0,"dead":0,"sentAt":"%s","version":1}
                """.formatted(id, receiver.address("/…"), TestClock.START)));
        assertThat(list.at("/mail")).isEqualTo(json.readTree("{\"configured\":true,\"from\":\"bihuan@dl.example\"}"));
        assertThat(list.toString()).doesNotContain("secret-key", "whsec_");
    }

    @Test
    void robotsSpeakTheirFormatAndTypedTextStaysText() {
        channel("WECOM", "/cgi-bin/webhook/send?key=abc", null);
        channel("DINGTALK", "/robot/send?access_token=abc", "SECthisissecret");

        tell(zone.lanheLiaison);
        send();

        var weCom = got("/cgi-bin/webhook/send");
        var dingTalk = got("/robot/send");
        assertThat(json.readTree(weCom.body())).isEqualTo(json.readTree("""
                {"msgtype":"markdown","markdown":{"content":"**秦明辉 第 2 次催办**\\n\\n> 东督〔2026〕12号 整治 ＜占道＞ ［经营］"}}
                """));
        assertThat(dingTalk.path())
                .isEqualTo(Signatures.dingTalk(
                                java.net.URI.create("/robot/send?access_token=abc"), "SECthisissecret", TestClock.START)
                        .toString());
        assertThat(json.readTree(dingTalk.body()).at("/markdown/title").asString())
                .isEqualTo("秦明辉 第 2 次催办");
    }

    @Test
    void aRobotsRefusalInsideAnAnswerOf200CountsAsOne() {
        channel("WECOM", "/send?key=abc", null);
        receiver.answer = "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}";

        tell(zone.lanheLiaison);
        send();

        var delivery = delivery(0);
        assertThat(delivery.at("/state").asString()).isEqualTo("WAITING");
        var attempt = show(delivery).at("/attempts/0");
        assertThat(attempt.at("/outcome").asString()).isEqualTo("REFUSED");
        assertThat(attempt.at("/detail").asString()).contains("invalid webhook url");
    }

    @Test
    void triesAgainAfterGrowingPausesGivesUpAndSendsAgainWhenAsked() {
        channel("JSON", "/hook", null);
        receiver.status = 500;
        tell(zone.lanheLiaison);
        var pauses = new ArrayList<Duration>();

        send();
        for (var next = next(); next != null; next = next()) {
            pauses.add(Duration.between(clock.instant(), next));
            clock.set(next.minusMillis(1));
            int before = receiver.got.size();
            send();
            assertThat(receiver.got).hasSize(before);
            clock.set(next);
            send();
        }

        assertThat(pauses).isSorted().hasSize(7);
        assertThat(receiver.got)
                .hasSize(8)
                .extracting(each -> each.header("webhook-id"))
                .containsOnly(receiver.got.getFirst().header("webhook-id"));
        assertThat(delivery(0).at("/state").asString()).isEqualTo("DEAD");
        assertThat(show(delivery(0)).at("/attempts").size()).isEqualTo(8);

        receiver.status = 204;
        var id = delivery(0).at("/id").asString();
        assertThat(administrator
                        .post("/api/notice-deliveries/" + id + "/send-again", null)
                        .status())
                .isEqualTo(200);
        send();
        assertThat(delivery(0).at("/state").asString()).isEqualTo("SENT");
        assertThat(administrator
                        .post("/api/notice-deliveries/" + id + "/send-again", null)
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("NOTICE-DELIVERY-SENT");
    }

    @Test
    void tellsTheAdministratorOnceAnHourWhatWasGivenUpAndSendsThatToNoChannel() {
        channel("JSON", "/hook", null);
        receiver.status = 500;
        tell(zone.lanheLiaison);
        tell(zone.xinqiaoLiaison);
        for (int each = 0; each < 12; each++) {
            send();
            lookForGivenUp();
            clock.advance(Duration.ofHours(6));
        }

        var told = administrator.get("/api/notices").body().at("/page/items");
        assertThat(told.size()).isEqualTo(1);
        assertThat(told.at("/0/kind").asString()).isEqualTo("notice.given-up");
        assertThat(told.at("/0/facts")).isEqualTo(json.readTree("{\"count\":\"2\",\"where\":\"督办群\"}"));
        assertThat(zone.lanheLiaison
                        .get("/api/notices")
                        .body()
                        .at("/page/items")
                        .toString())
                .doesNotContain("given-up");
        assertThat(administrator
                        .get("/api/notice-deliveries")
                        .body()
                        .at("/items")
                        .toString())
                .doesNotContain("given-up");
    }

    @Test
    void keepsWhatWasSettledForNinetyDaysWithItsAttempts() {
        channel("JSON", "/hook", null);
        tell(zone.lanheLiaison);
        send();
        receiver.status = 500;
        tell(zone.lanheLiaison);
        clock.advance(Duration.ofHours(1));
        send();
        clock.set(TestClock.START.plus(DeliveryRetention.KEPT));
        CurrentZone.run(zone.key, () -> retention.run(zone.key));
        assertThat(administrator
                        .get("/api/notice-deliveries")
                        .body()
                        .at("/total")
                        .asInt())
                .as("exactly ninety days old")
                .isEqualTo(2);

        clock.advance(Duration.ofSeconds(1));
        CurrentZone.run(zone.key, () -> retention.run(zone.key));
        clock.set(TestClock.START);

        var left = administrator.get("/api/notice-deliveries").body();
        assertThat(left.at("/total").asInt()).isEqualTo(1);
        assertThat(left.at("/items/0/state").asString())
                .as("what still waits is never deleted")
                .isEqualTo("WAITING");
        assertThat(attempts()).as("attempts of the one left").isEqualTo(1);
    }

    private int attempts() {
        return zone.inZone(() -> sql.fetchCount(DELIVERY_ATTEMPT, DELIVERY_ATTEMPT.ZONE_ID.eq(zone.key.value())));
    }

    private void lookForGivenUp() {
        CurrentZone.run(zone.key, () -> givenUp.run(zone.key));
    }

    @Test
    void aSenderThatDiedIsRepeatedUnderTheSameId() {
        channel("JSON", "/hook", null);
        tell(zone.lanheLiaison);
        var taken =
                zone.inZone(() -> outbox.claim(zone.key, clock.instant(), 20)).taken();
        assertThat(taken).hasSize(1);

        send();
        assertThat(receiver.got).isEmpty();
        clock.advance(DeliveryRepository.LEASE);
        send();

        assertThat(receiver.got).hasSize(1);
        assertThat(receiver.got.getFirst().header("webhook-id"))
                .isEqualTo(taken.getFirst().id().toString());
    }

    @Test
    void redirectsAreNotFollowed() {
        channel("JSON", "/hook", null);
        receiver.status = 302;

        tell(zone.lanheLiaison);
        send();

        assertThat(receiver.got).extracting(Receiver.Got::path).containsExactly("/hook");
        assertThat(show(delivery(0)).at("/attempts/0/status").intValue()).isEqualTo(302);
    }

    @Test
    void aRobotTakesSoManyAMinuteAndTheRestWaits() {
        channel("WECOM", "/send?key=abc", null);
        for (int count = 0; count < 25; count++) {
            tell(zone.lanheLiaison);
        }

        send();
        assertThat(receiver.got).hasSize(18);
        clock.advance(Duration.ofSeconds(61));
        send();

        assertThat(receiver.got).hasSize(25);
    }

    @Test
    void whatWaitsForAFullRobotKeepsNothingElseWaiting() {
        channel("WECOM", "/send?key=abc", null);
        for (int count = 0; count < 60; count++) {
            tell(zone.lanheLiaison);
        }
        channel("JSON", "/hook", null);
        tell(zone.lanheLiaison);

        send();

        assertThat(receiver.got)
                .extracting(Receiver.Got::path)
                .filteredOn(path -> path.equals("/hook"))
                .hasSize(1);
        assertThat(receiver.got).hasSize(19);
    }

    @Test
    void whatCannotBeOpenedLeavesATraceAndComesToAnEnd() {
        channel("JSON", "/hook", null);
        zone.inZone(() -> sql.update(CHANNEL)
                .set(CHANNEL.ADDRESS_SEALED, "v0.sealed-with-another-key")
                .where(CHANNEL.ZONE_ID.eq(zone.key.value()))
                .execute());
        tell(zone.lanheLiaison);

        send();
        var attempt = show(delivery(0)).at("/attempts/0");
        assertThat(attempt.at("/outcome").asString()).isEqualTo("UNREACHABLE");
        assertThat(attempt.at("/detail").asString()).isEqualTo("IllegalStateException");
        for (var next = next(); next != null; next = next()) {
            clock.set(next);
            send();
        }
        assertThat(delivery(0).at("/state").asString()).isEqualTo("DEAD");
    }

    @Test
    void aChannelOfAUnitHearsOnlyWhatConcernsItsPeople() {
        var facts = facts("WECOM", "/send?key=abc", null);
        facts.put("unit", zone.xinqiao.toString());
        facts.put("kinds", List.of("matter.urged"));
        assertThat(administrator.post("/api/notice-channels", facts).status()).isEqualTo(201);

        tell(zone.lanheLiaison);
        send();
        assertThat(receiver.got).isEmpty();
        tell(zone.xinqiaoLiaison);
        send();

        assertThat(receiver.got).hasSize(1);
    }

    @Test
    void nothingIsSentOfWhatWasRolledBack() {
        channel("JSON", "/hook", null);
        try {
            zone.inZone(() -> {
                notices.tell(zone.key, List.of(zone.officer.account()), URGED, "matter", matter, Map.of());
                throw new IllegalStateException("the act failed");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("the act failed");
        }
        send();

        assertThat(receiver.got).isEmpty();
    }

    @Test
    void testsAChannelRenewsItsSecretAndRemovesIt() {
        var made = channel("JSON", "/hook", null);
        var path = "/api/notice-channels/" + made.at("/id").asString();

        assertThat(administrator.post(path + "/test", Map.of("version", 1)).status())
                .isEqualTo(202);
        send();
        assertThat(json.readTree(receiver.got.getFirst().body()).at("/text").asString())
                .contains("测试");
        var renewed = administrator.post(path + "/secret", Map.of("version", 1)).body();
        assertThat(renewed.at("/secret").asString())
                .startsWith("whsec_")
                .isNotEqualTo(made.at("/secret").asString());
        assertThat(administrator
                        .post(path + "/test", Map.of("version", 1))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("NOTICE-CHANNEL-STALE");
        assertThat(administrator.delete(path + "?version=2").status()).isEqualTo(204);
        tell(zone.officer);
        send();

        assertThat(receiver.got).hasSize(1);
        assertThat(administrator
                        .get("/api/notice-channels")
                        .body()
                        .at("/page/total")
                        .intValue())
                .isZero();
    }

    @Test
    void examinesTheAddressOfAChannelThatIsOffWhenItIsSwitchedOn() {
        var facts = facts("JSON", "/hook", null);
        facts.put("address", "http://10.0.0.7/hook");
        facts.put("enabled", false);
        var made = administrator.post("/api/notice-channels", facts);
        assertThat(made.status()).isEqualTo(201);
        facts.put("enabled", true);
        facts.put("address", null);

        var refused = administrator.put(
                "/api/notice-channels/" + made.body().at("/id").asString(), Map.of("version", 1, "facts", facts));

        assertThat(refused.body().at("/code").asString()).isEqualTo("NOTICE-ADDRESS-SHUT");
    }

    @Test
    void refusesHostileAddressesAndUnknownKinds() {
        for (var address : List.of("http://localhost:1/", "http://169.254.169.254/", "file:///etc/passwd")) {
            var facts = facts("JSON", "/", null);
            facts.put("address", address);
            assertThat(administrator
                            .post("/api/notice-channels", facts)
                            .body()
                            .at("/errors/0/field")
                            .asString())
                    .as(address)
                    .isEqualTo("address");
        }
        var facts = facts("JSON", "/", null);
        facts.put("kinds", List.of("matter.unheard-of"));
        assertThat(administrator
                        .post("/api/notice-channels", facts)
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("NOTICE-KIND-UNKNOWN");
        assertThat(zone.officer
                        .post("/api/notice-channels", facts("JSON", "/", null))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("ACCESS-NOT-PERMITTED");
    }

    private JsonNode channel(String format, String path, @Nullable String secret) {
        var answer = administrator.post("/api/notice-channels", facts(format, path, secret));
        assertThat(answer.status()).isEqualTo(201);
        return answer.body();
    }

    private Map<String, Object> facts(String format, String path, @Nullable String secret) {
        var facts = new HashMap<String, Object>();
        facts.put("name", "督办群");
        facts.put("format", format);
        facts.put("address", receiver.address(path));
        facts.put("secret", secret);
        facts.put("kinds", List.of());
        facts.put("enabled", true);
        return facts;
    }

    private Receiver.Got got(String path) {
        return receiver.got.stream()
                .filter(each -> each.path().startsWith(path))
                .findFirst()
                .orElseThrow();
    }

    private void tell(TestPerson person) {
        zone.inZone(() -> {
            notices.tell(
                    zone.key,
                    List.of(person.account()),
                    URGED,
                    "matter",
                    matter,
                    Map.of("by", "秦明辉", "count", "2", "number", "东督〔2026〕12号", "title", "整治 <占道> [经营]"));
            return true;
        });
    }

    private void send() {
        CurrentZone.run(zone.key, () -> deliveries.run(zone.key));
    }

    private JsonNode delivery(int index) {
        return administrator.get("/api/notice-deliveries").body().at("/items/" + index);
    }

    private JsonNode show(JsonNode delivery) {
        return administrator
                .get("/api/notice-deliveries/" + delivery.at("/id").asString())
                .body();
    }

    private @Nullable Instant next() {
        var next = delivery(0).at("/nextAt");
        return next.isNull() ? null : Instant.parse(next.asString());
    }
}
