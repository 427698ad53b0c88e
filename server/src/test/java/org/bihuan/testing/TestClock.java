package org.bihuan.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The application's clock in tests. Stands at Friday 2026-11-20 09:30 in Shanghai until somebody moves it. */
@TestConfiguration(proxyBeanMethods = false)
public class TestClock {

    public static final Instant START = Instant.parse("2026-11-20T01:30:00Z");

    /** A clock that stands still and is moved by hand. */
    public static final class Settable extends Clock {

        private final AtomicReference<Instant> now = new AtomicReference<>(START);

        public void set(Instant moment) {
            now.set(moment);
        }

        public void advance(Duration by) {
            now.updateAndGet(moment -> moment.plus(by));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    @Bean
    @Primary
    Settable testClock() {
        return new Settable();
    }
}
