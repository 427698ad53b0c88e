package org.bihuan.matter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A matter as somebody writes it on the creation form.
 *
 * @param commandId made by the client; the same id opens only one matter
 * @param then how far to take it at once: keep a draft, open it, or open and hand over
 * @param timeChoice which limit of which scheme of the type, when no day is given
 * @param restrictedBecause why only few may know of it; absent: everybody in scope may
 * @param subTasks what supporting units are to do; their units support, also when not named among them
 * @param unclassified the author confirms that nothing in it is classified (本系统为非涉密系统)
 */
public record Opening(
        @NotNull UUID commandId,
        @NotNull Then then,
        @NotBlank String typeCode,
        @NotBlank @Size(min = 2, max = 200) String title,
        @Size(max = 4000) String requirement,
        @Nullable Severity severity,
        boolean urgent,
        @NotNull SourceKind sourceKind,
        @Nullable @Size(max = 500) String sourceText,
        @Nullable @Size(max = 200) String place,
        @Nullable @Size(max = 200) String subjectName,
        @Nullable @Size(max = 18) String subjectCode,
        @Nullable UnitId leadUnit,
        @Nullable @Size(max = 30) List<@NotNull UnitId> supportingUnits,
        @Nullable UnitId territorialUnit,
        @Nullable UnitId regulatoryUnit,
        @Nullable PersonId sponsoringLeader,
        @Nullable @Size(max = 50) String responsibleName,
        @Nullable @Size(max = 30) String responsiblePhone,
        @Nullable LocalDate dueOn,
        @Nullable @Valid TimeChoice timeChoice,
        @Nullable Map<String, String> fields,
        @Nullable @Size(max = 2000) String restrictedBecause,
        @Nullable @Size(max = 30) List<@NotNull @Valid PlannedPart> subTasks,
        boolean unclassified) {

    /** Every unit that supports, named as such or by a sub-task. */
    List<UnitId> supporting() {
        var units = new LinkedHashSet<UnitId>(supportingUnits == null ? List.of() : supportingUnits);
        planned().forEach(each -> units.add(each.unit()));
        return List.copyOf(units);
    }

    List<PlannedPart> planned() {
        return subTasks == null ? List.of() : subTasks;
    }

    public enum Then {
        DRAFT,
        OPEN,
        ASSIGN
    }
}
