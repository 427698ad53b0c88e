package org.bihuan.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.bihuan.shared.Ids;

/** The id of one upload (佐证材料); made by the client, so that sending it twice keeps it once. */
public record EvidenceId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static EvidenceId of(UUID value) {
        return new EvidenceId(value);
    }

    public static EvidenceId next() {
        return new EvidenceId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
