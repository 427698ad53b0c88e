package org.bihuan.bench.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured with so many matters, as far as it has got.
 *
 * @param ready seconds from start to ready, each start
 * @param version of the product that was asked
 */
public record Size(
        int rows,
        String version,
        String day,
        boolean quick,
        double loadBefore,
        double seedingSeconds,
        List<Double> ready,
        List<Measured> measured,
        @Nullable Memory memory) {

    public Size {
        ready = List.copyOf(ready);
        measured = List.copyOf(measured);
    }
}
