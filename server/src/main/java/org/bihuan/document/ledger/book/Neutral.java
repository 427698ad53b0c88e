package org.bihuan.document.ledger.book;

/**
 * Makes a text harmless in a CSV file: a spreadsheet runs a cell that begins with = + - @ (also in
 * full width), a tab or a line break as a formula. An apostrophe in front keeps it a text; reading
 * takes it away again, so that a file goes out and comes in unchanged.
 */
public final class Neutral {

    private static final String TRIGGERS = "=+-@\t\r\n＝＋－＠";

    private Neutral() {}

    public static String text(String text) {
        return dangerous(text) ? "'" + text : text;
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
