package org.bihuan.organisation;

import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.POST;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import java.time.LocalDate;
import java.util.Locale;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Which people are wanted.
 *
 * @param text part of a name, its pinyin or initials, or of a number
 * @param unit holding a post there
 * @param left also those who have left
 */
public record PeopleFilter(@Nullable String text, @Nullable UnitId unit, boolean left) {

    Condition condition(ZoneKey zone, LocalDate day) {
        return PERSON.ZONE_ID
                .eq(zone.value())
                .and(matches())
                .and(inUnit(zone, day))
                .and(left ? noCondition() : InForce.on(PERSON.VALID_FROM, PERSON.VALID_TO, day));
    }

    private Condition matches() {
        if (text == null || text.isBlank()) {
            return noCondition();
        }
        var wanted = text.strip();
        return PERSON.NAME
                .contains(wanted)
                .or(PERSON.NAME_PINYIN.contains(wanted.toLowerCase(Locale.ROOT).replace(" ", "")))
                .or(PERSON.MOBILE.contains(wanted));
    }

    private Condition inUnit(ZoneKey zone, LocalDate day) {
        if (unit == null) {
            return noCondition();
        }
        return PERSON.ID.in(select(POST.PERSON_ID)
                .from(POST)
                .where(
                        POST.ZONE_ID.eq(zone.value()),
                        POST.UNIT_ID.eq(unit.value()),
                        InForce.on(POST.VALID_FROM, POST.VALID_TO, day)));
    }
}
