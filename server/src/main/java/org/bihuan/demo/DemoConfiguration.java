package org.bihuan.demo;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Puts the movable clock in place of the true one while demonstrating. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("bihuan.demo")
class DemoConfiguration {

    @Bean
    @Primary
    Clock demoClock() {
        return new DemoClock();
    }
}
