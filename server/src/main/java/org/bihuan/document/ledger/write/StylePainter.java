package org.bihuan.document.ledger.write;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds to a style sheet a red and a yellow twin of every cell style: twin number = style + count, and
 * style + 2 × count. What was there keeps its number.
 */
final class StylePainter {

    /** Beyond this a workbook would have more styles than spreadsheets allow. */
    private static final int MOST_STYLES = 20_000;

    private static final String FILL =
            "<%1$sfill><%1$spatternFill patternType=\"solid\"><%1$sfgColor rgb=\"%2$s\"/></%1$spatternFill></%1$sfill>";

    private final String styles;
    private final int fills;
    private final List<String> formats = new ArrayList<>();

    StylePainter(Reader styles) throws IOException {
        var text = new StringBuilder();
        int fillCount = 0;
        boolean inFormats = false;
        var format = new StringBuilder();
        var tokens = new XmlTokens(styles);
        for (var token = tokens.next(); token != null; token = tokens.next()) {
            text.append(token);
            fillCount += XmlTokens.opens(token, "fill") ? 1 : 0;
            if (XmlTokens.name(token).equals("cellXfs")) {
                inFormats = !XmlTokens.closing(token);
            } else if (inFormats) {
                format.append(token);
                if (XmlTokens.closes(token, "xf") || XmlTokens.opens(token, "xf") && XmlTokens.empty(token)) {
                    formats.add(format.toString().strip());
                    format.setLength(0);
                }
            }
        }
        this.styles = text.toString();
        this.fills = fillCount;
    }

    /** How many cell styles there are; 0 when they cannot be doubled. */
    int count() {
        return fills == 0 || formats.size() > MOST_STYLES ? 0 : formats.size();
    }

    String painted() throws IOException {
        if (count() == 0) {
            return styles;
        }
        var painted = new StringBuilder(styles.length() * 2);
        var tokens = new XmlTokens(new StringReader(styles));
        for (var token = tokens.next(); token != null; token = tokens.next()) {
            if (XmlTokens.closes(token, "fills")) {
                var prefix = XmlTokens.prefix(token);
                painted.append(FILL.formatted(prefix, "FFFF9C9C")).append(FILL.formatted(prefix, "FFFFF2B3"));
            } else if (XmlTokens.closes(token, "cellXfs")) {
                twins(painted, fills);
                twins(painted, fills + 1);
            }
            painted.append(counted(token));
        }
        return painted.toString();
    }

    private void twins(StringBuilder painted, int fill) throws IOException {
        for (var format : formats) {
            var tokens = new XmlTokens(new StringReader(format));
            for (var token = tokens.next(); token != null; token = tokens.next()) {
                painted.append(
                        XmlTokens.opens(token, "xf")
                                ? XmlTokens.with(
                                        XmlTokens.with(token, "fillId", String.valueOf(fill)), "applyFill", "1")
                                : token);
            }
        }
    }

    private String counted(String token) {
        if (XmlTokens.opens(token, "fills")) {
            return XmlTokens.with(token, "count", String.valueOf(fills + 2));
        }
        return XmlTokens.opens(token, "cellXfs")
                ? XmlTokens.with(token, "count", String.valueOf(3 * formats.size()))
                : token;
    }
}
