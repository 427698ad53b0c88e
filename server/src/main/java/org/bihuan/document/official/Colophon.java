package org.bihuan.document.official;

import org.bihuan.document.official.WordXml.Look;

/**
 * The colophon (版记): a text box whose last line lies on the lower edge of the text block, with rules of 0.35, 0.25 and
 * 0.35 mm. Placed by measure from the page's edges: frames and floating tables are read differently by word processors.
 */
final class Colophon {

    private static final int ROW = 440;
    /** 四号 characters in a line, the indents taken off. */
    private static final int ROOM = 28;

    private static final int EMU = 635;
    private static final String SHAPES = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/";

    private Colophon() {}

    static String of(String copies, String printedBy, String printedOn) {
        int copyLines = copies.isEmpty() ? 0 : Texts.lines(copies, 4, ROOM);
        var last =
                WordXml.run(Look.SMALL, printedBy) + "<w:r><w:tab/></w:r>" + WordXml.run(Look.SMALL, printedOn + "印发");
        var content = copies.isEmpty()
                ? paragraph(rule("top", 8) + rule("bottom", 8), last)
                : paragraph(rule("top", 8), WordXml.run(Look.SMALL, "抄送：" + copies + "。"))
                        + paragraph(rule("top", 6) + rule("bottom", 8), last);
        return box(content, (copyLines + 1) * ROW + 60);
    }

    private static String box(String content, int height) {
        int top = Measures.PAGE_HEIGHT - Measures.BOTTOM - height;
        var size = " cx=\"" + Measures.BLOCK_WIDTH * EMU + "\" cy=\"" + height * EMU + "\"";
        return "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr><w:r>"
                + "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
                + "<mc:Choice xmlns:wps=\"" + SHAPES + "\" Requires=\"wps\"><w:drawing><wp:anchor xmlns:wp=\"" + DRAWING
                + "wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\" simplePos=\"0\""
                + " relativeHeight=\"1\" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\">"
                + "<wp:simplePos x=\"0\" y=\"0\"/>" + position("H", Measures.LEFT) + position("V", top)
                + "<wp:extent" + size + "/><wp:wrapTopAndBottom/><wp:docPr id=\"1\" name=\"colophon\"/>"
                + "<wp:cNvGraphicFramePr/><a:graphic xmlns:a=\"" + DRAWING + "main\"><a:graphicData uri=\"" + SHAPES
                + "\"><wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext" + size
                + "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>"
                + "</wps:spPr><wps:txbx><w:txbxContent>" + content + "</w:txbxContent></wps:txbx>"
                + "<wps:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"b\"/></wps:wsp></a:graphicData>"
                + "</a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>";
    }

    private static String position(String side, int twips) {
        return "<wp:position" + side + " relativeFrom=\"page\"><wp:posOffset>" + twips * EMU
                + "</wp:posOffset></wp:position" + side + ">";
    }

    private static String paragraph(String rules, String runs) {
        return "<w:p><w:pPr><w:pBdr>" + rules + "</w:pBdr><w:tabs><w:tab w:val=\"right\" w:pos=\""
                + (Measures.BLOCK_WIDTH - 280) + "\"/></w:tabs><w:snapToGrid w:val=\"0\"/>"
                + "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"" + ROW + "\" w:lineRule=\"exact\"/>"
                + "<w:ind w:firstLine=\"280\"/></w:pPr>" + runs + "</w:p>";
    }

    private static String rule(String side, int eighths) {
        return "<w:" + side + " w:val=\"single\" w:sz=\"" + eighths + "\" w:space=\"0\" w:color=\"000000\"/>";
    }
}
