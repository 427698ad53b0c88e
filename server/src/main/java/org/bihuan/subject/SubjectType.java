package org.bihuan.subject;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.bihuan.form.FieldDefinition;

/**
 * A type of subjects (对象类型): data, changed on a screen.
 *
 * @param builtin one of those a zone begins with; its code stays known to the rooms above
 */
public record SubjectType(String code, Definition definition, boolean builtin, int version) {

    /** Whether something is asked of a subject. */
    public enum Ask {
        NO,
        OPTIONAL,
        REQUIRED
    }

    /**
     * What may be changed of a type.
     *
     * @param creditCode the unified social credit code
     * @param personNumber the identity number of its owner, personal data
     * @param position a point on the map
     * @param sort place among the types
     * @param retired no new subjects of it
     */
    public record Definition(
            @NotBlank @Size(max = 30) String name,
            @NotBlank @Size(max = 60) String nameEn,
            @NotNull Ask creditCode,
            @NotNull Ask personNumber,
            @NotNull Ask position,
            @NotNull @Size(max = 60) List<@NotNull @Valid FieldDefinition> fields,
            @Min(0) @Max(999) int sort,
            boolean retired) {

        public Definition {
            fields = List.copyOf(fields);
        }
    }
}
