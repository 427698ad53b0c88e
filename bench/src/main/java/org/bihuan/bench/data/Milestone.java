package org.bihuan.bench.data;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happens in a life.
 *
 * @param at when, as a part of the time from opening to close-off
 * @param to the state after it
 * @param percent done after it
 * @param move how the statistics count it; null when they do not
 */
record Milestone(
        double at,
        String event,
        String to,
        int round,
        int percent,
        @Nullable String move,
        Map<String, Object> facts) {}
