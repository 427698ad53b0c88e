package org.bihuan.subject;

import static org.bihuan.schema.subject.Tables.SUBJECT_;
import static org.jooq.impl.DSL.inline;

import java.util.Collection;
import java.util.List;
import org.bihuan.place.AreaId;
import org.bihuan.platform.WordSearch;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Which subjects are wanted. Absent members do not narrow; lists mean any of. Visibility is always added.
 *
 * @param q words, of name, code, address, contact, or the initials of the name
 * @param area areas with everything below them
 * @param unit units that answer for them, by place or by trade
 * @param state by default those in operation and closed; merged ones only when asked for
 * @param unplaced only those without a position
 * @param unowned only those no unit of the place answers for
 */
public record SubjectFilter(
        @Nullable String q,
        @Nullable List<String> type,
        @Nullable List<AreaId> area,
        @Nullable List<UnitId> unit,
        @Nullable List<SubjectState> state,
        @Nullable Boolean unplaced,
        @Nullable Boolean unowned) {

    private static final int LONGEST_QUERY = 100;
    private static final int MOST_VALUES = 200;

    public SubjectFilter {
        if (q != null && q.length() > LONGEST_QUERY) {
            throw Problem.invalid("SUBJECT-QUERY-TOO-LONG", "搜索内容最多 " + LONGEST_QUERY + " 字。");
        }
        if (size(type) > MOST_VALUES || size(area) > MOST_VALUES || size(unit) > MOST_VALUES) {
            throw Problem.invalid("SUBJECT-FILTER-TOO-WIDE", "一次最多选择 " + MOST_VALUES + " 项。");
        }
    }

    private static int size(@Nullable List<?> values) {
        return values == null ? 0 : values.size();
    }

    /** @param areas the chosen areas with those below, as the directory tells them */
    Condition condition(Viewer viewer, Collection<AreaId> areas) {
        var where = SubjectSight.sees(viewer);
        where = state == null || state.isEmpty()
                ? where.and(SUBJECT_.STATE.ne(inline(SubjectState.MERGED.name())))
                : where.and(SUBJECT_.STATE.in(state.stream().map(Enum::name).toList()));
        if (q != null && !q.isBlank()) {
            where = where.and(WordSearch.matching(SUBJECT_.KEYWORDS, SUBJECT_.GRAMS, q));
        }
        if (type != null && !type.isEmpty()) {
            where = where.and(SUBJECT_.TYPE_CODE.in(type));
        }
        if (area != null && !area.isEmpty()) {
            where = where.and(
                    SUBJECT_.AREA_ID.in(areas.stream().map(AreaId::value).toList()));
        }
        if (unit != null && !unit.isEmpty()) {
            where = where.and(
                    SubjectSight.answeredBy(unit.stream().map(UnitId::value).toList()));
        }
        if (Boolean.TRUE.equals(unplaced)) {
            where = where.and(SUBJECT_.LONGITUDE.isNull());
        }
        return Boolean.TRUE.equals(unowned) ? where.and(SUBJECT_.TERRITORIAL_UNIT_ID.isNull()) : where;
    }
}
