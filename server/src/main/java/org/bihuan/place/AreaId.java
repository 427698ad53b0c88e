package org.bihuan.place;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an area (区域). */
public record AreaId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AreaId of(UUID value) {
        return new AreaId(value);
    }

    /** From the text of a query parameter; anything but a uuid is an {@link IllegalArgumentException}. */
    public static AreaId valueOf(String text) {
        return new AreaId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
