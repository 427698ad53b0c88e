package org.bihuan.evidence;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text is text from beginning to end: UTF-8 or GB18030, no control characters, and not the beginning of a page or
 * drawing that a careless program would run.
 */
final class PlainText {

    private static final int CHUNK = 16 * 1024;

    private PlainText() {}

    static void check(Path file) throws IOException {
        if (!isTextIn(StandardCharsets.UTF_8, file) && !isTextIn(Charset.forName("GB18030"), file)) {
            throw Refusal.typeNotAllowed("application/octet-stream");
        }
    }

    private static boolean isTextIn(Charset charset, Path file) throws IOException {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var reader = new InputStreamReader(Files.newInputStream(file), decoder)) {
            return isText(reader);
        } catch (CharacterCodingException otherCharset) {
            return false;
        }
    }

    private static boolean isText(Reader reader) throws IOException {
        var chunk = new char[CHUNK];
        boolean begun = false;
        for (int read = reader.read(chunk); read >= 0; read = reader.read(chunk)) {
            for (int i = 0; i < read; i++) {
                char each = chunk[i];
                if (isControl(each)) {
                    return false;
                }
                if (!begun && !isBlank(each)) {
                    begun = true;
                    mustNotBeMarkup(each);
                }
            }
        }
        return true;
    }

    private static void mustNotBeMarkup(char first) {
        if (first == '<') {
            throw Refusal.typeNotAllowed("text/html");
        }
    }

    private static boolean isBlank(char each) {
        return Character.isWhitespace(each) || each == '\uFEFF';
    }

    private static boolean isControl(char each) {
        return Character.isISOControl(each) && each != '\t' && each != '\n' && each != '\r' && each != '\f';
    }
}
