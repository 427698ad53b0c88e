package org.bihuan.matter;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** A child's share in what all children of a matter come to: its weight, and how much of it is done, in per cent. */
record Share(int weight, int percent) {

    /** A closed one counts as done; a cancelled one does not count. */
    static Stream<Share> of(MatterState state, int percent, int weight) {
        if (state == MatterState.CANCELLED) {
            return Stream.empty();
        }
        return Stream.of(new Share(weight, state.kind() == MatterState.Kind.CLOSED ? 100 : percent));
    }

    /** By weight, rounded down; nothing without children. */
    static Optional<Integer> together(Collection<Share> shares) {
        int weights = shares.stream().mapToInt(Share::weight).sum();
        int done = shares.stream().mapToInt(each -> each.weight * each.percent).sum();
        return weights == 0 ? Optional.empty() : Optional.of(done / weights);
    }
}
