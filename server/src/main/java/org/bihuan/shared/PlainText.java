package org.bihuan.shared;

import java.text.Normalizer;

/** Brings full-width and compatibility characters to one form, so that readers see one style. */
public final class PlainText {

    private PlainText() {}

    /** Half-width, one kind of dash, no blanks at all. For comparing and for reading numbers and dates. */
    public static String compact(String text) {
        if (plain(text)) {
            return text;
        }
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var compact = new StringBuilder(normal.length());
        normal.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c))
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .map(PlainText::oneDash)
                .forEach(compact::appendCodePoint);
        return compact.toString();
    }

    private static boolean plain(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) <= ' ' || text.charAt(at) >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** What a person typed, without blanks around it and without invisible control characters. */
    public static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static int oneDash(int c) {
        return switch (c) {
            case '—', '–', '―', '−', '‐', '‑', '‒' -> '-';
            case '〜', '∼' -> '~';
            default -> c;
        };
    }
}
