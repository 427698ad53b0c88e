package org.bihuan.matter;

import java.util.Collection;
import java.util.List;
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

    /** The supporting units: each once, and never the one that leads. */
    static List<Responsibility> supporting(Collection<UnitId> units, @Nullable UnitId lead) {
        return units.stream()
                .distinct()
                .filter(unit -> !unit.equals(lead))
                .map(unit -> of(Slot.SUPPORTING_UNIT, unit))
                .toList();
    }

    /** The responsible person by name; nobody for no name. */
    static List<Responsibility> person(@Nullable String name, @Nullable String phone) {
        return name == null || name.isBlank()
                ? List.of()
                : List.of(named(Slot.RESPONSIBLE_PERSON, name.strip(), phone));
    }

    public static Responsibility named(Slot slot, String name, @Nullable String phone) {
        return new Responsibility(slot, null, null, name, phone);
    }

    /** Who sponsors: the first named, by id where the directory knows them, else by name. */
    static @Nullable String sponsor(List<Responsibility> all) {
        return all.stream()
                .filter(each -> each.slot == Slot.SPONSORING_LEADER)
                .findFirst()
                .map(each -> each.person == null ? each.personName : each.person.toString())
                .orElse(null);
    }
}
