package org.bihuan.demo;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.generateSeries;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.left;
import static org.jooq.impl.DSL.lpad;
import static org.jooq.impl.DSL.md5;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.replace;
import static org.jooq.impl.DSL.splitPart;
import static org.jooq.impl.DSL.substring;
import static org.jooq.impl.SQLDataType.CLOB;
import static org.jooq.impl.SQLDataType.UUID;

import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * How a copy differs from its original: ids, numbers and titles are derived from the original's and the turn of the
 * copy, so that rows of different tables find each other again without being told.
 */
final class Copies {

    /** The turn of the copy, from 1. */
    static final Field<Integer> TURN = field(name("copy", "turn"), Integer.class);

    private static final int DIGITS = 3;

    private Copies() {}

    static Table<Record1<Integer>> turns(int first, int last) {
        return generateSeries(first, last).as("copy", "turn");
    }

    /** Keeps the time part and the version of the id, so that copies lie beside their original in the indexes. */
    static Field<UUID> id(Field<UUID> original) {
        return cast(idText(cast(original, CLOB)), UUID);
    }

    private static Field<String> idText(Field<String> original) {
        var mixed = md5(concat(original, inline("/"), cast(TURN, CLOB)));
        return concat(
                left(original, 15),
                substring(mixed, 1, 3),
                inline("-"),
                substring(original, 20, 1),
                substring(mixed, 4, 3),
                inline("-"),
                substring(mixed, 7, 12));
    }

    /** 患〔2026〕12号 becomes 患〔2026〕7012号 at the seventh turn. */
    static Field<String> number(Field<String> original) {
        var digits = replace(splitPart(original, inline("〕"), 2), inline("号"), inline(""));
        return concat(
                splitPart(original, inline("〕"), 1),
                inline("〕"),
                cast(TURN, CLOB),
                lpad(digits, DIGITS, "0"),
                inline("号"));
    }

    static Field<String> title(Field<String> original) {
        return concat(original, inline(" · "), cast(TURN, CLOB));
    }

    static Field<String> keywords(Field<String> original, Field<String> number) {
        return concat(coalesce(replace(original, number, number(number)), original), inline(" "), cast(TURN, CLOB));
    }

    /** The facts of an event, with the number and the request it speaks of. */
    static Field<JSONB> facts(Field<JSONB> original, Field<String> number) {
        var text = cast(original, CLOB);
        var request = jsonbGetAttributeAsText(original, "request");
        var asked = coalesce(replace(text, request, idText(request)), text);
        return cast(coalesce(replace(asked, number, number(number)), asked), SQLDataType.JSONB);
    }
}
