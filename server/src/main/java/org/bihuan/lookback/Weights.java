package org.bihuan.lookback;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.matter.ClosedMatters.Closed;

/**
 * What makes a closed matter more likely to be drawn: points added to a base, each from 0 to 100. The sum is the weight,
 * at least 1.
 *
 * @param base of every matter, at least 1
 * @param major of a major hazard
 * @param rework for each round after the first, three at most
 * @param extension for each extension of the limit, three at most
 * @param reopening for each reopening, three at most
 * @param late when it was reported after the original limit
 * @param notOnSite when nobody verified it on the spot
 * @param instructed when a leader has instructed on it
 * @param falseReport for each false report of the unit confirmed within two years, three at most
 */
public record Weights(
        @Min(1) @Max(100) int base,
        @Min(0) @Max(100) int major,
        @Min(0) @Max(100) int rework,
        @Min(0) @Max(100) int extension,
        @Min(0) @Max(100) int reopening,
        @Min(0) @Max(100) int late,
        @Min(0) @Max(100) int notOnSite,
        @Min(0) @Max(100) int instructed,
        @Min(0) @Max(100) int falseReport) {

    private static final int MOST_COUNTED = 3;

    /** The points by their names, those of nought left out. */
    Map<String, Integer> points(Closed matter, int falseReports) {
        var points = new LinkedHashMap<String, Integer>();
        add(points, "base", base);
        add(points, "major", matter.major() ? major : 0);
        add(points, "rework", rework * Math.min(matter.rounds() - 1, MOST_COUNTED));
        add(points, "extension", extension * Math.min(matter.extensions(), MOST_COUNTED));
        add(points, "reopening", reopening * Math.min(matter.reopenings(), MOST_COUNTED));
        add(points, "late", matter.late() ? late : 0);
        add(points, "notOnSite", matter.onSite() ? 0 : notOnSite);
        add(points, "instructed", matter.instructed() ? instructed : 0);
        add(points, "falseReport", falseReport * Math.min(falseReports, MOST_COUNTED));
        return points;
    }

    private static void add(Map<String, Integer> points, String name, int value) {
        if (value > 0) {
            points.put(name, value);
        }
    }
}
