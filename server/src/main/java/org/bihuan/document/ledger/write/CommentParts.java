package org.bihuan.document.ledger.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.cell.CellIssue;

/** The parts of an .xlsx that carry comments: their texts, and the boxes in which they open. */
final class CommentParts {

    static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    static final String DRAWING_ID = "rIdErrorDrawing";
    static final String COMMENTS = "xl/commentsErrors.xml";
    static final String DRAWING = "xl/drawings/vmlDrawingErrors.vml";

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private final Map<CellAddress, List<String>> texts = new LinkedHashMap<>();

    CommentParts(ErrorMarks marks) {
        for (var issues : marks.byRow().values()) {
            for (CellIssue issue : issues) {
                if (texts.size() < ErrorMarks.MOST_COMMENTS) {
                    texts.computeIfAbsent(issue.address(), at -> new ArrayList<>())
                            .add(issue.sentence());
                }
            }
        }
    }

    String comments() {
        var xml = new StringBuilder(HEAD);
        xml.append("<comments xmlns=\"%s\"><authors><author>Bihuan</author></authors><commentList>".formatted(MAIN));
        texts.forEach((at, sentences) ->
                xml.append("<comment ref=\"%s\" authorId=\"0\"><text><t xml:space=\"preserve\">%s</t></text></comment>"
                        .formatted(at, XmlTokens.escape(String.join("\n", sentences)))));
        return xml.append("</commentList></comments>").toString();
    }

    String drawing() {
        var xml = new StringBuilder("""
                <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">\
                <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>\
                <v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">\
                <v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>""");
        int number = 1025;
        for (var at : texts.keySet()) {
            xml.append("""
                    <v:shape id="_x0000_s%1$d" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">\
                    <v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>\
                    <x:Anchor>%2$d, 15, %3$d, 2, %4$d, 15, %5$d, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%6$d</x:Row><x:Column>%7$d</x:Column>\
                    </x:ClientData></v:shape>""".formatted(
                            number++,
                            at.column() + 1,
                            Math.max(0, at.row() - 2),
                            at.column() + 4,
                            at.row() + 2,
                            at.row() - 1,
                            at.column()));
        }
        return xml.append("</xml>").toString();
    }

    static String relations(String existing) {
        var added = "<Relationship Id=\"rIdErrorComments\" Type=\"%s/comments\" Target=\"/%s\"/>"
                        .formatted(RELATIONSHIPS, COMMENTS)
                + "<Relationship Id=\"%s\" Type=\"%s/vmlDrawing\" Target=\"/%s\"/>"
                        .formatted(DRAWING_ID, RELATIONSHIPS, DRAWING);
        int end = existing.lastIndexOf("</");
        return end < 0
                ? HEAD + "<Relationships xmlns=\"%s\">%s</Relationships>".formatted(PACKAGE, added)
                : existing.substring(0, end) + added + existing.substring(end);
    }

    static String contentTypes(String existing) {
        var vml = existing.contains("Extension=\"vml\"")
                ? ""
                : "<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>";
        var comments =
                "<Override PartName=\"/%s\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml\"/>"
                        .formatted(COMMENTS);
        int end = existing.lastIndexOf("</");
        return existing.substring(0, end) + vml + comments + existing.substring(end);
    }
}
