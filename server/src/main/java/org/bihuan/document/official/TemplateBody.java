package org.bihuan.document.official;

import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlOptions;
import org.bihuan.document.official.OfficialPaper.Block;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;

/** Puts the body where {@code {{body}}} stood: lines in that paragraph's look, tables as in our own layout. */
record TemplateBody(XWPFDocument document, XWPFParagraph place) {

    void put(List<Block> body) {
        for (var block : body) {
            switch (block) {
                case Block.Line(var text) -> line(text);
                case Block.Table table -> table(WordTables.bare(table));
                case Block.Form form -> table(WordTables.bare(form));
            }
        }
        document.removeBodyElement(document.getPosOfParagraph(place));
    }

    private void line(String text) {
        try (var cursor = place.getCTP().newCursor()) {
            var line = document.insertNewParagraph(cursor);
            if (place.getCTP().isSetPPr()) {
                line.getCTP().setPPr(place.getCTP().getPPr());
            }
            var run = line.createRun();
            run.setText(text);
            var look = look();
            if (look != null) {
                run.getCTR().setRPr(look);
            }
        }
    }

    private @Nullable CTRPr look() {
        var runs = place.getRuns();
        return runs.isEmpty() || !runs.getFirst().getCTR().isSetRPr()
                ? null
                : runs.getFirst().getCTR().getRPr();
    }

    private void table(String xml) {
        try (var cursor = place.getCTP().newCursor()) {
            var table = document.insertNewTbl(cursor);
            // Without its document element the fragment is what a table holds.
            table.getCTTbl()
                    .set(CTTbl.Factory.parse(
                            xml.replaceFirst("<w:tbl>", "<w:tbl " + WordXml.NAMESPACES + ">"),
                            new XmlOptions().setLoadReplaceDocumentElement(null)));
        } catch (XmlException ourOwn) {
            throw new IllegalStateException(ourOwn);
        }
    }
}
