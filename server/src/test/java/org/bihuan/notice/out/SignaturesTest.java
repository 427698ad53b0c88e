package org.bihuan.notice.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Signatures as those who receive compute them. */
class SignaturesTest {

    @Test
    void signsWebhooksLikeTheVectorOfTheStandard() {
        var headers = Signatures.webhook(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}");

        assertThat(headers)
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    /** Computed apart from this code (openssl) by the algorithm 钉钉 documents: key is the secret, text time, line, secret. */
    @Test
    void signsDingTalkByTimeAndSecret() {
        var address = Signatures.dingTalk(
                URI.create("https://oapi.dingtalk.com/robot/send?access_token=abc"),
                "SECthisissecret",
                Instant.ofEpochMilli(1700000000000L));

        assertThat(address)
                .hasToString("https://oapi.dingtalk.com/robot/send?access_token=abc&timestamp=1700000000000"
                        + "&sign=azrqDJMNHPof7%2BWgNaBmtWpetwsQOkG9SrD5xjc7Svs%3D");
    }

    @Test
    void everyNewSecretIsAnother() {
        assertThat(Signatures.newSecret()).startsWith("whsec_").isNotEqualTo(Signatures.newSecret());
    }
}
