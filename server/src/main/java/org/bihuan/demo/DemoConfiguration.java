package org.bihuan.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.bihuan.platform.ClockAhead;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Puts the movable clock in place of the true one while demonstrating. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("bihuan.demo")
class DemoConfiguration {

    /** @param data the folder that remembers how far the clock was moved; without one it forgets */
    @Bean
    @Primary
    DemoClock demoClock(@Value("${bihuan.data:}") String data) {
        if (data.isEmpty()) {
            return new DemoClock(Clock.systemUTC(), Duration.ZERO, ahead -> {});
        }
        var memory = ClockAhead.in(Path.of(data));
        return new DemoClock(Clock.systemUTC(), memory.read(), memory::keep);
    }
}
