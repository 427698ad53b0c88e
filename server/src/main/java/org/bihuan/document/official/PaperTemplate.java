package org.bihuan.document.official;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeaderFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.bihuan.document.official.OfficialPaper.Block;
import org.bihuan.shared.Problem;

/**
 * An office's own Word file as the form of a paper: {@code {{title}}} and the like are replaced, everything else stays
 * as it is. {@code {{body}}} stands alone in a paragraph of its own; the text takes that paragraph's look.
 */
public final class PaperTemplate {

    /** Placeholders of every paper; the labels of its sheet come on top. */
    public static final Set<String> PLACEHOLDERS = Set.of(
            "letterhead",
            "number",
            "title",
            "addressees",
            "body",
            "attachments",
            "signature",
            "date",
            "note",
            "copies",
            "printedBy");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]{1,40})}}");
    private static final int MOST_PLACEHOLDERS = 500;

    private PaperTemplate() {}

    /**
     * Refuses what is no Word file, could do harm ({@code DOCUMENT-TEMPLATE-…}) or names placeholders that do not exist.
     *
     * @return the placeholders it uses
     */
    public static Set<String> check(byte[] docx, Collection<String> labels) {
        TemplateCheck.mustBeHarmless(docx);
        try (var document = open(docx)) {
            var used = new LinkedHashSet<String>();
            for (var paragraph : paragraphs(document)) {
                placeholders(paragraph, used);
            }
            if (used.size() > MOST_PLACEHOLDERS) {
                throw TemplateCheck.notWord();
            }
            var unknown = new TreeSet<>(used);
            unknown.removeAll(PLACEHOLDERS);
            unknown.removeAll(labels);
            if (!unknown.isEmpty()) {
                throw Problem.field(
                                "file",
                                "DOCUMENT-TEMPLATE-UNKNOWN-PLACEHOLDER",
                                "模板中有无法识别的占位符：" + String.join("、", unknown) + "。请对照占位符清单修改。")
                        .with("unknown", List.copyOf(unknown));
            }
            if (!used.contains("body") && used.stream().noneMatch(labels::contains)) {
                throw Problem.field("file", "DOCUMENT-TEMPLATE-NO-BODY", "模板中没有 {{body}}，正文将无处填写，请单独占一段加入。");
            }
            return used;
        } catch (IOException unreadable) {
            throw TemplateCheck.notWord();
        }
    }

    /** Fills the template and writes a .docx. */
    public static void fill(byte[] docx, OfficialPaper paper, OutputStream out) {
        try (var document = open(docx)) {
            var values = values(paper);
            for (var paragraph : paragraphs(document)) {
                if (paragraph.getText().strip().equals("{{body}}") && paragraph.getBody() == document) {
                    new TemplateBody(document, paragraph).put(paper.body());
                } else {
                    TemplateText.replace(paragraph, PLACEHOLDER, values);
                }
            }
            document.write(out);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static XWPFDocument open(byte[] docx) throws IOException {
        try {
            return new XWPFDocument(new ByteArrayInputStream(docx));
        } catch (RuntimeException damaged) {
            throw TemplateCheck.notWord();
        }
    }

    private static Map<String, String> values(OfficialPaper paper) {
        var values = new LinkedHashMap<String, String>();
        var number = paper.number();
        var on = paper.date();
        for (var block : paper.body()) {
            if (block instanceof Block.Form form) {
                form.rows().forEach(row -> row.cells().forEach(field -> values.put(field.label(), field.text())));
            }
        }
        values.put("letterhead", paper.letterhead());
        values.put("number", number == null ? "" : number);
        values.put("title", String.join("", paper.title().lines().toList()));
        values.put("addressees", paper.addressees());
        values.put("attachments", String.join("；", paper.attachments()));
        values.put("signature", paper.signature());
        values.put("date", on == null ? "" : OfficialWriter.date(on));
        values.put("note", paper.note());
        values.put("copies", paper.copies());
        values.put("printedBy", paper.printedBy());
        values.put("body", plain(paper.body()));
        return values;
    }

    private static String plain(List<Block> body) {
        var text = new ArrayList<String>();
        for (var block : body) {
            if (block instanceof Block.Line(var line)) {
                text.add(line);
            }
        }
        return String.join("\n", text);
    }

    /** Every paragraph of the body, its tables, headers and footers. */
    private static List<XWPFParagraph> paragraphs(XWPFDocument document) {
        var all = new ArrayList<>(document.getParagraphs());
        document.getTables().forEach(table -> addAll(table, all));
        var margins = new ArrayList<XWPFHeaderFooter>(document.getHeaderList());
        margins.addAll(document.getFooterList());
        margins.forEach(margin -> {
            all.addAll(margin.getParagraphs());
            margin.getTables().forEach(table -> addAll(table, all));
        });
        return all;
    }

    private static void addAll(XWPFTable table, List<XWPFParagraph> all) {
        table.getRows()
                .forEach(row -> row.getTableCells().forEach(cell -> {
                    all.addAll(cell.getParagraphs());
                    cell.getTables().forEach(inner -> addAll(inner, all));
                }));
    }

    private static void placeholders(XWPFParagraph paragraph, Set<String> used) {
        var found = PLACEHOLDER.matcher(TemplateText.of(paragraph));
        while (found.find()) {
            used.add(found.group(1).strip());
        }
    }
}
