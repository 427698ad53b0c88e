package org.bihuan.bulletin;

import static org.bihuan.schema.bulletin.Tables.PAPER_FIGURE;
import static org.bihuan.schema.bulletin.Tables.PAPER_FIGURE_ROW;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.schema.bulletin.tables.records.PaperFigureRowRecord;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.bihuan.statistics.Figure;
import org.bihuan.statistics.FigureQuery;
import org.bihuan.statistics.FigureRow;
import org.bihuan.statistics.Figures;
import org.bihuan.statistics.Period;
import org.bihuan.statistics.UnitOfMeasure;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of a paper. While it is a draft they are counted anew each time; at the issue each is frozen with its query,
 * its value and the rows it was counted from, and nothing changes them afterwards.
 */
@Repository
class PaperFigures {

    /** Rows kept of one figure; more are counted but not kept. */
    private static final int MOST_ROWS = 2000;

    /**
     * A figure as it stands in the text.
     *
     * @param shown what the text says
     * @param unit name of the lead unit it is of; absent: the whole zone
     */
    record Standing(
            String key,
            String shown,
            @Nullable BigDecimal value,
            int numerator,
            @Nullable Integer denominator,
            UnitOfMeasure unitOfMeasure,
            @Nullable String unit,
            Figure.Definition definition,
            FigureQuery query,
            int rows) {

        /** What it was counted from may have changed: only what the reader sees is corrected. */
        boolean saysTheSameAs(Standing other) {
            return shown.equals(other.shown);
        }
    }

    private final DSLContext sql;
    private final Figures figures;
    private final UnitDirectory units;
    private final JsonMapper json;
    private final Clock clock;

    PaperFigures(DSLContext sql, Figures figures, UnitDirectory units, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.figures = figures;
        this.units = units;
        this.json = json;
        this.clock = clock;
    }

    /** What the figures say, by key: frozen ones of a paper that is out, otherwise as known now. */
    Map<String, String> shown(Viewer viewer, Paper paper) {
        var shown = new LinkedHashMap<String, String>();
        standing(viewer, paper).forEach(each -> shown.put(each.key(), each.shown()));
        return shown;
    }

    List<Standing> standing(Viewer viewer, Paper paper) {
        if (paper.state.isOut()) {
            return frozen(paper.zone, paper.id);
        }
        return viewer.may(Permit.STATISTICS_READ) ? counted(viewer, paper, clock.instant()) : List.of();
    }

    /** Counted for the paper's moment with all corrections known by then. */
    List<Standing> counted(Viewer viewer, Paper paper, Instant knownAt) {
        var keys = FigureKey.in(paper.content);
        if (keys.isEmpty()) {
            return List.of();
        }
        var named = units.namesOf(
                paper.zone,
                keys.stream().map(FigureKey::unit).filter(Objects::nonNull).toList());
        return keys.stream()
                .map(key -> {
                    var query = query(paper, key, knownAt);
                    var figure = figures.value(viewer, query);
                    var unit = key.unit();
                    return new Standing(
                            key.text(),
                            shown(figure),
                            figure.value(),
                            figure.numerator(),
                            figure.denominator(),
                            figure.unitOfMeasure(),
                            unit == null ? null : named.get(unit),
                            figure.definition(),
                            query,
                            0);
                })
                .toList();
    }

    private static FigureQuery query(Paper paper, FigureKey key, Instant knownAt) {
        var subject = paper.subject;
        if (subject.from() == null || subject.to() == null || subject.asAt() == null) {
            throw Problem.field("text", "BULLETIN-FIGURE-WITHOUT-PERIOD", "只有督查通报才能引用统计数字，请删除花括号内的内容。");
        }
        return new FigureQuery(
                key.code(), key.scope(), new Period(subject.from(), subject.to()), subject.asAt(), knownAt);
    }

    /** 12, 91.67%, 3.5: without trailing zeros; a dash where there is nothing to take a share of. */
    static String shown(Figure figure) {
        var value = figure.value();
        if (value == null) {
            return "—";
        }
        var plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return figure.unitOfMeasure() == UnitOfMeasure.PERCENT ? plain + "%" : plain;
    }

    /** A figure with the rows it was counted from. */
    record Counted(Standing figure, List<FigureRow> rows) {}

    /** What {@link #keep} is to keep: counted beforehand, because the number of a paper is held until it is out. */
    List<Counted> freezing(Viewer viewer, Paper paper, Instant knownAt) {
        var all = counted(viewer, paper, knownAt);
        if (!all.isEmpty() && !viewer.seesAll()) {
            throw wholeZone();
        }
        return all.stream()
                .map(each -> new Counted(each, rows(viewer, each.query())))
                .toList();
    }

    /** Keeps every figure with the rows behind it; once. */
    void keep(Paper paper, List<Counted> all) {
        for (var counted : all) {
            var each = counted.figure();
            var rows = counted.rows();
            sql.insertInto(PAPER_FIGURE)
                    .set(PAPER_FIGURE.ZONE_ID, paper.zone.value())
                    .set(PAPER_FIGURE.PAPER_ID, paper.id)
                    .set(PAPER_FIGURE.KEY, each.key())
                    .set(PAPER_FIGURE.QUERY, JSONB.valueOf(json.writeValueAsString(each)))
                    .set(PAPER_FIGURE.SHOWN, each.shown())
                    .set(PAPER_FIGURE.VALUE, each.value())
                    .set(PAPER_FIGURE.NUMERATOR, each.numerator())
                    .set(PAPER_FIGURE.DENOMINATOR, each.denominator())
                    .set(PAPER_FIGURE.UNIT_OF_MEASURE, each.unitOfMeasure().name())
                    .set(PAPER_FIGURE.ROW_COUNT, rows.size())
                    .execute();
            sql.batchInsert(records(paper, each.key(), rows)).execute();
        }
    }

    static Problem wholeZone() {
        return Problem.refused("BULLETIN-NEEDS-WHOLE-ZONE", "通报的数字是全区口径，须由能查看全区事项的人员拟稿和印发。");
    }

    List<FigureRow> rows(Viewer viewer, FigureQuery query) {
        var all = new ArrayList<FigureRow>();
        for (int page = 1; all.size() < MOST_ROWS; page++) {
            var some = figures.rows(viewer, query, new PageRequest(page, PageRequest.MOST));
            all.addAll(some.items());
            if (some.items().size() < PageRequest.MOST) {
                break;
            }
        }
        return all;
    }

    private List<PaperFigureRowRecord> records(Paper paper, String key, List<FigureRow> rows) {
        var records = new ArrayList<PaperFigureRowRecord>();
        for (var row : rows) {
            records.add(new PaperFigureRowRecord(
                    paper.zone.value(),
                    paper.id,
                    key,
                    records.size(),
                    row.id(),
                    JSONB.valueOf(json.writeValueAsString(row))));
        }
        return records;
    }

    List<Standing> frozen(ZoneKey zone, UUID paper) {
        return sql.select(PAPER_FIGURE.QUERY, PAPER_FIGURE.ROW_COUNT)
                .from(PAPER_FIGURE)
                .where(PAPER_FIGURE.ZONE_ID.eq(zone.value()), PAPER_FIGURE.PAPER_ID.eq(paper))
                .orderBy(PAPER_FIGURE.KEY)
                .limit(500)
                .fetch(row -> counted(json.readValue(row.value1().data(), Standing.class), row.value2()));
    }

    /** The matters kept behind frozen figures. */
    Set<UUID> mattersBehind(ZoneKey zone, UUID paper, List<String> keys) {
        return sql.selectDistinct(PAPER_FIGURE_ROW.MATTER_ID)
                .from(PAPER_FIGURE_ROW)
                .where(
                        PAPER_FIGURE_ROW.ZONE_ID.eq(zone.value()),
                        PAPER_FIGURE_ROW.PAPER_ID.eq(paper),
                        PAPER_FIGURE_ROW.KEY.in(keys))
                .fetchSet(PAPER_FIGURE_ROW.MATTER_ID);
    }

    private static Standing counted(Standing kept, int rows) {
        return new Standing(
                kept.key(),
                kept.shown(),
                kept.value(),
                kept.numerator(),
                kept.denominator(),
                kept.unitOfMeasure(),
                kept.unit(),
                kept.definition(),
                kept.query(),
                rows);
    }

    /** The rows behind a figure: those kept, or for a draft those of now. */
    Page<FigureRow> rows(Viewer viewer, Paper paper, String key, PageRequest request) {
        if (!paper.state.isOut()) {
            return figures.rows(viewer, query(paper, FigureKey.of(key), clock.instant()), request);
        }
        var which = PAPER_FIGURE_ROW
                .ZONE_ID
                .eq(paper.zone.value())
                .and(PAPER_FIGURE_ROW.PAPER_ID.eq(paper.id))
                .and(PAPER_FIGURE_ROW.KEY.eq(key));
        var rows = sql.select(PAPER_FIGURE_ROW.CONTENT)
                .from(PAPER_FIGURE_ROW)
                .where(which)
                .orderBy(PAPER_FIGURE_ROW.SEQ)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> json.readValue(row.value1().data(), FigureRow.class));
        return Page.of(rows, request, sql.fetchCount(PAPER_FIGURE_ROW, which));
    }
}
