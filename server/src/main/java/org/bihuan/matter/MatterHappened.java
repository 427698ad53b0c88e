package org.bihuan.matter;

import java.time.LocalDate;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Published for every event of a matter, inside the transaction that wrote it. Rooms above listen to finish their side.
 *
 * @param parent whose child it is afterwards
 * @param title of a restricted matter only that it is one
 * @param together part of a batch, of which {@link MattersHappened} tells at its end
 */
public record MatterHappened(
        Viewer by,
        MatterId matter,
        @Nullable MatterId parent,
        @Nullable String number,
        String title,
        @Nullable UnitId leadUnit,
        AccountId createdBy,
        @Nullable MatterState from,
        MatterState to,
        MatterEvent event,
        LocalDate on,
        boolean together,
        boolean restricted) {}
