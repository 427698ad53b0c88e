package org.bihuan.shared;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The unified social credit code of GB 32100-2015: 18 characters of an alphabet of 31 (no I, O, S, V, Z);
 * the last one checks the others with weights 3^(i-1) mod 31. Every single wrong character and every swap
 * of two neighbours is noticed.
 */
public final class CreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    public static final int LENGTH = 18;

    private CreditCode() {}

    /** Upper case, half width, no blanks or dashes. */
    public static String normal(String text) {
        return PlainText.compact(text).replace("-", "").toUpperCase(Locale.ROOT);
    }

    /** Whether a code in normal form is right. */
    public static boolean valid(String code) {
        return code.length() == LENGTH && wrongCharacter(code) == null && code.charAt(LENGTH - 1) == check(code);
    }

    /** The check character for the first seventeen characters. */
    public static char check(String code) {
        int sum = 0;
        for (int at = 0; at < WEIGHTS.length; at++) {
            sum += ALPHABET.indexOf(code.charAt(at)) * WEIGHTS[at];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** The first character that a code may not contain. */
    public static @Nullable String wrongCharacter(String code) {
        for (int at = 0; at < code.length(); at++) {
            if (ALPHABET.indexOf(code.charAt(at)) < 0) {
                return code.substring(at, at + 1);
            }
        }
        return null;
    }

    /** The code that was probably meant when letters were typed for digits that look like them. */
    public static @Nullable String suggestion(String code) {
        var guess = code.replace('O', '0').replace('I', '1').replace('Z', '2').replace('S', '5');
        return !guess.equals(code) && valid(guess) ? guess : null;
    }
}
