package org.bihuan.matter;

import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/** A sub-task as it was given, on the timeline of its matter; {@code what} absent: to support as required. */
public record GivenSubTask(
        UUID subTask,
        UnitId unit,
        String unitName,
        @Nullable String what,
        LocalDate dueOn,
        boolean mandatory) {}
