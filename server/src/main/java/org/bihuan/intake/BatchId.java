package org.bihuan.intake;

import java.util.UUID;
import org.bihuan.shared.Ids;

/** One file taken in once. */
public record BatchId(UUID value) {

    static BatchId next() {
        return new BatchId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
