package org.bihuan.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of a demonstration: the true time, except for acts told to happen at another moment. Only the thread that
 * tells the story is moved; everybody else lives now.
 */
final class DemoClock extends Clock {

    private static final ScopedValue<Instant> MOMENT = ScopedValue.newInstance();

    /** Does the act as if it happened at the moment. */
    static void at(Instant moment, Runnable act) {
        ScopedValue.where(MOMENT, moment).run(act);
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
        return MOMENT.isBound() ? MOMENT.get() : Instant.now();
    }
}
