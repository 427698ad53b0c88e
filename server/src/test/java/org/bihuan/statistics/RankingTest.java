package org.bihuan.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RankingTest {

    /** Lines with shares of the given hits out of ten times as many as the index says. */
    private static List<FigureTable.Line> lines(List<Integer> hits) {
        var lines = new ArrayList<FigureTable.Line>();
        for (int i = 0; i < hits.size(); i++) {
            var all = 10 + 10 * (i % 3);
            var cell = new FigureTable.Cell(BigDecimal.valueOf(hits.get(i) * 10L), hits.get(i), all);
            lines.add(new FigureTable.Line("u" + i, "单位" + i, "SUBDISTRICT", List.of(cell)));
        }
        return lines;
    }

    @Property(tries = 200)
    void everybodyIsRankedByHowManyAreBetter(@ForAll @Size(max = 30) List<@IntRange(max = 10) Integer> hits) {
        var lines = lines(hits);

        var places = Ranking.ranked(lines, FigureCode.ON_TIME_BY_ORIGINAL, 1);

        assertThat(places).hasSameSizeAs(lines);
        for (var place : places) {
            var better = places.stream()
                    .filter(other -> other.cell().numerator() > place.cell().numerator())
                    .count();
            assertThat(place.rank()).isEqualTo((int) better + 1);
        }
    }

    @Property(tries = 100)
    void theFewestDaysRankFirst(@ForAll @Size(max = 30) List<@IntRange(max = 10) Integer> days) {
        var places = Ranking.ranked(lines(days), FigureCode.HANDLING_DAYS_AVERAGE, 1);

        for (var place : places) {
            var better = places.stream()
                    .filter(other -> other.cell().numerator() < place.cell().numerator())
                    .count();
            assertThat(place.rank()).isEqualTo((int) better + 1);
        }
    }

    @Property(tries = 100)
    void aSampleTooSmallIsListedAndTakesNoRank(
            @ForAll @Size(max = 30) List<@IntRange(max = 10) Integer> hits,
            @ForAll @IntRange(min = 1, max = 40) int minimum) {
        var lines = lines(hits);

        var ranked = Ranking.ranked(lines, FigureCode.ON_TIME_BY_ORIGINAL, minimum);
        var unranked = Ranking.unranked(lines, minimum);

        assertThat(ranked.size() + unranked.size()).isEqualTo(lines.size());
        assertThat(ranked).allMatch(place -> place.sample() >= minimum && place.rank() != null);
        assertThat(unranked).allMatch(place -> place.sample() < minimum && place.rank() == null);
    }
}
