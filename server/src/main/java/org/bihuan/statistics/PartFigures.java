package org.bihuan.statistics;

import static org.bihuan.schema.matter.Tables.V_MATTER;
import static org.bihuan.schema.matter.Tables.V_SUB_TASK;
import static org.bihuan.schema.matter.Tables.V_SUB_TASK_RETURN;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.matter.MatterVisibility;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures of the parts of supporting units, which those of matters lay at the lead unit's door: given, accepted, on time
 * and sent back in a period, open and overdue now. By the unit and the limit a part has today. Whoever sees part of the
 * zone gets the parts of the matters they see.
 */
@Service
public class PartFigures {

    private final DSLContext sql;
    private final FigureNames names;
    private final Clock clock;
    private final Map<PartFigure, Figure.Definition> definitions;

    PartFigures(DSLContext sql, FigureNames names, Clock clock, JsonMapper json) throws IOException {
        this.sql = sql;
        this.names = names;
        this.clock = clock;
        try (var file = new ClassPathResource("org/bihuan/statistics/part-definitions.json").getInputStream()) {
            definitions = json.readValue(file, new TypeReference<>() {});
        }
        if (definitions.size() != PartFigure.values().length) {
            throw new IllegalStateException("a figure of parts has no definition");
        }
    }

    /** What a figure is counted over: parts, or the times they were sent back. */
    private record Source(Table<?> table, Field<UUID> zone, Field<UUID> matter, Field<UUID> unit) {

        static Source of(PartFigure figure) {
            return figure.isOfReturns()
                    ? new Source(
                            V_SUB_TASK_RETURN,
                            V_SUB_TASK_RETURN.ZONE_ID,
                            V_SUB_TASK_RETURN.MATTER_ID,
                            V_SUB_TASK_RETURN.UNIT_ID)
                    : new Source(V_SUB_TASK, V_SUB_TASK.ZONE_ID, V_SUB_TASK.MATTER_ID, V_SUB_TASK.UNIT_ID);
        }
    }

    /** Every figure of every supporting unit, and together. */
    @Transactional(readOnly = true)
    public PartTable table(Viewer viewer, @Nullable LocalDate from, @Nullable LocalDate to) {
        viewer.mustHave(Permit.STATISTICS_READ);
        var now = clock.instant();
        var today = BusinessZone.dateOf(now);
        var period = Period.of(from, to, today);
        var counts = new HashMap<UUID, EnumMap<PartFigure, Integer>>();
        var total = zeros();
        for (var figure : PartFigure.values()) {
            counted(viewer, figure, period, today).forEach((unit, number) -> {
                counts.computeIfAbsent(unit, any -> zeros()).put(figure, number);
                total.merge(figure, number, Integer::sum);
            });
        }
        var named = names.units(viewer.zone(), counts.keySet(), today);
        var lines = counts.entrySet().stream()
                .map(each -> new PartTable.Line(
                        new UnitId(each.getKey()), named.getOrDefault(new UnitId(each.getKey()), ""), each.getValue()))
                .sorted(Comparator.comparing(PartTable.Line::name)
                        .thenComparing(line -> line.unit().value()))
                .toList();
        return new PartTable(period, now, lines, total, definitions);
    }

    private static EnumMap<PartFigure, Integer> zeros() {
        var zeros = new EnumMap<PartFigure, Integer>(PartFigure.class);
        Arrays.stream(PartFigure.values()).forEach(figure -> zeros.put(figure, 0));
        return zeros;
    }

    private Map<UUID, Integer> counted(Viewer viewer, PartFigure figure, Period period, LocalDate today) {
        var source = Source.of(figure);
        var found = sql.select(source.unit(), count())
                .from(source.table())
                .where(
                        source.zone().eq(viewer.zone().value()),
                        figure.counted(period, today),
                        MatterVisibility.counts(viewer, source.matter()))
                .groupBy(source.unit())
                .limit(Figures.MOST_LINES + 1)
                .fetch();
        if (found.size() > Figures.MOST_LINES) {
            throw Problem.conflict("STATISTICS-TOO-MANY-LINES", "协办单位超过 " + Figures.MOST_LINES + " 个，请缩短统计期。");
        }
        return found.stream().collect(Collectors.toMap(row -> row.value1(), row -> row.value2()));
    }

    /**
     * The parts behind a figure, of the matters the reader may know of, the latest first.
     *
     * @param unit absent: of all units
     */
    @Transactional(readOnly = true)
    public Page<PartRow> rows(
            Viewer viewer,
            PartFigure figure,
            @Nullable UnitId unit,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            PageRequest request) {
        viewer.mustHave(Permit.STATISTICS_READ);
        var today = BusinessZone.today(clock);
        var source = Source.of(figure);
        var where = source.zone()
                .eq(viewer.zone().value())
                .and(figure.counted(Period.of(from, to, today), today))
                .and(unit == null ? noCondition() : source.unit().eq(unit.value()))
                .and(MatterVisibility.sees(viewer, source.matter()));
        return Page.of(
                page(viewer, figure, source, where, request, today), request, sql.fetchCount(source.table(), where));
    }

    private List<PartRow> page(
            Viewer viewer, PartFigure figure, Source source, Condition where, PageRequest request, LocalDate today) {
        var returns = figure.isOfReturns();
        var what = returns ? V_SUB_TASK_RETURN.WHAT : V_SUB_TASK.WHAT;
        var due = returns ? V_SUB_TASK_RETURN.DUE_ON : V_SUB_TASK.DUE_ON;
        var state = returns ? V_SUB_TASK_RETURN.STATE : V_SUB_TASK.STATE;
        var id = returns ? V_SUB_TASK_RETURN.ID : V_SUB_TASK.ID;
        var rows = sql.select(
                        source.matter(),
                        V_MATTER.NUMBER,
                        V_MATTER.TITLE,
                        source.unit(),
                        what,
                        due,
                        state,
                        figure.at().as("at"))
                .from(source.table())
                .join(V_MATTER)
                .on(
                        V_MATTER.ZONE_ID.eq(source.zone()),
                        V_MATTER.ID.eq(source.matter()),
                        V_MATTER.ZONE_ID.eq(viewer.zone().value()))
                .where(where)
                .orderBy(figure.at().desc(), id.desc())
                .limit(request.size())
                .offset(request.offset())
                .fetch();
        var named = names.units(viewer.zone(), rows.getValues(source.unit()), today);
        return rows.map(row -> new PartRow(
                row.value1(),
                row.value2() == null ? "" : row.value2(),
                PersonalData.inText(row.value3()),
                row.value4(),
                named.getOrDefault(new UnitId(row.value4()), ""),
                row.value5() == null ? null : PersonalData.inText(row.value5()),
                row.value6(),
                row.value7(),
                row.value8()));
    }
}
