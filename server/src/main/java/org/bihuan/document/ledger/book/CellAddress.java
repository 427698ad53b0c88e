package org.bihuan.document.ledger.book;

/**
 * A place on a sheet. {@code row} counts from 1 as on the screen, {@code column} from 0 (A).
 */
public record CellAddress(int row, int column) {

    /** The column's letters: 0 is A, 26 is AA. */
    public static String letters(int column) {
        var letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    /** Reads an address such as D17; a wrong one is a broken file. */
    public static CellAddress parse(String text) {
        int at = 0;
        int column = 0;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            column = column * 26 + (Character.toUpperCase(text.charAt(at)) - 'A' + 1);
            at++;
        }
        if (at == 0 || at > 3 || at == text.length() || text.length() - at > 7) {
            throw LedgerProblem.broken("cell address " + text);
        }
        try {
            return new CellAddress(Integer.parseInt(text, at, text.length(), 10), column - 1);
        } catch (NumberFormatException notANumber) {
            throw LedgerProblem.broken("cell address " + text);
        }
    }

    @Override
    public String toString() {
        return letters(column) + row;
    }
}
