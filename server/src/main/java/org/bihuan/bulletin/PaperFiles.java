package org.bihuan.bulletin;

import static org.bihuan.schema.bulletin.Tables.PAPER_FILE;

import java.util.UUID;
import org.bihuan.document.official.PdfPrinter;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Papers as files. What was issued is kept as it went out; a draft is set anew each time. */
@Repository
public class PaperFiles {

    /** @param name without its extension */
    public record Written(String name, byte[] bytes) {}

    private final DSLContext sql;
    private final PaperShow papers;
    private final PaperFigures figures;
    private final PaperTemplates templates;
    private final PdfPrinter printer;

    PaperFiles(DSLContext sql, PaperShow papers, PaperFigures figures, PaperTemplates templates, PdfPrinter printer) {
        this.sql = sql;
        this.papers = papers;
        this.figures = figures;
        this.templates = templates;
        this.printer = printer;
    }

    @Transactional(readOnly = true)
    public Written docx(Viewer viewer, UUID id) {
        var paper = papers.seen(viewer, id);
        return new Written(name(paper), paper.state.isOut() ? kept(paper) : set(viewer, paper));
    }

    /** Refuses with {@code DOCUMENT-NO-PDF} where LibreOffice is absent. */
    public Written pdf(Viewer viewer, Written docx) {
        return new Written(docx.name(), printer.print(docx.bytes()));
    }

    private byte[] set(Viewer viewer, Paper paper) {
        return templates.written(paper.zone, paper.kind, PaperLayout.of(paper, figures.shown(viewer, paper)));
    }

    private byte[] kept(Paper paper) {
        return sql.select(PAPER_FILE.BYTES)
                .from(PAPER_FILE)
                .where(PAPER_FILE.ZONE_ID.eq(paper.zone.value()), PAPER_FILE.PAPER_ID.eq(paper.id))
                .fetchSingle()
                .value1();
    }

    /** Keeps the file of a paper just issued. */
    void keep(Viewer viewer, Paper paper) {
        var bytes = set(viewer, paper);
        sql.insertInto(PAPER_FILE)
                .columns(PAPER_FILE.ZONE_ID, PAPER_FILE.PAPER_ID, PAPER_FILE.SHA256, PAPER_FILE.BYTES)
                .values(paper.zone.value(), paper.id, PaperTemplates.sha256(bytes), bytes)
                .execute();
    }

    private static String name(Paper paper) {
        var number = paper.number == null ? "草稿" : paper.number;
        var title = String.join("", paper.content.title().lines().toList());
        return (number + " " + title).replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "");
    }
}
