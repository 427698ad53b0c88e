package org.bihuan.bench.load;

import org.HdrHistogram.Histogram;

/**
 * How long answers took, in milliseconds, and how many came.
 *
 * @param turns answers counted, after the warm-up
 * @param perSecond answers of all clients together
 */
public record Figures(int clients, long turns, double p50, double p95, double p99, double perSecond) {

    private static final double MICROSECONDS = 1_000.0;

    static Figures of(int clients, Histogram microseconds, double seconds) {
        return new Figures(
                clients,
                microseconds.getTotalCount(),
                microseconds.getValueAtPercentile(50) / MICROSECONDS,
                microseconds.getValueAtPercentile(95) / MICROSECONDS,
                microseconds.getValueAtPercentile(99) / MICROSECONDS,
                microseconds.getTotalCount() / seconds);
    }
}
