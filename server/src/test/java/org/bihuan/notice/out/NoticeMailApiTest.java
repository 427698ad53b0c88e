package org.bihuan.notice.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bihuan.notice.NoticeKind;
import org.bihuan.notice.Notices;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestDatabase;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Mail to people, against a real SMTP server. */
@ApiTest
class NoticeMailApiTest {

    private static final NoticeKind URGED = new NoticeKind("matter.urged");
    private static final String PATH = "/api/notices/settings";

    @Autowired
    TestZones zones;

    @Autowired
    Notices notices;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Digests digests;

    @Autowired
    TestClock.Settable clock;

    TestZone zone;
    TestPerson liaison;
    final GreenMail mails = new GreenMail(new ServerSetup(TestDatabase.mailPort(), "127.0.0.1", "smtp"));

    @BeforeEach
    void aZoneAndAServer() {
        zone = zones.create();
        liaison = zone.lanheLiaison;
        mails.start();
    }

    @AfterEach
    void closed() {
        mails.stop();
        clock.set(TestClock.START);
    }

    @Test
    void anAddressCountsOnlyOnceItsCodeIsTypedIn() throws Exception {
        var answer = liaison.put(PATH, wanted(0));
        assertThat(answer.body().at("/mailConfirmed").booleanValue()).isFalse();
        tell("");
        send();

        assertThat(mails.getReceivedMessages()).hasSize(1);
        var code = code(mails.getReceivedMessages()[0]);
        for (int count = 0; count < 4; count++) {
            assertThat(confirm("x" + code).at("/errors/0/code").asString()).isEqualTo("NOTICE-CODE-WRONG");
        }
        assertThat(confirm(code).at("/mailConfirmed").booleanValue()).isTrue();
        tell("");
        send();
        assertThat(mails.getReceivedMessages()).hasSize(2);
    }

    @Test
    void fiveWrongCodesUseTheCodeUp() throws Exception {
        liaison.put(PATH, wanted(0));
        send();
        var code = code(mails.getReceivedMessages()[0]);
        for (int count = 0; count < 5; count++) {
            confirm("nonsense");
        }

        assertThat(confirm(code).at("/errors/0/code").asString()).isEqualTo("NOTICE-CODE-WRONG");
        assertThat(liaison.post(PATH + "/code", null).body().at("/code").asString())
                .isEqualTo("NOTICE-CODE-TOO-SOON");
        clock.advance(Duration.ofMinutes(1));
        assertThat(liaison.post(PATH + "/code", null).status()).isEqualTo(204);
        send();
        assertThat(confirm(code(mails.getReceivedMessages()[1]))
                        .at("/mailConfirmed")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void noMailboxIsFloodedByChangingTheAddressToAndFro() {
        liaison.put(PATH, wanted(0));
        var other = wanted(1);
        other.put("mailAddress", "somebody.else@dl.example");
        assertThat(liaison.put(PATH, other).body().at("/code").asString()).isEqualTo("NOTICE-CODE-TOO-SOON");
        var none = wanted(1);
        none.put("mailAddress", null);
        assertThat(liaison.put(PATH, none).status()).isEqualTo(200);
        other.put("version", 2);
        assertThat(liaison.put(PATH, other).body().at("/code").asString())
                .as("by way of no address at all")
                .isEqualTo("NOTICE-CODE-TOO-SOON");
        send();
        assertThat(mails.getReceivedMessages()).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        assertThat(liaison.put(PATH, other).status()).isEqualTo(200);
        send();
        assertThat(mails.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whatIsTypedIntoAMatterCannotWriteHeaders() throws Exception {
        confirmed(wanted(0));
        tell("整治\r\nBcc: all@dl.example\r\n\r\n<script>alert(1)</script>");
        send();

        var mail = mails.getReceivedMessages()[1];
        assertThat(mails.getReceivedMessages()).hasSize(2);
        assertThat(mail.getSubject()).isEqualTo("【闭环】秦明辉 第 1 次催办 · 整治 Bcc: all@dl.example <script>alert(1)</script>");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getContentType()).startsWith("text/plain");
    }

    @Test
    void kindsSwitchedOffAreNotMailed() throws Exception {
        var wanted = wanted(0);
        wanted.put("choices", List.of(Map.of("kind", "matter.urged", "mail", false, "robot", true)));
        var settings = confirmed(wanted);
        tell("");
        send();

        assertThat(mails.getReceivedMessages()).hasSize(1);
        assertThat(settings.at("/choices")
                        .valueStream()
                        .filter(each -> each.at("/kind").asString().equals("matter.urged"))
                        .findFirst())
                .hasValueSatisfying(
                        each -> assertThat(each.at("/mail").booleanValue()).isFalse());
    }

    @Test
    void inQuietHoursMailWaitsForTheirEnd() throws Exception {
        var wanted = wanted(0);
        wanted.put("quietFrom", "09:00");
        wanted.put("quietTo", "12:00");
        confirmed(wanted);
        tell("");
        send();
        assertThat(mails.getReceivedMessages()).hasSize(1);

        clock.set(Instant.parse("2026-11-20T04:00:00Z"));
        send();
        assertThat(mails.getReceivedMessages()).hasSize(2);
    }

    @Test
    void oneMailADayGathersWhatIsUnreadAndAnEmptyDayHasNone() throws Exception {
        var wanted = wanted(0);
        wanted.put("digest", "DAILY");
        wanted.put("digestHour", 8);
        var settings = confirmed(wanted);
        assertThat(settings.at("/digestDueAt").asString()).isEqualTo("2026-11-21T00:00:00Z");
        clock.advance(Duration.ofMinutes(1));
        for (int count = 0; count < 35; count++) {
            tell("第" + count + "件");
        }
        gather();
        assertThat(mails.getReceivedMessages()).hasSize(1);

        clock.set(Instant.parse("2026-11-21T00:00:00Z"));
        gather();
        gather();
        assertThat(mails.getReceivedMessages()).hasSize(2);
        var mail = mails.getReceivedMessages()[1];
        assertThat(mail.getSubject()).isEqualTo("【闭环】35 条未读通知");
        assertThat((String) mail.getContent()).contains("第34件", "另有 5 条").doesNotContain("第4件");

        clock.set(Instant.parse("2026-11-22T00:00:00Z"));
        gather();
        assertThat(mails.getReceivedMessages()).hasSize(2);
    }

    @Test
    void refusesWhatMakesNoSense() {
        for (var wrong : Map.<String, Object>of(
                        "mailAddress", "a@b.cn\r\nBcc: x@y.cn",
                        "quietFrom", "09:00",
                        "digestHour", 24,
                        "language", "fr",
                        "choices", List.of(Map.of("kind", "nobody.knows", "mail", true, "robot", true)))
                .entrySet()) {
            var wanted = wanted(0);
            wanted.put(wrong.getKey(), wrong.getValue());
            assertThat(liaison.put(PATH, wanted).status()).as(wrong.getKey()).isEqualTo(422);
        }
        assertThat(liaison.put(PATH, wanted(7)).body().at("/code").asString()).isEqualTo("NOTICE-SETTINGS-STALE");
    }

    private JsonNode confirmed(Map<String, Object> wanted) throws Exception {
        assertThat(liaison.put(PATH, wanted).status()).isEqualTo(200);
        send();
        return confirm(code(mails.getReceivedMessages()[0]));
    }

    private JsonNode confirm(String code) {
        return liaison.post(PATH + "/confirm", Map.of("code", code)).body();
    }

    private static Map<String, Object> wanted(int version) {
        var wanted = new HashMap<String, Object>();
        wanted.put("language", "zh-CN");
        wanted.put("mailAddress", "lu.xiaodong@dl.example");
        wanted.put("quietFrom", null);
        wanted.put("quietTo", null);
        wanted.put("digest", "NONE");
        wanted.put("digestHour", 8);
        wanted.put("digestWeekday", 1);
        wanted.put("choices", List.of());
        wanted.put("version", version);
        return wanted;
    }

    private static String code(MimeMessage mail) throws MessagingException {
        var found = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)").matcher(content(mail));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static String content(MimeMessage mail) {
        try {
            return mail.getContent() instanceof String text ? text : GreenMailUtil.getBody(mail);
        } catch (java.io.IOException | MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void tell(String title) {
        zone.inZone(() -> {
            notices.tell(
                    zone.key,
                    List.of(liaison.account()),
                    URGED,
                    "matter",
                    Ids.next(),
                    Map.of("by", "秦明辉", "count", "1", "title", title));
            return true;
        });
        clock.advance(Duration.ofMillis(1));
    }

    private void send() {
        CurrentZone.run(zone.key, () -> deliveries.run(zone.key));
    }

    private void gather() {
        CurrentZone.run(zone.key, () -> digests.run(zone.key));
        send();
    }
}
