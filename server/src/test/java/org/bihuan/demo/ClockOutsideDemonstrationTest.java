package org.bihuan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Where nothing is demonstrated, nobody moves the time. */
@ApiTest
class ClockOutsideDemonstrationTest {

    @Autowired
    TestZones zones;

    @Autowired
    ApplicationContext application;

    @Autowired
    JsonMapper json;

    TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @Test
    void tellsThatTheTimeIsTheTrueOne() {
        assertThat(zone.officer.get("/api/demonstration/clock").body())
                .isEqualTo(json.valueToTree(Map.of(
                        "demonstration",
                        false,
                        "moving",
                        false,
                        "now",
                        TestClock.START.toString(),
                        "aheadSeconds",
                        0)));
    }

    @Test
    void refusesEvenTheAdministratorAndKnowsNoMovableClock() {
        var answer = zone.systemAdministrator.post(
                "/api/demonstration/clock",
                Map.of("to", TestClock.START.plusSeconds(3600).toString()));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().at("/code").asString()).isEqualTo("DEMO-NOT-RUNNING");
        assertThat(application.getBean(Clock.class).instant()).isEqualTo(TestClock.START);
        assertThat(application.getBeansOfType(DemoClock.class)).isEmpty();
    }
}
