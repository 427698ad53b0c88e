package org.bihuan.matter;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A row of a ledger, understood: what it says about one matter.
 *
 * @param number the number it already has, such as 督〔2026〕1号; absent: one is given
 * @param leadUnit absent: the matter is opened and waits to be handed over
 * @param dueOn may lie in the past
 * @param percent progress as the ledger reports it, 0 to 100
 * @param done the row says it is finished: comes in as closed history
 * @param doneOn when it was finished, if the row tells
 */
public record LedgerEntry(
        String typeCode,
        MatterFacts facts,
        List<Responsibility> responsibilities,
        @Nullable UnitId leadUnit,
        @Nullable String responsibleName,
        @Nullable String number,
        @Nullable LocalDate dueOn,
        int percent,
        boolean done,
        @Nullable LocalDate doneOn) {

    public LedgerEntry {
        responsibilities = List.copyOf(responsibilities);
    }
}
