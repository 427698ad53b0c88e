package org.bihuan.document.ledger.layout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The header of a sheet: its rows (numbers from 1, inclusive), its columns and why it was taken.
 * {@code confidence} runs from 0 to 1; below {@link HeaderFinder#SURE} a person should confirm it.
 */
public record HeaderLayout(
        int sheet, int firstRow, int lastRow, List<HeaderColumn> columns, double confidence, List<Reason> reasons) {

    /** A stable code with what it is about, for the screens to put into words. */
    public record Reason(String code, String detail) {}

    public Optional<HeaderColumn> column(int index) {
        return columns.stream().filter(column -> column.index() == index).findFirst();
    }

    /**
     * The same for every ledger with the same headings in the same order, whatever its title, dates and
     * blanks: the key under which a mapping is remembered.
     */
    public String fingerprint() {
        var text = new StringBuilder();
        for (var column : columns) {
            text.append(column.index()).append('=');
            column.path().forEach(part -> text.append(HeaderWords.normal(part)).append('/'));
            text.append('\n');
        }
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
