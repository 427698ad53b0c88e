package org.bihuan.matter;

import java.time.LocalDate;
import java.util.Objects;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/** What a state interval records; a new one begins whenever any of it changes. */
record Span(
        MatterState state,
        int round,
        @Nullable UnitId leadUnit,
        int percent,
        @Nullable LocalDate originalDueOn,
        @Nullable LocalDate dueOn,
        SourceKind source,
        @Nullable String sponsor) {

    static Span of(Matter matter, MatterState state, int round) {
        return new Span(
                state,
                round,
                matter.leadUnit,
                matter.percent,
                matter.originalDueOn,
                matter.dueOn,
                matter.facts.source().kind(),
                matter.sponsor);
    }

    /** Whether the same unit holds the same step as before. */
    boolean isSameHold(@Nullable Span before) {
        return before != null
                && state == before.state
                && round == before.round
                && Objects.equals(leadUnit, before.leadUnit);
    }
}
