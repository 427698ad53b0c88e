package org.bihuan.organisation;

import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;

/** What has happened to the organisation. Published inside the transaction of the act. */
public sealed interface OrganisationEvent {

    ZoneKey zone();

    UnitId unit();

    record UnitOpened(ZoneKey zone, UnitId unit) implements OrganisationEvent {}

    /** Renamed, moved, put under another supervisor, or corrected; the id stays. */
    record UnitChanged(ZoneKey zone, UnitId unit) implements OrganisationEvent {}

    /** Merged into the successor, or abolished when there is none. Its open work needs a new owner. */
    record UnitClosed(ZoneKey zone, UnitId unit, @Nullable UnitId successor) implements OrganisationEvent {}
}
