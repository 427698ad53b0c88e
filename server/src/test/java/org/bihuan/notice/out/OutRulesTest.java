package org.bihuan.notice.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.bihuan.shared.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pure rules of notices that leave: where to, when, how long. */
class OutRulesTest {

    private final AddressRule rule = new AddressRule(List.of("hooks.inner", "10.20.0.0/16"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.8", "100.64.1.1", "169.254.169.254", "172.16.0.1",
                        "172.31.255.255",
                "192.168.1.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "::ffff:127.0.0.1",
                        "::127.0.0.1",
                "fe80::1", "fec0::1", "fd00::1", "ff02::1", "64:ff9b::7f00:1", "2002:7f00:1::"
            })
    void machinesInsideAreShut(String address) {
        assertThat(rule.allows("any", InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.63.255.255", "223.5.5.5", "2400:3200::1", "10.20.30.40"})
    void publicOnesAndThoseConfiguredAreOpen(String address) {
        assertThat(rule.allows("any", InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void aHostByNameIsOpenOnlyUnderThatName() {
        var inside = InetAddress.ofLiteral("192.168.1.9");

        assertThat(rule.allows("Hooks.Inner", inside)).isTrue();
        assertThat(rule.allows("hooks.inner.evil.example", inside)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example/x",
                "file:///etc/passwd",
                "gopher://a.example",
                "javascript:alert(1)",
                "//a.example",
                "a.example/x",
                "http://user:pass@a.example/",
                "https://a.example/#x",
                "https://a.example:0/",
                "https://a.example:99999/",
                "https://中文.example/",
                "https://a.example/\r\nHost: b",
                "https:///x",
                "http://[::1",
                "https://a_b.example/",
                "http://127.1/"
            })
    void refusesWhatIsNoPlainWebAddress(String address) {
        assertThatThrownBy(() -> rule.mustBeAllowed(address))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("NOTICE-ADDRESS-MALFORMED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/",
                "http://127.0.0.1/",
                "http://2130706433/",
                "http://[::1]:8080/",
                "http://169.254.169.254/latest/meta-data",
                "http://[::ffff:10.0.0.1]/",
                "http://0/"
            })
    void refusesTheMachineItselfInEverySpelling(String address) {
        assertThatThrownBy(() -> rule.mustBeAllowed(address))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("NOTICE-ADDRESS-SHUT"));
    }

    @Test
    void quietHoursOverMidnightEndInTheMorning() {
        var quiet = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30));

        assertThat(quiet.firstAllowed(Instant.parse("2026-11-20T15:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-20T23:30:00Z"));
        assertThat(quiet.firstAllowed(Instant.parse("2026-11-20T20:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-20T23:30:00Z"));
        assertThat(quiet.firstAllowed(Instant.parse("2026-11-20T23:30:00Z")))
                .isEqualTo(Instant.parse("2026-11-20T23:30:00Z"));
        assertThat(quiet.firstAllowed(Instant.parse("2026-11-20T04:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-20T04:00:00Z"));
    }

    @Test
    void digestsComeAtTheNextHourOfTheirDay() {
        var friday = Instant.parse("2026-11-20T01:30:00Z");

        assertThat(Digest.DAILY.next(8, 1, friday)).isEqualTo(Instant.parse("2026-11-21T00:00:00Z"));
        assertThat(Digest.DAILY.next(17, 1, friday)).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
        assertThat(Digest.WEEKLY.next(8, 1, friday)).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(Digest.WEEKLY.next(8, 5, friday)).isEqualTo(Instant.parse("2026-11-27T00:00:00Z"));
        assertThat(Digest.NONE.next(8, 1, friday)).isNull();
    }

    @Test
    void pausesGrowAndEndAfterTheEighthTry() {
        var now = Instant.parse("2026-11-20T01:30:00Z");
        var before = now;
        for (int tries = 1; tries < RetryRule.TRIES; tries++) {
            var next = RetryRule.next(tries, now).orElseThrow();
            assertThat(next).isAfter(before);
            before = next;
        }
        assertThat(RetryRule.next(RetryRule.TRIES, now)).isEmpty();
    }

    @Test
    void whatWasTypedNeitherFormatsNorMentionsAnybody() {
        assertThat(Postings.harmless("<@all> [点我](http://evil) **粗** `x` #1 @13800000000"))
                .doesNotContain("<", ">", "[", "]", "(", ")", "*", "`", "#", "@")
                .contains("点我", "13800000000");
        assertThat(NoticeWords.plain("第一行\r\nBcc: evil@example.com\u2028\u202e尾"))
                .isEqualTo("第一行 Bcc: evil@example.com 尾");
    }

    @Test
    void cutsByBytesAndNeverThroughACharacter() {
        assertThat(Postings.cut("督查督办", 12)).isEqualTo("督查督办");
        assertThat(Postings.cut("督查督办", 11)).isEqualTo("督查…");
        assertThat(Postings.cut("𠮷".repeat(2000), 4096).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(4096);
    }
}
