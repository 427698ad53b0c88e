package org.bihuan.matter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.bihuan.shared.Ids;

/** The id of a matter (事项). */
public record MatterId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MatterId of(UUID value) {
        return new MatterId(value);
    }

    public static MatterId next() {
        return new MatterId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
