package org.bihuan.document.official;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;

/** Replaces placeholders in a paragraph; Word cuts them into pieces as it likes, so pieces are put together first. */
final class TemplateText {

    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final QName BREAK = new QName(WORD, "br");
    private static final QName TEXT = new QName(WORD, "t");
    private static final QName SPACE = new QName(XMLConstants.XML_NS_URI, "space", XMLConstants.XML_NS_PREFIX);

    private TemplateText() {}

    static String of(XWPFParagraph paragraph) {
        var text = new StringBuilder();
        pieces(paragraph).forEach(piece -> text.append(piece.getStringValue()));
        return text.toString();
    }

    /** The value stands in the look of the piece the placeholder began in. */
    static void replace(XWPFParagraph paragraph, Pattern placeholder, Map<String, String> values) {
        var pieces = pieces(paragraph);
        var found = placeholder.matcher(of(paragraph));
        var spans = new ArrayList<int[]>();
        var texts = new ArrayList<String>();
        while (found.find()) {
            spans.add(new int[] {found.start(), found.end()});
            texts.add(values.getOrDefault(found.group(1).strip(), ""));
        }
        // From the last to the first, so that the places before stay where they are.
        for (int at = spans.size() - 1; at >= 0; at--) {
            put(pieces, spans.get(at)[0], spans.get(at)[1], texts.get(at).strip());
        }
        if (!spans.isEmpty()) {
            breakLines(paragraph);
        }
    }

    private static void put(List<CTText> pieces, int from, int to, String value) {
        int start = 0;
        boolean written = false;
        for (var piece : pieces) {
            var text = piece.getStringValue();
            int end = start + text.length();
            if (end > from && start < to) {
                var before = text.substring(0, Math.max(0, from - start));
                var after = text.substring(Math.min(text.length(), to - start));
                set(piece, before + (written ? "" : value) + after);
                written = true;
            }
            start = end;
        }
    }

    private static void set(CTText piece, String text) {
        piece.setStringValue(text);
        piece.setSpace(SpaceAttribute.Space.PRESERVE);
    }

    /** What was written over several lines stands over several lines. */
    private static void breakLines(XWPFParagraph paragraph) {
        for (var run : paragraph.getRuns()) {
            var ctr = run.getCTR();
            for (int at = 0; at < ctr.sizeOfTArray(); at++) {
                var lines = ctr.getTArray(at).getStringValue().lines().toList();
                if (lines.size() > 1) {
                    breakLines(ctr.getTArray(at), lines);
                    at += lines.size() - 1;
                }
            }
        }
    }

    private static void breakLines(CTText piece, List<String> lines) {
        set(piece, lines.getFirst());
        try (var cursor = piece.newCursor()) {
            cursor.toEndToken();
            cursor.toNextToken();
            for (var line : lines.subList(1, lines.size())) {
                cursor.insertElement(BREAK);
                cursor.beginElement(TEXT);
                cursor.insertAttributeWithValue(SPACE, "preserve");
                cursor.insertChars(line);
                cursor.toNextToken();
            }
        }
    }

    private static List<CTText> pieces(XWPFParagraph paragraph) {
        var pieces = new ArrayList<CTText>();
        paragraph.getRuns().forEach(run -> pieces.addAll(run.getCTR().getTList()));
        return pieces;
    }
}
