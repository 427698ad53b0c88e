package org.bihuan.place;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What is said about an area.
 *
 * @param unit the unit that answers for it (属地责任单位)
 * @param officer its grid officer (网格员)
 * @param sort place among its siblings
 */
public record AreaFacts(
        @Nullable AreaId parent,
        @NotNull AreaKind kind,
        @NotBlank @Size(max = 60) String name,
        @Nullable UnitId unit,
        @Nullable PersonId officer,
        @Nullable Outline outline,
        @Min(0) @Max(9999) int sort) {}
