package org.bihuan.matter;

import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.shared.UnitId;

/** A child as the timeline of its parent tells of it. */
public record SplitOff(
        UUID matter, String number, String title, UnitId leadUnit, String leadUnitName, LocalDate dueOn) {}
