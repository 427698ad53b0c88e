package org.bihuan.document.official;

import java.util.List;

/** Pieces of WordprocessingML. Texts are escaped here and nowhere else; characters XML cannot hold are left out. */
final class WordXml {

    static final String NAMESPACES = """
            xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships\"""";

    /** How a piece of text looks. */
    record Look(Font font, int points, String colour) {

        static final Look BODY = new Look(Font.FANGSONG, Measures.BODY_POINTS, "");
        static final Look SMALL = new Look(Font.FANGSONG, Measures.SMALL_POINTS, "");
        static final Look SMALL_HEI = new Look(Font.HEI, Measures.SMALL_POINTS, "");
        static final Look TITLE = new Look(Font.SONG_TITLE, Measures.TITLE_POINTS, "");
        static final Look PAGE_NUMBER = new Look(Font.SONG, Measures.SMALL_POINTS, "");

        static Look body(Font font) {
            return new Look(font, Measures.BODY_POINTS, "");
        }

        static Look red(Font font, int points) {
            return new Look(font, points, "FF0000");
        }

        String properties() {
            var latin = font == Font.FANGSONG ? "Times New Roman" : font.face();
            return "<w:rPr><w:rFonts w:ascii=\"" + latin + "\" w:hAnsi=\"" + latin + "\" w:eastAsia=\"" + font.face()
                    + "\" w:cs=\"" + latin + "\"/>"
                    + (colour.isEmpty() ? "" : "<w:color w:val=\"" + colour + "\"/>")
                    + (points == Measures.BODY_POINTS ? "<w:spacing w:val=\"-" + Measures.TIGHTER + "\"/>" : "")
                    + "<w:sz w:val=\"" + points * 2 + "\"/><w:szCs w:val=\"" + points * 2 + "\"/></w:rPr>";
        }
    }

    /** How a paragraph stands: indents in characters, spaces in twips. */
    record Stand(String align, double first, double left, double right, int before, int line, String more) {

        static final Stand FLUSH = new Stand("both", 0, 0, 0, 0, Measures.LINE, "");
        static final Stand INDENTED = new Stand("both", 2, 0, 0, 0, Measures.LINE, "");
        /** A title is larger than a line of the grid; it keeps the grid's pitch all the same. */
        static final Stand TITLE = new Stand("center", 0, 0, 0, 0, Measures.LINE - 1, "");

        static Stand right(double indent) {
            return new Stand("right", 0, 0, indent, 0, Measures.LINE, "<w:keepNext/>");
        }

        static Stand left(double indent) {
            return new Stand("left", 0, indent, 0, 0, Measures.LINE, "");
        }

        /** In a cell: no grid, as high as it needs. */
        static Stand cell(String align) {
            return new Stand(align, 0, 0, 0, 0, 0, "");
        }

        String properties() {
            boolean keep = more.contains("keepNext");
            var border = keep ? "" : more;
            return "<w:pPr>" + (keep ? "<w:keepNext/>" : "") + "<w:widowControl w:val=\"0\"/>" + border
                    + "<w:overflowPunct w:val=\"0\"/>"
                    + (line == Measures.LINE ? "" : "<w:snapToGrid w:val=\"0\"/>")
                    + "<w:spacing w:before=\"" + before + "\" w:after=\"0\""
                    + (line == 0 ? "" : " w:line=\"" + line + "\" w:lineRule=\"exact\"") + "/>"
                    + "<w:ind" + indent("left", left) + indent("right", right) + indent("firstLine", first) + "/>"
                    + "<w:jc w:val=\"" + align + "\"/></w:pPr>";
        }

        private static String indent(String side, double chars) {
            return chars == 0
                    ? ""
                    : " w:" + side + "Chars=\"" + Math.round(chars * 100) + "\" w:" + side + "=\""
                            + Math.round(chars * Measures.CHAR) + "\"";
        }
    }

    private WordXml() {}

    static String paragraph(Stand stand, String runs) {
        return "<w:p>" + stand.properties() + runs + "</w:p>";
    }

    static String blank() {
        return paragraph(Stand.FLUSH, "");
    }

    static String run(Look look, String text) {
        return "<w:r>" + look.properties() + "<w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r>";
    }

    /** A line of the body in the face of its level. */
    static String line(String text) {
        var level = Level.of(text);
        int head = level.headLength(text);
        return paragraph(
                Stand.INDENTED,
                run(Look.body(level.font()), text.substring(0, head))
                        + (head == text.length() ? "" : run(Look.BODY, text.substring(head))));
    }

    static String pageNumber(boolean odd) {
        var field = "<w:r>" + Look.PAGE_NUMBER.properties() + "<w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
                + Look.PAGE_NUMBER.properties() + "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r>"
                + Look.PAGE_NUMBER.properties() + "<w:fldChar w:fldCharType=\"separate\"/></w:r>"
                + run(Look.PAGE_NUMBER, "1") + "<w:r>" + Look.PAGE_NUMBER.properties()
                + "<w:fldChar w:fldCharType=\"end\"/></w:r>";
        var stand = new Stand(odd ? "right" : "left", 0, odd ? 0 : 0.89, odd ? 0.89 : 0, 0, 0, "");
        return paragraph(stand, run(Look.PAGE_NUMBER, "— ") + field + run(Look.PAGE_NUMBER, " —"));
    }

    static String escaped(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (writable(point)) {
                        out.appendCodePoint(point);
                    }
                }
            }
        });
        return out.toString();
    }

    private static boolean writable(int point) {
        return point == '\t'
                || point >= 0x20 && point < 0xD800
                || point > 0xDFFF && point < 0xFFFE
                || point >= 0x10000 && point <= 0x10FFFF;
    }

    static String joined(List<String> parts) {
        return String.join("", parts);
    }
}
