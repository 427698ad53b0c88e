package org.bihuan.matter;

import java.util.List;

/**
 * Published once for a batch of acts, after each {@link MatterHappened} of it. Whoever would ask the database for each
 * leaves out those that are marked as part of a batch and asks here for all at once.
 */
public record MattersHappened(List<MatterHappened> all) {

    public MattersHappened {
        all = List.copyOf(all);
    }
}
