package org.bihuan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.Browser;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MvcResult;

/** What an open stream says, and that it ends with its session: well before the next heartbeat, and for good. */
@ApiTest
class NoticeStreamTest {

    private static final NoticeKind ASSIGNED = new NoticeKind("matter.assigned");
    /** A heartbeat comes every 20 seconds. */
    private static final Duration SOON = Duration.ofSeconds(8);

    @Autowired
    TestZones zones;

    @Autowired
    Notices notices;

    TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @Test
    void saysTheCountAndThenEachChange() {
        var stream = open(Browser.of(zone.officer));

        tell(zone.officer);
        await().atMost(SOON).until(() -> text(stream).contains("data:{\"unread\":1,\"newest\":{\"id\":"));

        zone.officer.post("/api/notices/read-all", Map.of("upTo", TestClock.START.toString()));
        await().atMost(SOON).until(() -> text(stream).split("\"unread\":0", -1).length > 2);
    }

    @Test
    void endsAtLogOutAndSaysNothingAfterwardsWhileAnotherSessionGoesOn() {
        var leaving = Browser.of(zone.officer);
        var left = open(leaving);
        var staying = open(Browser.of(zone.officer));

        leaving.send(HttpMethod.DELETE, "/api/session", null);
        tell(zone.officer);

        hasEnded(left);
        await().atMost(SOON).until(() -> text(staying).contains("\"unread\":1"));
        assertThat(text(left)).doesNotContain("\"unread\":1");
    }

    @Test
    void endsInEveryOtherSessionWhenThePasswordIsChanged() {
        var desk = Browser.of(zone.officer);
        var own = open(desk);
        var other = open(Browser.of(zone.officer));

        var changed = desk.send(
                HttpMethod.POST,
                "/api/session/password",
                Map.of("current", TestZones.PASSWORD, "next", "Lanjiang#2027xy"));

        assertThat(changed.getResponse().getStatus()).isEqualTo(204);
        hasEnded(other);
        tell(zone.officer);
        await().atMost(SOON).until(() -> text(own).contains("\"unread\":1"));
        assertThat(text(other)).doesNotContain("\"unread\":1");
    }

    @Test
    void endsWhenTheAccountIsDisabled() {
        var stream = open(Browser.of(zone.officer));

        var disabled = zone.systemAdministrator.post(
                "/api/accounts/" + zone.officer.account() + "/disable", Map.of("version", 1));

        assertThat(disabled.status()).isLessThan(300);
        hasEnded(stream);
    }

    private void tell(TestPerson person) {
        zone.inZone(() -> {
            notices.tell(zone.key, List.of(person.account()), ASSIGNED, "matter", Ids.next(), Map.of());
            return null;
        });
    }

    private static MvcResult open(Browser browser) {
        var stream = browser.send(HttpMethod.GET, "/api/notices/stream", null);
        await().atMost(SOON).until(() -> text(stream).contains("data:{\"unread\":0,\"newest\":null}"));
        return stream;
    }

    private static void hasEnded(MvcResult stream) {
        stream.getAsyncResult(SOON.toMillis());
    }

    private static String text(MvcResult stream) {
        return new String(stream.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
