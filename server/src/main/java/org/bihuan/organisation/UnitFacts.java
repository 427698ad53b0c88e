package org.bihuan.organisation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a unit.
 *
 * @param code the zone's own code of the unit, or a unified social credit code; free text
 * @param parent the unit it belongs to (隶属)
 * @param supervisedBy the unit that directs its work, where that is another (主管)
 * @param sort place among its siblings, 0 to 9999
 */
public record UnitFacts(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 50) String shortName,
        @Nullable @Size(max = 50) String code,
        @NotNull UnitKind kind,
        @Nullable UnitId parent,
        @Nullable UnitId supervisedBy,
        @Min(0) @Max(9999) int sort) {

    UnitFacts stripped() {
        var bare = code == null || code.isBlank() ? null : code.strip();
        return new UnitFacts(name.strip(), shortName.strip(), bare, kind, parent, supervisedBy, sort);
    }

    /** Whether going from the other to this is a piece of the unit's history, not merely a matter of order or code. */
    boolean differsInHistory(UnitFacts other) {
        return !name.equals(other.name)
                || !shortName.equals(other.shortName)
                || kind != other.kind
                || !java.util.Objects.equals(parent, other.parent)
                || !java.util.Objects.equals(supervisedBy, other.supervisedBy);
    }
}
