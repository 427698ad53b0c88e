package org.bihuan.document.ledger.book;

import java.util.regex.Pattern;

/**
 * Makes a text harmless in a CSV file: a spreadsheet runs a cell that begins with = + - @ (also in
 * full width), a tab or a line break as a formula. An apostrophe in front keeps it a text; reading
 * takes it away again, so that a file goes out and comes in unchanged.
 */
public final class Neutral {

    private static final String TRIGGERS = "=+-@\t\r\n＝＋－＠";

    private static final Pattern PLAIN = Pattern.compile("[-+－＋]+|[-+]\\d{1,20}(,\\d{3})*(\\.\\d{1,20})?[%％]?");

    private Neutral() {}

    public static String text(String text) {
        return dangerous(text) ? "'" + text : text;
    }

    /**
     * As {@link #text} for the cells of a file that came from elsewhere: signed numbers and lone dashes, which no
     * spreadsheet runs, stay as they are.
     */
    public static String cell(String text) {
        return PLAIN.matcher(text).matches() ? text : text(text);
    }

    /** Whether a spreadsheet could take the text for a formula. */
    public static boolean dangerous(String text) {
        return !text.isEmpty() && TRIGGERS.indexOf(text.charAt(0)) >= 0;
    }

    static String restore(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && TRIGGERS.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }
}
