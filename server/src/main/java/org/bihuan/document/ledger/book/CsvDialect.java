package org.bihuan.document.ledger.book;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a text file is written: character set, byte-order mark, separator and line end. UTF-8 is taken
 * when every byte of the file agrees with it, else GB18030, which must agree as well.
 */
public record CsvDialect(Charset charset, boolean mark, char separator, String lineEnd) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int SAMPLE = 1 << 16;

    static CsvDialect detect(Path file) {
        try {
            var head = head(file);
            var marked = markedCharset(head);
            if (marked != null) {
                return withText(file, marked, true);
            }
            if (decodes(file, StandardCharsets.UTF_8)) {
                return withText(file, StandardCharsets.UTF_8, false);
            }
            if (decodes(file, GB18030)) {
                return withText(file, GB18030, false);
            }
            throw LedgerProblem.encodingUnknown();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The text without its mark; a byte that does not belong to the character set is an error. */
    public Reader reader(Path file) throws IOException {
        var in = new PushbackInputStream(Files.newInputStream(file), 3);
        if (mark) {
            in.readNBytes(charset.equals(StandardCharsets.UTF_8) ? 3 : 2);
        }
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static CsvDialect withText(Path file, Charset charset, boolean mark) throws IOException {
        var draft = new CsvDialect(charset, mark, ',', "\n");
        var sample = new char[SAMPLE];
        int length;
        try (var reader = draft.reader(file)) {
            length = Math.max(0, reader.read(sample));
        } catch (CharacterCodingException wrong) {
            throw LedgerProblem.encodingUnknown();
        }
        var text = new String(sample, 0, length);
        return new CsvDialect(charset, mark, separator(text), lineEnd(text));
    }

    /** The candidate that divides most lines of the sample into the same number of columns. */
    private static char separator(String text) {
        char best = ',';
        int bestScore = 0;
        for (char candidate : new char[] {',', '\t', ';', '|'}) {
            int score = score(text, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static int score(String text, char candidate) {
        int score = 0;
        int inLine = 0;
        int before = -1;
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == candidate) {
                inLine++;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                score += inLine > 0 && inLine == before ? 10 : Math.min(inLine, 3);
                before = inLine > 0 ? inLine : before;
                inLine = 0;
            }
        }
        return score + Math.min(inLine, 3);
    }

    private static String lineEnd(String text) {
        int feed = text.indexOf('\n');
        int back = text.indexOf('\r');
        if (back >= 0 && feed == back + 1) {
            return "\r\n";
        }
        return back >= 0 && feed < 0 ? "\r" : "\n";
    }

    private static boolean decodes(Path file, Charset charset) throws IOException {
        var buffer = new char[1 << 15];
        try (var reader = new CsvDialect(charset, false, ',', "\n").reader(file)) {
            while (reader.read(buffer) >= 0) {
                // decoding is the test
            }
            return true;
        } catch (CharacterCodingException wrong) {
            return false;
        }
    }

    private static @org.jspecify.annotations.Nullable Charset markedCharset(byte[] head) {
        if (head.length >= 3 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB && (head[2] & 0xFF) == 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(3);
        }
    }
}
