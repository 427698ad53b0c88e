package org.bihuan.subject;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.bihuan.place.AreaId;
import org.bihuan.place.Coordinates;
import org.bihuan.place.Outline;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a subject. A masked number (138****0000) leaves the stored one as it is.
 *
 * @param creditCode unified social credit code (GB 32100-2015)
 * @param personNumber identity number of the owner (GB 11643-1999); in what is shown it is masked
 * @param territorialUnit the unit of the place (属地), else that of the area
 * @param regulatorUnit the unit of the trade (行业主管)
 * @param sponsor the person who answers for it (包保责任人)
 * @param area else the smallest one the position lies in
 * @param answers to the fields of its type, by key
 */
public record SubjectFacts(
        @NotBlank @Size(max = 40) String typeCode,
        @NotBlank @Size(max = 120) String name,
        @Nullable @Size(max = 40) String creditCode,
        @Nullable @Size(max = 40) String personNumber,
        @Nullable AreaId area,
        @Nullable UnitId territorialUnit,
        @Nullable UnitId regulatorUnit,
        @Nullable PersonId sponsor,
        @Nullable @Size(max = 200) String address,
        @Nullable @Size(max = 40) String contactName,
        @Nullable @Size(max = 80) String contactPhone,
        @Nullable @Valid Coordinates position,
        @Nullable Outline outline,
        @NotNull @Size(max = 60) Map<String, String> answers) {

    public SubjectFacts {
        answers = Map.copyOf(answers);
    }
}
