package org.bihuan.statistics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.matter.MatterState;
import org.jspecify.annotations.Nullable;

/**
 * One row behind a figure: a matter as it stood, or something that happened to it.
 *
 * @param at since when it stood so, when it happened, or when the step was let go of
 * @param hit for a share: whether it is among the hits
 * @param days for a mean: how long
 */
public record FigureRow(
        UUID id,
        String number,
        String title,
        String typeCode,
        MatterState state,
        @Nullable UUID unit,
        @Nullable String unitName,
        Instant at,
        @Nullable LocalDate originalDueOn,
        @Nullable LocalDate dueOn,
        boolean hit,
        @Nullable BigDecimal days) {}
