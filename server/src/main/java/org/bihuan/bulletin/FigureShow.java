package org.bihuan.bulletin;

import static org.bihuan.schema.bulletin.Tables.PAPER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterShow;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.bihuan.statistics.FigureRow;
import org.bihuan.statistics.UnitOfMeasure;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The figures of a paper as its reader sees them, each with its definition, its rows and what corrects it. */
@Repository
public class FigureShow {

    /**
     * A figure of the text.
     *
     * @param unit lead unit it is of; absent: the whole zone
     * @param rows kept behind it, where the paper is out
     * @param correction what an issued erratum says instead
     */
    public record Line(
            String key,
            String shown,
            UnitOfMeasure unitOfMeasure,
            @Nullable String unit,
            String nameZh,
            String nameEn,
            String definitionZh,
            String definitionEn,
            int rows,
            @Nullable Correction correction) {}

    public record Correction(UUID erratum, String number, String shown) {}

    /** @param row blank but for its unit and state where the viewer may not see the matter */
    public record Row(boolean visible, FigureRow row) {}

    private final DSLContext sql;
    private final PaperShow papers;
    private final PaperFigures figures;
    private final MatterShow matters;

    FigureShow(DSLContext sql, PaperShow papers, PaperFigures figures, MatterShow matters) {
        this.sql = sql;
        this.papers = papers;
        this.figures = figures;
        this.matters = matters;
    }

    @Transactional(readOnly = true)
    public List<Line> of(Viewer viewer, UUID id) {
        var paper = papers.seen(viewer, id);
        var corrections = corrections(paper);
        return figures.standing(viewer, paper).stream()
                .map(each -> new Line(
                        each.key(),
                        each.shown(),
                        each.unitOfMeasure(),
                        each.unit(),
                        each.definition().nameZh(),
                        each.definition().nameEn(),
                        each.definition().zh(),
                        each.definition().en(),
                        each.rows(),
                        corrections.get(each.key())))
                .toList();
    }

    /** The latest issued erratum wins. */
    private Map<String, Correction> corrections(Paper paper) {
        var corrections = new HashMap<String, Correction>();
        var errata = sql.select(PAPER.ID, PAPER.NUMBER)
                .from(PAPER)
                .where(PAPER.ZONE_ID.eq(paper.zone.value()), PAPER.CORRECTS_ID.eq(paper.id), PAPER.STATE.eq("ISSUED"))
                .orderBy(PAPER.ISSUED_AT)
                .limit(50)
                .fetch();
        for (var erratum : errata) {
            var number = erratum.value2();
            figures.frozen(paper.zone, erratum.value1())
                    .forEach(each -> corrections.put(
                            each.key(), new Correction(erratum.value1(), number == null ? "" : number, each.shown())));
        }
        return corrections;
    }

    /** The rows of a figure; matters the viewer may not see are counted but not named. */
    @Transactional(readOnly = true)
    public Page<Row> rows(Viewer viewer, UUID id, String key, PageRequest request) {
        var paper = papers.seen(viewer, id);
        var page = figures.rows(viewer, paper, FigureKey.of(key).text(), request);
        var ids = page.items().stream()
                .map(row -> new MatterId(row.id()))
                .distinct()
                .toList();
        var visible =
                matters.links(viewer, ids).stream().map(MatterShow.Link::id).collect(Collectors.toSet());
        return page.map(row -> visible.contains(row.id()) ? new Row(true, row) : new Row(false, masked(row)));
    }

    private static FigureRow masked(FigureRow row) {
        return new FigureRow(
                new UUID(0, 0),
                "",
                "",
                row.typeCode(),
                row.state(),
                row.unit(),
                row.unitName(),
                row.at(),
                row.originalDueOn(),
                row.dueOn(),
                row.hit(),
                row.days());
    }
}
