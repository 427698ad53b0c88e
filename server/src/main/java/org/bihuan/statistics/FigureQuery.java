package org.bihuan.statistics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One figure, wholly described: the same query gives the same answer each time it is asked, for the same viewer.
 *
 * @param asAt the moment counted for; absent: now
 * @param knownAt up to when corrections are known; absent: the moment itself, what was known then
 */
public record FigureQuery(
        FigureCode figure,
        FigureScope scope,
        Period period,
        @Nullable Instant asAt,
        @Nullable Instant knownAt) {}
