package org.bihuan.document.official;

import java.util.List;
import java.util.stream.Collectors;
import org.bihuan.document.official.OfficialPaper.Block;
import org.bihuan.document.official.WordXml.Look;
import org.bihuan.document.official.WordXml.Stand;

/** Tables of official papers: four-size type, thin rules, heading rows repeated on the next page. */
final class WordTables {

    /** A label is about four characters wide. */
    private static final int LABEL = Measures.BLOCK_WIDTH * 17 / 100;

    private WordTables() {}

    static String table(Block.Table table) {
        return caption(table) + bare(table) + thin();
    }

    private static String caption(Block.Table table) {
        return table.caption().isEmpty()
                ? ""
                : WordXml.paragraph(
                        new Stand("center", 0, 0, 0, 0, Measures.LINE, "<w:keepNext/>"),
                        WordXml.run(Look.SMALL_HEI, table.caption()));
    }

    static String form(Block.Form form) {
        return bare(form) + thin();
    }

    static String bare(Block.Table table) {
        int shares = table.widths().stream().mapToInt(Integer::intValue).sum();
        var widths = table.widths().stream()
                .map(share -> Measures.BLOCK_WIDTH * share / shares)
                .toList();
        var head = row(table.head(), widths, Look.SMALL_HEI, true);
        var rows = table.rows().stream()
                .map(cells -> row(cells, widths, Look.SMALL, false))
                .collect(Collectors.joining());
        return begin(widths, 4) + head + rows + "</w:tbl>";
    }

    static String bare(Block.Form form) {
        int field = Measures.BLOCK_WIDTH / 2 - LABEL;
        var widths = List.of(LABEL, field, LABEL, Measures.BLOCK_WIDTH - 2 * LABEL - field);
        var rows = new StringBuilder();
        for (var row : form.rows()) {
            rows.append("<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"")
                    .append(row.lines() * Measures.LINE)
                    .append("\" w:hRule=\"atLeast\"/></w:trPr>");
            if (row.cells().size() == 1) {
                var only = row.cells().getFirst();
                rows.append(label(only)).append(cell(Measures.BLOCK_WIDTH - LABEL, 3, text(only.text())));
            } else {
                for (int at = 0; at < 2; at++) {
                    var each = row.cells().get(at);
                    rows.append(label(each)).append(cell(widths.get(at * 2 + 1), 1, text(each.text())));
                }
            }
            rows.append("</w:tr>");
        }
        return begin(widths, 6) + rows + "</w:tbl>";
    }

    private static String label(Block.Form.Field field) {
        return cell(LABEL, 1, WordXml.paragraph(Stand.cell("center"), WordXml.run(Look.SMALL_HEI, field.label())));
    }

    private static String text(String text) {
        return text.lines()
                        .map(line -> WordXml.paragraph(Stand.cell("left"), WordXml.run(Look.SMALL, line)))
                        .collect(Collectors.joining())
                + (text.isEmpty() ? WordXml.paragraph(Stand.cell("left"), "") : "");
    }

    private static String row(List<String> cells, List<Integer> widths, Look look, boolean head) {
        var out = new StringBuilder("<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"454\" w:hRule=\"atLeast\"/>"
                + (head ? "<w:tblHeader/>" : "") + "</w:trPr>");
        for (int at = 0; at < widths.size(); at++) {
            var text = at < cells.size() ? cells.get(at) : "";
            var align = !head && text.codePointCount(0, text.length()) > 8 ? "left" : "center";
            out.append(cell(widths.get(at), 1, WordXml.paragraph(Stand.cell(align), WordXml.run(look, text))));
        }
        return out.append("</w:tr>").toString();
    }

    private static String cell(int width, int span, String content) {
        return "<w:tc><w:tcPr><w:tcW w:w=\"" + width + "\" w:type=\"dxa\"/>"
                + (span == 1 ? "" : "<w:gridSpan w:val=\"" + span + "\"/>")
                + "<w:vAlign w:val=\"center\"/></w:tcPr>" + content + "</w:tc>";
    }

    private static String begin(List<Integer> widths, int eighths) {
        var border = " w:val=\"single\" w:sz=\"" + eighths + "\" w:space=\"0\" w:color=\"000000\"/>";
        return "<w:tbl><w:tblPr><w:tblW w:w=\"" + Measures.BLOCK_WIDTH + "\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>"
                + "<w:tblBorders><w:top" + border + "<w:left" + border + "<w:bottom" + border + "<w:right" + border
                + "<w:insideH" + border + "<w:insideV" + border + "</w:tblBorders>"
                + "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/>"
                + "<w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
                + widths.stream()
                        .map(width -> "<w:gridCol w:w=\"" + width + "\"/>")
                        .collect(Collectors.joining())
                + "</w:tblGrid>";
    }

    /** Word needs a paragraph between two tables and after the last one. */
    private static String thin() {
        return WordXml.paragraph(new Stand("left", 0, 0, 0, 0, 120, ""), "");
    }
}
