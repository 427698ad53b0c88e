package org.bihuan.design;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bihuan.matter.MatterTrials;
import org.bihuan.matter.TypeSketch;
import org.jspecify.annotations.Nullable;

/**
 * A matter type being written.
 *
 * @param basedOn the published version it was made from, 0 for a new type
 * @param trial the made-up matter it is tried on
 */
record TypeDraft(
        UUID id,
        TypeSketch sketch,
        int basedOn,
        @Nullable Trial trial,
        String changedByName,
        Instant changedAt,
        int version) {

    /** @param until the moment the trial has come to; it runs ahead of the clock by hand */
    record Trial(MatterTrials.Beginning beginning, List<MatterTrials.Step> steps, Instant until) {

        Trial {
            steps = List.copyOf(steps);
        }

        Trial with(MatterTrials.Step step) {
            var more = new ArrayList<>(steps);
            more.add(step);
            return new Trial(beginning, more, step.at());
        }

        Trial until(Instant later) {
            return new Trial(beginning, steps, later);
        }

        /** The last act undone; time goes back to the one before it. */
        Trial back() {
            var fewer = steps.subList(0, Math.max(0, steps.size() - 1));
            return new Trial(
                    beginning,
                    fewer,
                    fewer.isEmpty() ? beginning.at() : fewer.getLast().at());
        }
    }
}
