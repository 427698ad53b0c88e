package org.bihuan.notice.out;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a failed delivery is tried again: after growing pauses, and after the eighth try not at all. */
final class RetryRule {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));

    static final int TRIES = PAUSES.size() + 1;

    private RetryRule() {}

    /** @param tries how many have failed, one at least */
    static Optional<Instant> next(int tries, Instant now) {
        return tries >= TRIES ? Optional.empty() : Optional.of(now.plus(PAUSES.get(tries - 1)));
    }
}
