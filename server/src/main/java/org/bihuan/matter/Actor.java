package org.bihuan.matter;

import java.time.Instant;
import java.util.UUID;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;

/** Who did it and when, as the timeline keeps it: names as they were at that moment. */
record Actor(
        @Nullable UUID account,
        @Nullable UUID person,
        String name,
        @Nullable UnitId unit,
        @Nullable String unitName,
        @Nullable UUID onBehalfOf,
        Instant at) {

    static Actor of(Viewer viewer, @Nullable String unitName, Instant at) {
        var person = viewer.person();
        var acting = viewer.acting();
        return new Actor(
                viewer.isAutomatic() ? null : viewer.account().value(),
                person == null ? null : person.value(),
                viewer.name(),
                viewer.unit(),
                unitName,
                acting == null ? null : acting.principal().value(),
                at);
    }
}
