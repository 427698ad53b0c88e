package org.bihuan.organisation;

import java.time.LocalDate;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A unit of the zone (单位). It stays the same unit when it is renamed, moved or put under another supervisor; only
 * merger and abolition end it.
 *
 * @param stateFrom first day of the present name, kind and place in the tree
 * @param validTo first day the unit no longer exists
 * @param successor the unit that took over, when it was merged
 */
record Unit(
        UnitId id,
        UnitFacts facts,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        LocalDate stateFrom,
        @Nullable UnitId successor,
        int version) {

    /** The unit with new facts from the given day on; without a day, or on the day of the present state, corrected. */
    Unit changed(UnitFacts next, @Nullable LocalDate from, LocalDate today) {
        mustBeOpen();
        if (from == null || from.equals(stateFrom)) {
            return new Unit(id, next, validFrom, null, stateFrom, null, version + 1);
        }
        mustNotBeFuture(from, today);
        if (from.isBefore(stateFrom)) {
            throw Problem.field(
                    "from", "ORGANISATION-DATE-BEFORE-STATE", "生效日期不能早于现状的起始日期 " + stateFrom + "；更正录入错误请不填生效日期。");
        }
        return new Unit(id, next, validFrom, null, from, null, version + 1);
    }

    /** The unit ended on the given day, the first on which it no longer exists. */
    Unit closed(LocalDate on, @Nullable UnitId heir, LocalDate today) {
        mustBeOpen();
        mustNotBeFuture(on, today);
        if (!on.isAfter(stateFrom)) {
            throw Problem.field("on", "ORGANISATION-DATE-BEFORE-STATE", "撤并日期须晚于现状的起始日期 " + stateFrom + "。");
        }
        if (id.equals(heir)) {
            throw Problem.field("successor", "ORGANISATION-SUCCESSOR-ITSELF", "承接单位不能是被撤并的单位本身。");
        }
        return new Unit(id, facts, validFrom, on, stateFrom, heir, version + 1);
    }

    boolean isOpen() {
        return validTo == null;
    }

    void mustBeOpen() {
        if (!isOpen()) {
            throw Problem.conflict("ORGANISATION-UNIT-CLOSED", "该单位已于 " + validTo + " 撤并，不能再变更。");
        }
    }

    static void mustNotBeFuture(LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            throw Problem.field("from", "ORGANISATION-DATE-IN-FUTURE", "日期不能晚于今天，请在生效当日办理。");
        }
    }
}
