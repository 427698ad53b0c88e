package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimePasswordTest {

    private static final String SECRET =
            new Base32().encodeToString("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /** The SHA-1 vectors of RFC 6238, appendix B; of their eight digits the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void isThatOfTheStandard(long second, String code) {
        assertThat(OneTimePassword.at(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void countsOneStepToEitherSideAndOnlyOnce() {
        var now = Instant.ofEpochSecond(1111111111);
        long step = now.getEpochSecond() / 30;
        var before = OneTimePassword.at(SECRET, now.minusSeconds(30));

        assertThat(OneTimePassword.step(SECRET, before, now, -1)).hasValue(step - 1);
        assertThat(OneTimePassword.step(SECRET, before, now, step - 1)).isEmpty();
        assertThat(OneTimePassword.step(SECRET, OneTimePassword.at(SECRET, now.plusSeconds(30)), now, step))
                .hasValue(step + 1);
        assertThat(OneTimePassword.step(SECRET, OneTimePassword.at(SECRET, now.minusSeconds(61)), now, -1))
                .isEmpty();
        assertThat(OneTimePassword.step(SECRET, "", now, -1)).isEmpty();
    }

    @Test
    void thePictureIsDrawnHere() {
        var address = OneTimePassword.address("闭环", "a+b", SECRET);

        assertThat(address).startsWith("otpauth://totp/%E9%97%AD%E7%8E%AF:a%2Bb?secret=" + SECRET);
        assertThat(QrPicture.of(address)).startsWith("<svg xmlns=").doesNotContain(SECRET, "http://www.w3.org/1999");
    }
}
