package org.bihuan.form;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a check item (检查项) is judged by and what follows when it fails.
 *
 * @param clause the law or standard it rests on (依据条款): 《消防法》第二十八条
 * @param severity of a failure that meets no criterion
 * @param criterion in words, what makes a failure major (判定标准); then the inspector may say so
 * @param majorWhen CEL over the other answers; while it holds a failure is major
 * @param measure what is to be done by default (整改措施)
 * @param limitDays natural days to do it in; null: none by default
 * @param points what passing it earns (分值), two decimals at most; null: not scored
 * @param failPhotos photos needed of a failure
 * @param failNote a note is needed of a failure
 */
public record CheckItem(
        @Nullable String clause,
        Severity severity,
        @Nullable String criterion,
        @Nullable String majorWhen,
        @Nullable String measure,
        @Nullable Integer limitDays,
        @Nullable BigDecimal points,
        int failPhotos,
        boolean failNote) {

    public CheckItem {
        Objects.requireNonNull(severity);
    }
}
