package org.bihuan.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a unit (单位). */
public record UnitId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static UnitId of(UUID value) {
        return new UnitId(value);
    }

    /** From the text of a query parameter; anything but a uuid is an {@link IllegalArgumentException}. */
    public static UnitId valueOf(String text) {
        return new UnitId(UUID.fromString(text));
    }

    public static UnitId next() {
        return new UnitId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
