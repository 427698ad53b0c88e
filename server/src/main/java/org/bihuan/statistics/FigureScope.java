package org.bihuan.statistics;

import java.util.List;
import org.bihuan.matter.SourceKind;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Which matters are counted; an absent or empty member excludes none. At most {@value #MOST_VALUES} values each.
 *
 * @param unit lead units
 * @param leader people in charge of the lead unit (分管领导) on the day counted for
 * @param undisputed leaves out the matters excluded from rankings, as known then
 * @param sponsor sponsoring leaders (包挂领导): ids of people, or names as ledgers wrote them
 */
public record FigureScope(
        @Nullable List<UnitId> unit,
        @Nullable List<String> type,
        @Nullable List<SourceKind> source,
        @Nullable List<String> sponsor,
        @Nullable List<PersonId> leader,
        @Nullable Boolean undisputed) {

    private static final int MOST_VALUES = 200;
    private static final int LONGEST_NAME = 50;

    /** The whole zone. */
    public static final FigureScope ALL = new FigureScope(null, null, null, null, null, null);

    public FigureScope {
        if (isLong(unit) || isLong(type) || isLong(source) || isLong(sponsor) || isLong(leader)) {
            throw Problem.invalid("STATISTICS-SCOPE-TOO-WIDE", "一次最多选择 " + MOST_VALUES + " 项，请减少。");
        }
        if (sponsor != null && sponsor.stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
            throw Problem.invalid("STATISTICS-NAME-TOO-LONG", "姓名最多 " + LONGEST_NAME + " 字。");
        }
    }

    public static FigureScope ofUnit(UnitId unit) {
        return new FigureScope(List.of(unit), null, null, null, null, null);
    }

    /** The same without the matters excluded from rankings. */
    public FigureScope withoutDisputed() {
        return new FigureScope(unit, type, source, sponsor, leader, true);
    }

    private static boolean isLong(@Nullable List<?> values) {
        return values != null && values.size() > MOST_VALUES;
    }
}
