package org.bihuan.form;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form: a field, and what only some kinds have.
 *
 * @param fact code of the fact it asks for, shared by all forms that ask for it: {@code staff.total}; an answer given
 *     elsewhere is offered
 * @param photos of {@link FieldKind#PHOTOS}: how many at least
 * @param columns of {@link FieldKind#TABLE}: plain fields without conditions
 * @param check of {@link FieldKind#CHECK}
 */
public record Question(
        FieldDefinition field,
        @Nullable String fact,
        @Nullable Integer photos,
        @Nullable List<FieldDefinition> columns,
        @Nullable CheckItem check) {

    public Question {
        Objects.requireNonNull(field);
        columns = columns == null ? null : List.copyOf(columns);
    }

    List<FieldDefinition> cells() {
        return columns == null ? List.of() : columns;
    }

    String key() {
        return field.key();
    }

    FieldKind kind() {
        return field.kind();
    }
}
