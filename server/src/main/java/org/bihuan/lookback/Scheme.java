package org.bihuan.lookback;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * How a zone looks back (回头看抽查办法), in one version: data, not code.
 *
 * @param version counts from 1, the one shipped
 */
public record Scheme(int version, Rules rules) {

    /**
     * @param percent share of the candidates that is drawn, 1 to 100
     * @param least how many are drawn at least, if there are so many
     * @param afterDays natural days between the close and the look-back, for types not named
     * @param types days of single types
     */
    public record Rules(
            @Min(1) @Max(100) int percent,
            @Min(1) @Max(200) int least,
            @Min(0) @Max(365) int afterDays,
            @NotNull @Size(max = 50) List<@NotNull @Valid After> types,
            @NotNull @Valid Weights weights) {

        public Rules {
            types = List.copyOf(types);
        }

        int afterDays(String typeCode) {
            return types.stream()
                    .filter(each -> each.typeCode().equals(typeCode))
                    .findFirst()
                    .map(After::days)
                    .orElse(afterDays);
        }

        /** How many of so many candidates are drawn. */
        int size(int candidates) {
            int share = Math.ceilDiv(candidates * percent, 100);
            return Math.min(Math.min(candidates, Math.max(least, share)), MOST_DRAWN);
        }
    }

    /** @param days natural days after the close of a matter of this type */
    public record After(
            @NotNull @Pattern(regexp = "[A-Z0-9_]{1,40}") String typeCode,
            @Min(0) @Max(365) int days) {}

    /** Nobody looks back at more at once. */
    static final int MOST_DRAWN = 200;
}
