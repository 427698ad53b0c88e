package org.bihuan.document.official;

import org.bihuan.document.official.OfficialPaper.Block;

/**
 * How many pages a paper will fill, reckoned on the grid of 22 lines × 28 characters. Needed for the colophon alone,
 * which belongs on an even page; tables are reckoned by the width of their columns.
 */
final class PageEstimate {

    /** The letterhead, the number, the red line and what is left free below them. */
    private static final int DOCUMENT_HEAD = 10;

    private static final int LETTER_HEAD = 5;
    /** Copies and printer, both smaller than a line of the grid. */
    private static final int COLOPHON_LINES = 2;

    private PageEstimate() {}

    /** The page the text ends on, the colophon not counted. */
    static int lastPage(OfficialPaper paper) {
        return Math.ceilDiv(lines(paper), Measures.LINES);
    }

    /** Pages to turn so that the colophon stands on an even page with room for it. */
    static int pagesBeforeColophon(OfficialPaper paper) {
        if (lastPage(paper) % 2 == 1) {
            return 1;
        }
        return Math.floorMod(-lines(paper), Measures.LINES) >= COLOPHON_LINES ? 0 : 2;
    }

    private static int lines(OfficialPaper paper) {
        int lines = paper.format() == OfficialPaper.Format.DOCUMENT ? DOCUMENT_HEAD : LETTER_HEAD;
        lines += TitleLines.of(paper.title()).size() + 1;
        lines += paper.addressees().isEmpty() ? 0 : Texts.lines(paper.addressees(), 0, Measures.CHARS);
        for (var block : paper.body()) {
            lines += switch (block) {
                case Block.Line(var text) -> Texts.lines(text, 2, Measures.CHARS);
                case Block.Table table -> table(table);
                case Block.Form form ->
                    form.rows().stream().mapToInt(PageEstimate::row).sum() + 1;
            };
        }
        lines += paper.attachments().isEmpty() ? 0 : paper.attachments().size() + 1;
        lines += paper.signature().isEmpty() ? 0 : 4;
        return lines + (paper.note().isEmpty() ? 0 : Texts.lines(paper.note(), 2, Measures.CHARS));
    }

    private static int table(Block.Table table) {
        int shares = table.widths().stream().mapToInt(Integer::intValue).sum();
        // A row of one line is 454 twips high, four fifths of a line.
        double height = table.caption().isEmpty() ? 0.8 : 1.8;
        for (var row : table.rows()) {
            int deepest = 1;
            for (int at = 0; at < row.size(); at++) {
                deepest = Math.max(
                        deepest,
                        Texts.lines(
                                row.get(at), 0, Math.max(1, 30 * table.widths().get(at) / shares - 1)));
            }
            height += deepest * 0.8;
        }
        return (int) Math.ceil(height) + 1;
    }

    private static int row(Block.Form.Row row) {
        int room = row.cells().size() == 1 ? 25 : 9;
        int deepest = row.lines();
        for (var cell : row.cells()) {
            int text = cell.text()
                    .lines()
                    .mapToInt(line -> Texts.lines(line, 0, room))
                    .sum();
            deepest = Math.max(deepest, (int) Math.ceil(text * 0.75));
        }
        return deepest;
    }
}
