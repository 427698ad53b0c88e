package org.bihuan.shared;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The zone in force for the running request or job. Bound once at the edge; every transaction begun inside enters it,
 * and row-level security shows nothing else.
 */
public final class CurrentZone {

    private static final ScopedValue<ZoneKey> ZONE = ScopedValue.newInstance();

    private CurrentZone() {}

    public static Optional<ZoneKey> get() {
        return ZONE.isBound() ? Optional.of(ZONE.get()) : Optional.empty();
    }

    public static void run(ZoneKey zone, Runnable act) {
        ScopedValue.where(ZONE, zone).run(act);
    }

    public static <T> T call(ZoneKey zone, Callable<T> act) throws Exception {
        return ScopedValue.where(ZONE, zone).call(act::call);
    }
}
