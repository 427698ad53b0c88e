package org.bihuan.subject;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a subject (监管对象). */
public record SubjectId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SubjectId of(UUID value) {
        return new SubjectId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
