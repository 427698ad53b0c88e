package org.bihuan.subject;

import static org.bihuan.schema.place.Tables.AREA;
import static org.bihuan.schema.subject.Tables.SUBJECT_;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.place.AreaDirectory;
import org.bihuan.place.AreaId;
import org.bihuan.schema.organisation.tables.Unit;
import org.bihuan.shared.CountedPage;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The ledger of subjects (对象台账): one query a page, and the totals of the whole filtered set. */
@Repository
public class SubjectList {

    /** One line of the ledger. */
    public record Row(
            UUID id,
            String typeCode,
            String name,
            @Nullable String creditCode,
            SubjectState state,
            @Nullable String area,
            @Nullable String territorialUnit,
            @Nullable String regulatorUnit,
            @Nullable String address,
            @Nullable String contactName,
            boolean placed,
            Instant changedAt,
            int version) {}

    /** Counts over the whole filtered set. */
    public record Totals(int all, int inOperation, int closed, int unplaced, int unowned, Instant computedAt) {}

    private static final Unit TERRITORIAL = Unit.UNIT.as("territorial");
    private static final Unit REGULATOR = Unit.UNIT.as("regulator");

    private static final Map<String, SortField<?>> SORTS = Map.of(
            "changed", SUBJECT_.CHANGED_AT.asc(),
            "-changed", SUBJECT_.CHANGED_AT.desc(),
            "name", SUBJECT_.NAME.collate("C").asc(),
            "-name", SUBJECT_.NAME.collate("C").desc());

    private final DSLContext sql;
    private final AreaDirectory areas;
    private final Clock clock;

    SubjectList(DSLContext sql, AreaDirectory areas, Clock clock) {
        this.sql = sql;
        this.areas = areas;
        this.clock = clock;
    }

    /** @param sort a key of the whitelist, {@code -} before it for descending; else {@code SUBJECT-SORT-UNKNOWN} */
    @Transactional(readOnly = true)
    public CountedPage<Row> page(Viewer viewer, SubjectFilter filter, String sort, PageRequest request) {
        viewer.mustHave(Permit.SUBJECT_READ);
        var where = condition(viewer, filter);
        var rows = select(viewer, where, sort, request).fetch(SubjectList::row);
        return CountedPage.of(Page.of(rows, request, () -> sql.fetchCount(counted(where))));
    }

    /** As the filter says, for what the viewer sees; over {@code subject.subject}. */
    @Transactional(readOnly = true)
    public Condition condition(Viewer viewer, SubjectFilter filter) {
        var chosen = filter.area();
        return filter.condition(
                viewer, chosen == null || chosen.isEmpty() ? List.<AreaId>of() : areas.andBelow(viewer.zone(), chosen));
    }

    /** The rows to count, and one more than are counted; a test reads its plan. */
    Select<Record1<Integer>> counted(Condition where) {
        return sql.select(inline(1)).from(SUBJECT_).where(where).limit(CountedPage.MOST + 1);
    }

    /** The one query of a page; a test reads its plan. */
    ResultQuery<? extends Record> select(Viewer viewer, Condition where, String sort, PageRequest request) {
        var order = SORTS.get(sort);
        if (order == null) {
            throw Problem.invalid("SUBJECT-SORT-UNKNOWN", "不支持按此列排序。");
        }
        var zone = viewer.zone().value();
        return sql.select(
                        SUBJECT_.ID,
                        SUBJECT_.TYPE_CODE,
                        SUBJECT_.NAME,
                        SUBJECT_.CREDIT_CODE,
                        SUBJECT_.STATE,
                        AREA.NAME,
                        TERRITORIAL.NAME,
                        REGULATOR.NAME,
                        SUBJECT_.ADDRESS,
                        SUBJECT_.CONTACT_NAME,
                        SUBJECT_.LONGITUDE,
                        SUBJECT_.CHANGED_AT,
                        SUBJECT_.VERSION)
                .from(SUBJECT_)
                .leftJoin(AREA)
                .on(AREA.ZONE_ID.eq(SUBJECT_.ZONE_ID), AREA.ID.eq(SUBJECT_.AREA_ID), AREA.ZONE_ID.eq(zone))
                .leftJoin(TERRITORIAL)
                .on(
                        TERRITORIAL.ZONE_ID.eq(SUBJECT_.ZONE_ID),
                        TERRITORIAL.ID.eq(SUBJECT_.TERRITORIAL_UNIT_ID),
                        TERRITORIAL.ZONE_ID.eq(zone))
                .leftJoin(REGULATOR)
                .on(
                        REGULATOR.ZONE_ID.eq(SUBJECT_.ZONE_ID),
                        REGULATOR.ID.eq(SUBJECT_.REGULATOR_UNIT_ID),
                        REGULATOR.ZONE_ID.eq(zone))
                .where(where)
                .orderBy(order, SUBJECT_.ID)
                .limit(request.size())
                .offset(request.offset());
    }

    private static Row row(Record row) {
        return new Row(
                row.get(SUBJECT_.ID),
                row.get(SUBJECT_.TYPE_CODE),
                row.get(SUBJECT_.NAME),
                row.get(SUBJECT_.CREDIT_CODE),
                SubjectState.valueOf(row.get(SUBJECT_.STATE)),
                row.get(AREA.NAME),
                row.get(TERRITORIAL.NAME),
                row.get(REGULATOR.NAME),
                row.get(SUBJECT_.ADDRESS),
                row.get(SUBJECT_.CONTACT_NAME),
                row.get(SUBJECT_.LONGITUDE) != null,
                row.get(SUBJECT_.CHANGED_AT),
                row.get(SUBJECT_.VERSION));
    }

    @Transactional(readOnly = true)
    public Totals totals(Viewer viewer, SubjectFilter filter) {
        viewer.mustHave(Permit.SUBJECT_READ);
        var open = SUBJECT_.STATE.eq(inline(SubjectState.IN_OPERATION.name()));
        var all = count();
        var inOperation = count().filterWhere(open);
        var closed = count().filterWhere(SUBJECT_.STATE.eq(inline(SubjectState.CLOSED.name())));
        var unplaced = count().filterWhere(open.and(SUBJECT_.LONGITUDE.isNull()));
        var unowned = count().filterWhere(open.and(SUBJECT_.TERRITORIAL_UNIT_ID.isNull()));
        return sql.select(all, inOperation, closed, unplaced, unowned)
                .from(SUBJECT_)
                .where(condition(viewer, filter))
                .fetchSingle(row -> new Totals(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), clock.instant()));
    }
}
