package org.bihuan.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody typed into the search: one line of at most {@value #LONGEST} characters, else {@code
 * SEARCH-QUERY-TOO-LONG}. Control characters count as spaces.
 */
public record Sought(String text) {

    private static final int LONGEST = 100;
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Cntrl}\\u3000]+");
    private static final Pattern DIGITS = Pattern.compile("([0-9]{1,12})号?");

    public Sought {
        if (text.length() > LONGEST) {
            throw Problem.invalid("SEARCH-QUERY-TOO-LONG", "搜索内容最多 " + LONGEST + " 字，请缩短后再搜。");
        }
        text = GAP.matcher(text).replaceAll(" ").strip();
    }

    public boolean isNothing() {
        return text.isEmpty();
    }

    /** All of them have to occur. */
    public List<String> words() {
        return Arrays.asList(text.split(" "));
    }

    /** When only a number was typed, with or without 号. */
    public Optional<String> digits() {
        var digits = DIGITS.matcher(text);
        return digits.matches() ? Optional.of(digits.group(1)) : Optional.empty();
    }

    public static boolean occursIn(String word, @org.jspecify.annotations.Nullable String where) {
        return where != null && where.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }
}
