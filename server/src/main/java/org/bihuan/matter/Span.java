package org.bihuan.matter;

import java.time.LocalDate;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/** What a state interval records; a new one begins whenever any of it changes. */
record Span(
        MatterState state,
        int round,
        @Nullable UnitId leadUnit,
        int percent,
        @Nullable LocalDate originalDueOn,
        @Nullable LocalDate dueOn) {

    static Span of(Matter matter, Happening happening) {
        return new Span(
                happening.to(), happening.round(), matter.leadUnit, matter.percent, matter.originalDueOn, matter.dueOn);
    }
}
