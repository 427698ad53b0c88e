package org.bihuan.matter;

import java.util.List;

/** What has happened to the circle of those who know of a matter. */
public sealed interface CircleEvent extends MatterEvent.OfCircle {

    /** From now on few know of it. */
    record Restricted(String reason) implements CircleEvent {}

    record RestrictionLifted(String reason) implements CircleEvent {}

    /** @param names units and people let in */
    record Informed(List<String> names, String reason) implements CircleEvent {
        public Informed {
            names = List.copyOf(names);
        }
    }

    /** @param name the unit or person that is no longer informed */
    record Excluded(String name, String reason) implements CircleEvent {}
}
