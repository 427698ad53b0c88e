package org.bihuan.matter;

import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Who fills a slot: a unit, a person of the directory, or a bare name as it stood in a ledger.
 *
 * @param phone as given, for bare names
 */
public record Responsibility(
        Slot slot,
        @Nullable UnitId unit,
        @Nullable PersonId person,
        @Nullable String personName,
        @Nullable String phone) {

    public static Responsibility of(Slot slot, UnitId unit) {
        return new Responsibility(slot, unit, null, null, null);
    }

    public static Responsibility named(Slot slot, String name, @Nullable String phone) {
        return new Responsibility(slot, null, null, name, phone);
    }
}
