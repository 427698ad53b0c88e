package org.bihuan.organisation;

import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.POST;
import static org.jooq.impl.DSL.length;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Which people are wanted.
 *
 * @param text part of a name, its pinyin or initials, or a number, whole or its last four digits
 * @param unit holding a post there
 * @param left also those who have left
 */
public record PeopleFilter(@Nullable String text, @Nullable UnitId unit, boolean left) {

    private static final Pattern LAST_DIGITS = Pattern.compile("[0-9]{4}");

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
                .or(numbered(wanted));
    }

    /**
     * By a whole number, or by the last four digits of a long one, which are shown anyway: no search tells more of a
     * number than its mask does.
     */
    static Condition numbered(String wanted) {
        return LAST_DIGITS.matcher(wanted).matches()
                ? length(PERSON.MOBILE).ge(PersonalData.LONG).and(PERSON.MOBILE.endsWith(wanted))
                : PERSON.MOBILE.eq(wanted);
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
