package org.bihuan.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read, as somebody decided in the wizard.
 *
 * @param sheet index from 0
 * @param headerFirst first row of the header, as numbered on the sheet
 * @param headerLast last row of the header
 * @param year the year dates without one belong to; absent: as the sheet says
 * @param mapping column index → field key of the type's catalogue
 */
public record Plan(
        @NotBlank @Size(max = 50) String typeCode,
        @Min(0) @Max(1_000) int sheet,
        @Min(1) @Max(2_000_000) int headerFirst,
        @Min(1) @Max(2_000_000) int headerLast,
        @Nullable @Min(1990) @Max(2100) Integer year,
        @NotNull @Size(max = 200) Map<Integer, String> mapping) {

    public Plan {
        mapping = Map.copyOf(mapping);
    }
}
