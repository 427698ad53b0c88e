package org.bihuan.document.ledger.write;

import java.io.IOException;
import java.io.Reader;
import org.bihuan.document.ledger.book.LedgerProblem;
import org.jspecify.annotations.Nullable;

/**
 * Cuts XML into tags and the text between them without changing a character, so that whatever is copied
 * leaves as it came. Knows no entities and reads no DTD.
 */
final class XmlTokens {

    private static final int LONGEST = 64 << 20;

    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int end;

    XmlTokens(Reader in) {
        this.in = in;
    }

    /** The next tag (from &lt; to &gt;) or text, or null at the end. */
    @Nullable
    String next() throws IOException {
        int first = peek();
        if (first < 0) {
            return null;
        }
        return first == '<' ? tag() : text();
    }

    private String text() throws IOException {
        var text = new StringBuilder();
        while (peek() >= 0 && peek() != '<') {
            int from = at;
            while (at < end && buffer[at] != '<') {
                at++;
            }
            text.append(buffer, from, at - from);
            bounded(text);
        }
        return text.toString();
    }

    private String tag() throws IOException {
        var tag = new StringBuilder();
        char quote = 0;
        while (peek() >= 0) {
            char c = buffer[at++];
            tag.append(c);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && !opaque(tag)) {
                quote = c;
            } else if (c == '>' && complete(tag)) {
                return tag.toString();
            }
            bounded(tag);
        }
        throw LedgerProblem.broken("XML");
    }

    /** Comments and CDATA end only with their own mark. */
    private static boolean complete(StringBuilder tag) {
        if (starts(tag, "<!--")) {
            return tag.length() >= 7 && ends(tag, "-->");
        }
        return !starts(tag, "<![CDATA[") || ends(tag, "]]>");
    }

    private static boolean opaque(StringBuilder tag) {
        return starts(tag, "<!--") || starts(tag, "<![CDATA[");
    }

    private static boolean starts(StringBuilder tag, String mark) {
        return tag.length() >= mark.length() && tag.charAt(1) == '!' && tag.indexOf(mark) == 0;
    }

    private static boolean ends(StringBuilder tag, String mark) {
        return tag.lastIndexOf(mark) == tag.length() - mark.length();
    }

    private static void bounded(StringBuilder token) {
        if (token.length() > LONGEST) {
            throw LedgerProblem.bomb();
        }
    }

    private int peek() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return at < end ? buffer[at] : -1;
    }

    /** The local name of a tag, opening or closing; empty for text. */
    static String name(String token) {
        if (token.length() < 3 || token.charAt(0) != '<' || token.charAt(1) == '!' || token.charAt(1) == '?') {
            return "";
        }
        int from = token.charAt(1) == '/' ? 2 : 1;
        int to = from;
        while (to < token.length() && " \t\r\n/>".indexOf(token.charAt(to)) < 0) {
            to++;
        }
        var name = token.substring(from, to);
        return name.substring(name.indexOf(':') + 1);
    }

    static boolean closing(String token) {
        return token.startsWith("</");
    }

    static boolean empty(String token) {
        return token.endsWith("/>");
    }

    static boolean opens(String token, String name) {
        return token.startsWith("<") && !closing(token) && name(token).equals(name);
    }

    static boolean closes(String token, String name) {
        return closing(token) && name(token).equals(name);
    }

    /** The namespace prefix of a tag with its colon, or nothing. */
    static String prefix(String token) {
        int from = closing(token) ? 2 : 1;
        int colon = token.indexOf(':');
        int name = token.indexOf(name(token), from);
        return colon > 0 && colon < name ? token.substring(from, colon + 1) : "";
    }

    static @Nullable String attribute(String tag, String name) {
        int from = valueOf(tag, name);
        return from < 0 ? null : tag.substring(from, tag.indexOf(tag.charAt(from - 1), from));
    }

    /** The tag with one attribute changed or, when it has none of that name, added. */
    static String with(String tag, String name, String value) {
        int from = valueOf(tag, name);
        if (from >= 0) {
            return tag.substring(0, from) + value + tag.substring(tag.indexOf(tag.charAt(from - 1), from));
        }
        int end = tag.length() - (empty(tag) ? 2 : 1);
        return tag.substring(0, end).stripTrailing() + ' ' + name + "=\"" + value + '"' + tag.substring(end);
    }

    static String without(String tag, String name) {
        int from = valueOf(tag, name);
        if (from < 0) {
            return tag;
        }
        int end = tag.indexOf(tag.charAt(from - 1), from) + 1;
        return tag.substring(0, tag.lastIndexOf(name, from)).stripTrailing() + tag.substring(end);
    }

    /** Where the value of an attribute begins, behind its quote; -1 when the tag has none of that name. */
    private static int valueOf(String tag, String name) {
        for (int at = tag.indexOf(name); at > 0; at = tag.indexOf(name, at + 1)) {
            int equals = at + name.length();
            while (equals < tag.length() && Character.isWhitespace(tag.charAt(equals))) {
                equals++;
            }
            if (Character.isWhitespace(tag.charAt(at - 1)) && equals < tag.length() && tag.charAt(equals) == '=') {
                int quote = equals + 1;
                while (quote < tag.length() && Character.isWhitespace(tag.charAt(quote))) {
                    quote++;
                }
                return quote + 1 < tag.length() ? quote + 1 : -1;
            }
        }
        return -1;
    }

    /** Text made fit for XML; characters it cannot carry are left out. */
    static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                default -> {
                    if (c == '\t'
                            || c == '\n'
                            || c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c < 0xE000)) {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
