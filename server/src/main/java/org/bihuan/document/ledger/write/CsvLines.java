package org.bihuan.document.ledger.write;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** One record of a CSV file; fields are quoted where they must be. */
final class CsvLines {

    private CsvLines() {}

    static void write(Writer out, List<String> fields, char separator, String lineEnd) throws IOException {
        for (int at = 0; at < fields.size(); at++) {
            if (at > 0) {
                out.write(separator);
            }
            out.write(field(fields.get(at), separator));
        }
        out.write(lineEnd);
    }

    private static String field(String text, char separator) {
        boolean plain = text.indexOf(separator) < 0
                && text.indexOf('"') < 0
                && text.indexOf('\n') < 0
                && text.indexOf('\r') < 0
                && text.equals(text.strip());
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
