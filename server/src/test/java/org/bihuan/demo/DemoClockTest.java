package org.bihuan.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.bihuan.platform.ClockAhead;
import org.bihuan.platform.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoClockTest {

    private static final Instant FRIDAY = Instant.parse("2026-11-20T01:30:00Z");
    private static final Clock TRUTH = Clock.fixed(FRIDAY, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private DemoClock clock() {
        var memory = ClockAhead.in(folder);
        return new DemoClock(TRUTH, memory.read(), memory::keep);
    }

    @Test
    void remembersHowFarItWasMovedOverARestart() {
        assertThat(clock().instant()).isEqualTo(FRIDAY);

        clock().moveTo(FRIDAY.plus(Duration.ofDays(3)));

        assertThat(clock().instant()).isEqualTo(FRIDAY.plus(Duration.ofDays(3)));
        assertThat(clock().ahead()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void neverGoesBack() {
        var clock = clock();
        clock.moveTo(FRIDAY.plus(Duration.ofDays(3)));

        clock.moveTo(FRIDAY.plus(Duration.ofDays(1)));

        assertThat(clock.instant()).isEqualTo(FRIDAY.plus(Duration.ofDays(3)));
    }

    @Test
    void refusesAMemoryItCannotRead() throws IOException {
        for (var text : new String[] {"tomorrow", "-PT1H"}) {
            Files.writeString(folder.resolve("demonstration-clock"), text);

            assertThatThrownBy(this::clock)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("PLATFORM-CLOCK-BROKEN");
        }
    }

    @Test
    void stopsThreeTimesADayOnTheWay() {
        assertThat(DemonstrationTime.stops(FRIDAY, FRIDAY.plus(Duration.ofDays(1))))
                .containsExactly(
                        Instant.parse("2026-11-20T10:00:00Z"),
                        Instant.parse("2026-11-20T16:00:00Z"),
                        Instant.parse("2026-11-21T01:00:00Z"),
                        Instant.parse("2026-11-21T01:30:00Z"));
        assertThat(DemonstrationTime.stops(FRIDAY, FRIDAY.plusSeconds(60))).containsExactly(FRIDAY.plusSeconds(60));
    }
}
