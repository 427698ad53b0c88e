package org.bihuan.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/**
 * The clock of a demonstration: the true time and what it has been moved ahead, except for acts told to happen at another
 * moment. Telling moves only the thread that tells; moving ahead moves everybody, and never back.
 */
final class DemoClock extends Clock {

    private static final ScopedValue<Instant> MOMENT = ScopedValue.newInstance();

    private final Clock truth;
    private final Consumer<Duration> kept;
    private volatile Duration ahead;

    /** @param kept is told of every move, and remembers it over a restart */
    DemoClock(Clock truth, Duration ahead, Consumer<Duration> kept) {
        this.truth = truth;
        this.ahead = ahead;
        this.kept = kept;
    }

    /** Does the act as if it happened at the moment. */
    static void at(Instant moment, Runnable act) {
        ScopedValue.where(MOMENT, moment).run(act);
    }

    Duration ahead() {
        return ahead;
    }

    /** From now on it is this moment, or later if it already was. */
    synchronized void moveTo(Instant moment) {
        var further = Duration.between(truth.instant(), moment);
        if (further.compareTo(ahead) > 0) {
            kept.accept(further);
            ahead = further;
        }
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
        return MOMENT.isBound() ? MOMENT.get() : truth.instant().plus(ahead);
    }
}
