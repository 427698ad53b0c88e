package org.bihuan.document.official;

import java.util.regex.Pattern;

/**
 * The level of a line of an official paper (层次序数, GB/T 9704-2012 7.3.3): 一、 in 黑体, （一） in 楷体, 1. and （1） and the
 * text itself in 仿宋. Told from how the line begins.
 */
public enum Level {
    FIRST(Font.HEI),
    SECOND(Font.KAI),
    THIRD(Font.FANGSONG),
    FOURTH(Font.FANGSONG),
    TEXT(Font.FANGSONG);

    private static final Pattern ONE = Pattern.compile("[一二三四五六七八九十百]{1,4}、.*");
    private static final Pattern TWO = Pattern.compile("[（(][一二三四五六七八九十百]{1,4}[）)].*");
    private static final Pattern THREE = Pattern.compile("\\d{1,2}[.．](?!\\d).*");
    private static final Pattern FOUR = Pattern.compile("[（(]\\d{1,2}[）)].*");

    private final Font font;

    Level(Font font) {
        this.font = font;
    }

    Font font() {
        return font;
    }

    /** A heading stands alone; a line with a full stop inside is text that begins with a number. */
    public static Level of(String line) {
        if (ONE.matcher(line).matches()) {
            return FIRST;
        }
        if (TWO.matcher(line).matches()) {
            return SECOND;
        }
        if (THREE.matcher(line).matches()) {
            return THIRD;
        }
        return FOUR.matcher(line).matches() ? FOURTH : TEXT;
    }

    /** How much of the line is set in the level's face: a heading followed by its text ends at the first full stop. */
    int headLength(String line) {
        int stop = line.indexOf('。');
        return this == TEXT || stop < 0 ? line.length() : stop + 1;
    }
}
