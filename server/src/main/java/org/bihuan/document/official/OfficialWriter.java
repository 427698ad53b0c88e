package org.bihuan.document.official;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bihuan.document.official.OfficialPaper.Block;
import org.bihuan.document.official.WordXml.Look;
import org.bihuan.document.official.WordXml.Stand;

/** Sets an official paper as a Word file. The same paper gives the same bytes. */
public final class OfficialWriter {

    private static final long NO_TIME = 315_532_800_000L;

    private OfficialWriter() {}

    /** Writes a .docx; the stream stays open. */
    public static void write(OfficialPaper paper, OutputStream out) {
        try {
            var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            put(zip, "[Content_Types].xml", WordParts.CONTENT_TYPES);
            put(zip, "_rels/.rels", WordParts.PACKAGE_RELATIONS);
            put(zip, "word/document.xml", document(paper));
            put(zip, "word/_rels/document.xml.rels", WordParts.DOCUMENT_RELATIONS);
            put(zip, "word/styles.xml", WordParts.STYLES);
            put(zip, "word/settings.xml", WordParts.SETTINGS);
            put(zip, "word/footer1.xml", WordParts.footer(true));
            put(zip, "word/footer2.xml", WordParts.footer(false));
            zip.finish();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String document(OfficialPaper paper) {
        var parts = new ArrayList<String>();
        switch (paper.format()) {
            case DOCUMENT, LETTER -> copy(paper, parts, "");
            case SHEET -> {
                copy(paper, parts, "第一联　督查机构留存");
                parts.add(WordXml.paragraph(Stand.FLUSH, "<w:r><w:br w:type=\"page\"/></w:r>"));
                copy(paper, parts, "第二联　承办单位留存");
            }
        }
        return WordParts.XML + "<w:document " + WordXml.NAMESPACES + "><w:body>" + WordXml.joined(parts)
                + WordParts.SECTION + "</w:body></w:document>";
    }

    private static void copy(OfficialPaper paper, List<String> parts, String whose) {
        head(paper, parts);
        if (!whose.isEmpty()) {
            parts.add(WordXml.paragraph(Stand.cell("right"), WordXml.run(Look.SMALL, whose)));
        }
        blocks(paper.body()).forEach(parts::add);
        tail(paper, parts);
    }

    private static void head(OfficialPaper paper, List<String> parts) {
        switch (paper.format()) {
            case DOCUMENT -> documentHead(paper, parts);
            case LETTER, SHEET -> letterHead(paper, parts);
        }
        TitleLines.of(paper.title())
                .forEach(line -> parts.add(WordXml.paragraph(Stand.TITLE, WordXml.run(Look.TITLE, line))));
        parts.add(WordXml.blank());
        if (!paper.addressees().isEmpty()) {
            parts.add(WordXml.paragraph(Stand.FLUSH, WordXml.run(Look.BODY, paper.addressees() + "：")));
        }
    }

    /** Letterhead 35 mm below the upper edge, number two lines below it, red line 4 mm below the number. */
    private static void documentHead(OfficialPaper paper, List<String> parts) {
        parts.add(letterhead(paper, Measures.LETTERHEAD_BELOW_TOP, ""));
        parts.add(WordXml.blank());
        parts.add(WordXml.blank());
        parts.add(WordXml.paragraph(
                new Stand("center", 0, 0, 0, 0, Measures.LINE, redLine("single", 12, 6)), number(paper)));
        parts.add(WordXml.blank());
        parts.add(WordXml.blank());
    }

    /** A double red line 4 mm below the letterhead, the number flush right below the line. */
    private static void letterHead(OfficialPaper paper, List<String> parts) {
        parts.add(letterhead(paper, 0, redLine("thickThinSmallGap", 24, 11)));
        parts.add(WordXml.paragraph(new Stand("right", 0, 0, 0, 120, Measures.LINE, ""), number(paper)));
        parts.add(WordXml.blank());
    }

    private static String letterhead(OfficialPaper paper, int before, String more) {
        int points = letterheadPoints(paper.letterhead());
        return WordXml.paragraph(
                new Stand("center", 0, 0, 0, before, points * 22, more),
                WordXml.run(Look.red(Font.SONG_TITLE, points), paper.letterhead()));
    }

    private static String number(OfficialPaper paper) {
        var number = paper.number();
        return WordXml.run(Look.BODY, number == null ? "" : number);
    }

    private static String redLine(String kind, int eighths, int space) {
        return "<w:pBdr><w:bottom w:val=\"" + kind + "\" w:sz=\"" + eighths + "\" w:space=\"" + space
                + "\" w:color=\"FF0000\"/></w:pBdr>";
    }

    /** As large as the width allows, at most 48 pt. */
    static int letterheadPoints(String letterhead) {
        int length = Math.max(1, letterhead.codePointCount(0, letterhead.length()));
        return Math.clamp(Measures.BLOCK_WIDTH / 20 / length, 16, 48);
    }

    /** The body's paragraphs and tables, for templates too. */
    static List<String> blocks(List<Block> body) {
        return body.stream()
                .map(block -> switch (block) {
                    case Block.Line(var text) -> WordXml.line(text);
                    case Block.Table table -> WordTables.table(table);
                    case Block.Form form -> WordTables.form(form);
                })
                .toList();
    }

    private static void tail(OfficialPaper paper, List<String> parts) {
        var attachments = paper.attachments();
        if (!attachments.isEmpty()) {
            parts.add(WordXml.blank());
            for (int at = 0; at < attachments.size(); at++) {
                var label = attachments.size() == 1 ? "" : (at + 1) + ". ";
                parts.add(WordXml.paragraph(
                        at == 0 ? Stand.INDENTED : Stand.left(5),
                        WordXml.run(Look.BODY, (at == 0 ? "附件：" : "") + label + attachments.get(at))));
            }
        }
        if (!paper.signature().isEmpty()) {
            sign(paper, parts);
        }
        if (!paper.note().isEmpty()) {
            parts.add(WordXml.paragraph(Stand.INDENTED, WordXml.run(Look.BODY, "（" + paper.note() + "）")));
        }
        if (!paper.printedBy().isEmpty()) {
            for (int turned = PageEstimate.pagesBeforeColophon(paper); turned > 0; turned--) {
                parts.add(WordXml.paragraph(Stand.FLUSH, "<w:r><w:br w:type=\"page\"/></w:r>"));
            }
            var on = paper.date();
            parts.add(Colophon.of(paper.copies(), paper.printedBy(), on == null ? "" : date(on)));
        }
        parts.add(WordXml.paragraph(new Stand("left", 0, 0, 0, 0, 20, ""), ""));
    }

    /** The date four characters from the right, the name centred over it; a long name pushes the date inwards. */
    private static void sign(OfficialPaper paper, List<String> parts) {
        var on = paper.date();
        var date = on == null ? "　　年　月　日" : date(on);
        double dateWidth = Texts.width(date);
        double overhang = (Texts.width(paper.signature()) - dateWidth) / 2;
        double nameIndent = Math.max(0, 4 - overhang);
        double dateIndent = nameIndent + overhang;
        parts.add(WordXml.paragraph(Stand.right(0), ""));
        parts.add(WordXml.paragraph(Stand.right(0), ""));
        parts.add(WordXml.paragraph(Stand.right(nameIndent), WordXml.run(Look.BODY, paper.signature())));
        parts.add(WordXml.paragraph(
                new Stand("right", 0, 0, dateIndent, 0, Measures.LINE, ""), WordXml.run(Look.BODY, date)));
    }

    /** 2026年11月20日: Arabic numerals, no leading zero. */
    public static String date(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
