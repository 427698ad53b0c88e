package org.bihuan.demo.story;

import java.util.ArrayList;
import java.util.List;

/**
 * How a matter stands when the story reaches today, and how often that occurs among a thousand or so. Every state, every
 * side road and every light is among them.
 */
enum Plot {
    DRAFT(6),
    OPENED(6),
    WAITING_TO_BE_SIGNED(10),
    SIGNING_LATE(5),
    RETURNED(5),
    RECEIVED(14),
    ON_PACE(40),
    BEHIND(24),
    NEAR_DUE(22),
    OVERDUE(18),
    LISTED(2),
    ACCEPTED(2),
    DELISTED(2),
    CRITICISED(2),
    EXTENSION_PENDING(6),
    REPORTED(14),
    VERIFYING(6),
    PASSED(5),
    REWORK(10),
    SUSPENDED(4),
    SHELVED(4),
    CLOSED(84),
    CLOSED_AFTER_REWORK(14),
    EVALUATED(16),
    ARCHIVED(12),
    REOPENED(3),
    CANCELLED(4);

    private final int weight;

    Plot(int weight) {
        this.weight = weight;
    }

    /** So many plots, spread by weight, every one at least once when there is room. */
    static List<Plot> spread(int count) {
        int sum = 0;
        for (var plot : values()) {
            sum += plot.weight;
        }
        var plots = new ArrayList<Plot>();
        for (var plot : values()) {
            int share = Math.max(1, Math.round(plot.weight * (float) count / sum));
            for (int i = 0; i < share; i++) {
                plots.add(plot);
            }
        }
        while (plots.size() < count) {
            plots.add(CLOSED);
        }
        return plots.subList(0, count);
    }
}
