package org.bihuan.platform;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * Words looked for in a column of keywords, with the pairs of neighbouring characters beside it ({@code
 * platform.bigrams}, GIN): two Chinese characters are enough for the index.
 */
public final class WordSearch {

    private WordSearch() {}

    /** Every word of the query occurs. */
    public static Condition matching(Field<String> keywords, Field<String[]> grams, String query) {
        var condition = noCondition();
        for (var word : query.strip().split("\\s+")) {
            condition = condition.and(containing(keywords, grams, word));
        }
        return condition;
    }

    private static Condition containing(Field<String> keywords, Field<String[]> grams, String word) {
        var like = like(keywords, word);
        return word.codePointCount(0, word.length()) < 2
                ? like
                : grams.contains(pairs(word)).and(like);
    }

    /** Without the index: for few rows found otherwise. */
    public static Condition like(Field<String> keywords, String word) {
        return keywords.likeIgnoreCase("%" + escaped(word) + "%", '\\');
    }

    /** The pairs of neighbouring characters, as the indexes hold them. */
    public static Field<String[]> pairs(String word) {
        return field("platform.bigrams({0})", SQLDataType.CLOB.array(), val(word));
    }

    public static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
