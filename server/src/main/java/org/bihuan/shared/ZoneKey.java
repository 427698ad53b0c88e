package org.bihuan.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a zone (经开区); the first part of every key. */
public record ZoneKey(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ZoneKey of(UUID value) {
        return new ZoneKey(value);
    }

    public static ZoneKey next() {
        return new ZoneKey(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
