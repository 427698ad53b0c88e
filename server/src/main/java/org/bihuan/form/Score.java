package org.bihuan.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What the check items of a sheet come to. Those that do not apply or are not answered count in neither sum.
 *
 * @param earned points of those passed
 * @param full points of those passed and failed
 * @param percent of full, one decimal; null when there is nothing to score
 * @param open not answered yet
 */
public record Score(
        BigDecimal earned,
        BigDecimal full,
        @Nullable BigDecimal percent,
        int passed,
        int failed,
        int notApplicable,
        int open) {

    static Score of(BigDecimal earned, BigDecimal full, int passed, int failed, int notApplicable, int open) {
        var percent = full.signum() == 0
                ? null
                : earned.multiply(BigDecimal.valueOf(100)).divide(full, 1, RoundingMode.HALF_UP);
        return new Score(earned.setScale(2), full.setScale(2), percent, passed, failed, notApplicable, open);
    }
}
