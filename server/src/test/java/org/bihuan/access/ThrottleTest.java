package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bihuan.testing.TestClock;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final TestClock.Settable clock = new TestClock.Settable();
    private final Throttle throttle = new Throttle(clock);

    @Test
    void makesAnAddressWaitAfterAHundredFailuresAndForgetsAfterTenMinutes() {
        for (int i = 0; i < Throttle.FAILURES; i++) {
            assertThatCode(() -> throttle.mustAllow("10.0.0.1")).doesNotThrowAnyException();
            throttle.failed("10.0.0.1");
        }

        assertThatThrownBy(() -> throttle.mustAllow("10.0.0.1")).hasMessageContaining("ACCESS-TOO-OFTEN");
        assertThatCode(() -> throttle.mustAllow("10.0.0.2")).doesNotThrowAnyException();
        clock.advance(Throttle.WINDOW);
        assertThatCode(() -> throttle.mustAllow("10.0.0.1")).doesNotThrowAnyException();
    }
}
