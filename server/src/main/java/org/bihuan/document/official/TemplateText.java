package org.bihuan.document.official;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;

/** Replaces placeholders in a paragraph; Word cuts them into pieces as it likes, so pieces are put together first. */
final class TemplateText {

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
            put(pieces, spans.get(at)[0], spans.get(at)[1], oneLine(texts.get(at)));
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

    private static String oneLine(String value) {
        return String.join("　", value.lines().toList());
    }

    private static List<CTText> pieces(XWPFParagraph paragraph) {
        var pieces = new ArrayList<CTText>();
        paragraph.getRuns().forEach(run -> pieces.addAll(run.getCTR().getTList()));
        return pieces;
    }
}
