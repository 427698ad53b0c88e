package org.bihuan.statistics;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.organisation.UnitKind;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ranks units by a share or a mean, without the matters excluded at that moment. */
@Service
public class Rankings {

    private static final int MOST = 10_000;

    /**
     * What is ranked.
     *
     * @param kind only units that were of this kind on the day; absent: all together
     * @param minimum the smallest sample that is ranked
     */
    public record RankingQuery(
            FigureCode figure,
            FigureScope scope,
            Period period,
            @Nullable UnitKind kind,
            int minimum,
            @Nullable Instant asAt,
            @Nullable Instant knownAt) {}

    private final Figures figures;
    private final Exclusions exclusions;
    private final Clock clock;

    Rankings(Figures figures, Exclusions exclusions, Clock clock) {
        this.figures = figures;
        this.exclusions = exclusions;
        this.clock = clock;
    }

    /** Ranks the units whose matters the viewer sees all of. Counts have no sample and are refused with {@code STATISTICS-NOT-RANKED}. */
    @Transactional(readOnly = true)
    public Ranking of(Viewer viewer, RankingQuery query) {
        mustBeRankable(query);
        var moment = Moment.of(query.asAt(), query.knownAt(), clock);
        var table = figures.table(
                viewer,
                new Figures.TableQuery(
                        GroupBy.UNIT,
                        List.of(query.figure()),
                        query.scope(),
                        query.period(),
                        query.asAt(),
                        query.knownAt()),
                Exclusions.notExcluded(viewer, moment.knownAt()));
        var kind = query.kind();
        var lines = table.lines().stream()
                .filter(line -> kind == null || kind.name().equals(line.kind()))
                .filter(line -> isWhole(viewer, line.key()))
                .toList();
        return new Ranking(
                query.figure(),
                query.period(),
                table.asAt(),
                table.knownAt(),
                query.minimum(),
                Ranking.highIsBest(query.figure()),
                Ranking.ranked(lines, query.figure(), query.minimum()),
                Ranking.unranked(lines, query.minimum()),
                table.total().cells().getFirst(),
                exclusions.inForce(viewer, moment.knownAt()));
    }

    /** A unit of which the viewer sees only some matters would be ranked by those alone. */
    private static boolean isWhole(Viewer viewer, String unit) {
        return viewer.seesAll() || !unit.isEmpty() && viewer.units().contains(new UnitId(UUID.fromString(unit)));
    }

    private static void mustBeRankable(RankingQuery query) {
        switch (query.figure().unitOfMeasure()) {
            case PERCENT, DAYS -> {}
            case MATTERS, TIMES ->
                throw Problem.field("figure", "STATISTICS-NOT-RANKED", "件数和件次受任务量影响，不作排名；请选择比率或用时类指标。");
        }
        if (query.minimum() < 1 || query.minimum() > MOST) {
            throw Problem.field("minimum", "STATISTICS-MINIMUM-WRONG", "最小样本数须在 1 到 " + MOST + " 之间。");
        }
    }
}
