package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.shared.Sought.occursIn;
import static org.jooq.impl.DSL.collation;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bihuan.matter.MatterSearch.Hit;
import org.bihuan.matter.MatterSearch.Why;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.Sought;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a search over matters, the surest first: the number, the end of a number, the beginning of a number, words
 * among the latest matters, words anywhere. Frequent words fill the answer from the latest; rare ones come quickly from
 * the index over pairs of characters.
 */
final class MatterTrail {

    /** How many of the latest matters are looked through word by word. */
    static final int RECENT = 2000;

    /** From so many digits on, numbers that end with them are meant too, not only the running number itself. */
    private static final int SUFFIX_FROM = 3;

    private MatterTrail() {}

    /** @param suffices once something is found by it, nothing vaguer is looked for */
    record Step(Condition where, List<SortField<?>> order, boolean suffices) {

        Step(Condition where, List<SortField<?>> order) {
            this(where, order, false);
        }
    }

    /** @param recent since when the latest {@value #RECENT} matters have moved; asked for only when needed */
    static Iterable<Step> of(Sought sought, Supplier<Instant> recent) {
        var steps = new ArrayList<Supplier<Step>>();
        var text = sought.text();
        boolean whole = MatterNumbers.parts(text).isPresent();
        steps.add(() -> new Step(MATTER_.NUMBER.eq(text), latest(), whole));
        sought.digits().ifPresent(digits -> steps.add(() -> endingWith(digits)));
        if (text.contains("〔")) {
            steps.add(() -> beginningWith(text));
        }
        var words = MatterConditions.wording(sought.words());
        steps.add(() -> new Step(words.and(MATTER_.LAST_EVENT_AT.ge(recent.get())), beginningFirst(text)));
        if (sought.words().stream().allMatch(MatterTrail::isIndexed)) {
            steps.add(() -> new Step(MatterConditions.matching(text), latest()));
        }
        return () -> steps.stream().map(Supplier::get).iterator();
    }

    private static boolean isIndexed(String word) {
        return word.codePointCount(0, word.length()) > 1;
    }

    private static Step endingWith(String digits) {
        var tail = new StringBuilder(digits).reverse().toString();
        var itself = MATTER_.NUMBER_TAIL.eq(tail);
        var where = digits.length() < SUFFIX_FROM
                ? itself
                : MATTER_.NUMBER_TAIL.ge(tail).and(MATTER_.NUMBER_TAIL.lt(after(tail)));
        return new Step(where, List.of(first(itself), MATTER_.LAST_EVENT_AT.desc(), MATTER_.ID.desc()));
    }

    private static Step beginningWith(String text) {
        Field<String> number = MATTER_.NUMBER.collate(collation("C"));
        return new Step(number.ge(text).and(number.lt(after(text))), List.of(number.asc()));
    }

    /** The least text beyond all that begin so. */
    private static String after(String text) {
        int last = text.codePointBefore(text.length());
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return text.substring(0, text.length() - Character.charCount(last))
                + Character.toString(Math.min(next, Character.MAX_CODE_POINT));
    }

    private static List<SortField<?>> latest() {
        return List.of(MATTER_.LAST_EVENT_AT.desc(), MATTER_.ID.asc());
    }

    private static List<SortField<?>> beginningFirst(String text) {
        Field<Boolean> begins = field("starts_with(lower({0}), lower({1}))", Boolean.class, MATTER_.TITLE, val(text));
        return List.of(begins.desc(), MATTER_.LAST_EVENT_AT.desc(), MATTER_.ID.asc());
    }

    private static SortField<?> first(Condition condition) {
        return when(condition, inline(0)).otherwise(inline(1)).asc();
    }

    static Hit hit(Record row, Sought sought) {
        var why = why(row, sought);
        return new Hit(
                row.get(MATTER_.ID),
                row.get(MATTER_.NUMBER),
                PersonalData.inText(row.get(MATTER_.TITLE)),
                MatterState.valueOf(row.get(MATTER_.STATE)),
                Light.valueOf(row.get("light", String.class)),
                row.get(UNIT.NAME),
                why,
                matched(row, why));
    }

    /** Told of the first word that the title does not hold. */
    private static Why why(Record row, Sought sought) {
        var number = row.get(MATTER_.NUMBER);
        var digits = sought.digits();
        if (number != null && digits.isPresent() && number.endsWith(digits.get() + "号")) {
            return Why.NUMBER_END;
        }
        for (var word : sought.words()) {
            if (occursIn(word, row.get(MATTER_.TITLE))) {
                continue;
            }
            if (occursIn(word, number)) {
                return Why.NUMBER;
            }
            if (occursIn(word, row.get(MATTER_.SUBJECT_NAME))) {
                return Why.SUBJECT;
            }
            if (occursIn(word, row.get(MATTER_.PLACE))) {
                return Why.PLACE;
            }
            return occursIn(word, row.get(MATTER_.RESPONSIBLE_NAME)) ? Why.RESPONSIBLE : Why.INITIALS;
        }
        return Why.TITLE;
    }

    private static @Nullable String matched(Record row, Why why) {
        return switch (why) {
            case SUBJECT -> row.get(MATTER_.SUBJECT_NAME);
            case PLACE -> row.get(MATTER_.PLACE);
            case RESPONSIBLE -> row.get(MATTER_.RESPONSIBLE_NAME);
            case NUMBER, NUMBER_END, TITLE, INITIALS -> null;
        };
    }
}
