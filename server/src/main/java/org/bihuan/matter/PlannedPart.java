package org.bihuan.matter;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A sub-task as it is written on the creation form; it is given when the matter is handed over.
 *
 * @param dueOn absent: the matter's limit
 * @param mandatory the lead unit cannot report while it is open
 */
public record PlannedPart(
        @NotNull UnitId unit,
        @NotBlank @Size(max = 500) String what,
        @Nullable LocalDate dueOn,
        boolean mandatory) {}
