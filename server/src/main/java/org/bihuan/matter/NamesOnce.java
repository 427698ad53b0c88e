package org.bihuan.matter;

import java.util.HashMap;
import java.util.Map;
import org.bihuan.shared.UnitId;

/** Asks for each unit once; for the many rows of a ledger within one transaction. */
final class NamesOnce implements Situation.UnitNaming {

    private final Situation.UnitNaming names;
    private final Map<UnitId, String> open = new HashMap<>();
    private final Map<UnitId, String> known = new HashMap<>();

    NamesOnce(Situation.UnitNaming names) {
        this.names = names;
    }

    @Override
    public String open(UnitId unit, String field) {
        return open.computeIfAbsent(unit, each -> names.open(each, field));
    }

    @Override
    public String of(UnitId unit) {
        return known.computeIfAbsent(unit, names::of);
    }
}
