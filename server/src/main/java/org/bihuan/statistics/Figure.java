package org.bihuan.statistics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure as counted.
 *
 * @param value in the unit of measure; absent where there is nothing to take a share or a mean of
 * @param numerator how many; of a share the hits, of a mean how many it is taken over
 * @param denominator of a share: out of how many
 */
public record Figure(
        FigureCode figure,
        @Nullable BigDecimal value,
        int numerator,
        @Nullable Integer denominator,
        UnitOfMeasure unitOfMeasure,
        Definition definition) {

    /** What it says, in print. */
    public record Definition(String nameZh, String nameEn, String zh, String en) {}
}
