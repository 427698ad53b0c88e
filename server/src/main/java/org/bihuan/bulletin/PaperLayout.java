package org.bihuan.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.bulletin.PaperContent.PaperTable;
import org.bihuan.bulletin.PaperContent.SheetRow;
import org.bihuan.document.official.OfficialPaper;
import org.bihuan.document.official.OfficialPaper.Block;

/** Turns what a paper says into what is set: figures in their places, tables between the lines. */
final class PaperLayout {

    /** A figure in a text: {@code {{OVERDUE}}}, {@code {{CLOSINGS@unit}}}. */
    static final Pattern FIGURE = Pattern.compile("\\{\\{([A-Z_]{2,40}!?(?:@[0-9a-f-]{36})?)}}");

    private static final Pattern TABLE = Pattern.compile("\\{\\{table:([a-z]{2,20})}}");

    private PaperLayout() {}

    /** @param figures what each figure says, by its key */
    static OfficialPaper of(Paper paper, Map<String, String> figures) {
        var content = paper.content;
        return new OfficialPaper(
                paper.kind.format(),
                content.letterhead(),
                paper.number,
                shown(content.title(), figures),
                paper.kind.format() == OfficialPaper.Format.SHEET ? "" : paper.addresseesShown(),
                body(content, figures),
                content.attachments(),
                content.signature(),
                paper.issuedOn,
                content.note(),
                content.copies(),
                content.printedBy());
    }

    private static List<Block> body(PaperContent content, Map<String, String> figures) {
        var blocks = new ArrayList<Block>();
        if (!content.sheet().isEmpty()) {
            blocks.add(new Block.Form(
                    content.sheet().stream().map(row -> row(row, figures)).toList()));
        }
        for (var line : content.text().lines().toList()) {
            var table = TABLE.matcher(line.strip());
            if (table.matches()) {
                content.tables().stream()
                        .filter(each -> each.key().equals(table.group(1)))
                        .forEach(each -> blocks.add(table(each, figures)));
            } else if (!line.isBlank()) {
                blocks.add(new Block.Line(shown(line.strip(), figures)));
            }
        }
        return blocks;
    }

    private static Block.Form.Row row(SheetRow row, Map<String, String> figures) {
        var cells = new ArrayList<Block.Form.Field>();
        cells.add(new Block.Form.Field(row.label(), shown(row.text(), figures)));
        var label = row.label2();
        if (label != null) {
            cells.add(new Block.Form.Field(label, row.text2() == null ? "" : shown(row.text2(), figures)));
        }
        return new Block.Form.Row(cells, row.lines());
    }

    private static Block.Table table(PaperTable table, Map<String, String> figures) {
        return new Block.Table(
                table.caption(),
                table.head(),
                table.widths(),
                table.rows().stream()
                        .map(row ->
                                row.stream().map(cell -> shown(cell, figures)).toList())
                        .toList());
    }

    /** Words of somebody else's, in which braces name no figure and no table. */
    static String quoted(String words) {
        return words.replace("{{", "｛｛").replace("}}", "｝｝");
    }

    static String shown(String text, Map<String, String> figures) {
        return FIGURE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(figures.getOrDefault(found.group(1), "—")));
    }
}
