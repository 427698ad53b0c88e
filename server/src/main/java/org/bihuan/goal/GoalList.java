package org.bihuan.goal;

import static java.util.Objects.requireNonNull;
import static org.bihuan.schema.goal.Tables.GOAL_;
import static org.bihuan.schema.goal.Tables.ITEM;
import static org.bihuan.schema.goal.Tables.WORK;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.util.UUID;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The goals of a year. Drafts are seen only by those who may write them. */
@Repository
public class GoalList {

    /** @param published items that have become matters */
    public record Row(
            UUID id,
            int year,
            String name,
            String target,
            @Nullable String sponsor,
            @Nullable Instant publishedAt,
            int works,
            int items,
            int published) {}

    private final DSLContext sql;

    GoalList(DSLContext sql) {
        this.sql = sql;
    }

    /** @param year absent: all years, the latest first */
    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, @Nullable Integer year, PageRequest request) {
        viewer.mustHave(Permit.MATTER_READ);
        var where = seenBy(viewer).and(year == null ? noCondition() : GOAL_.YEAR.eq(year));
        var works = countDistinct(WORK.ID).as("works");
        var items = count(ITEM.ID).as("items");
        var published = count(ITEM.MATTER_ID).as("published");
        var below = select(WORK.ZONE_ID, WORK.GOAL_ID, works, items, published)
                .from(WORK)
                .leftJoin(ITEM)
                .on(
                        ITEM.ZONE_ID.eq(WORK.ZONE_ID),
                        ITEM.WORK_ID.eq(WORK.ID),
                        ITEM.ZONE_ID.eq(viewer.zone().value()))
                .where(
                        WORK.ZONE_ID.eq(viewer.zone().value()),
                        viewer.may(Permit.MATTER_SUPERVISE) ? noCondition() : ITEM.MATTER_ID.isNotNull())
                .groupBy(WORK.ZONE_ID, WORK.GOAL_ID)
                .asTable("below");
        var zoneBelow = requireNonNull(below.field(WORK.ZONE_ID));
        var goalBelow = requireNonNull(below.field(WORK.GOAL_ID));
        var rows = sql.select(
                        GOAL_.ID,
                        GOAL_.YEAR,
                        GOAL_.NAME,
                        GOAL_.TARGET,
                        PERSON.NAME,
                        GOAL_.PUBLISHED_AT,
                        below.field(works),
                        below.field(items),
                        below.field(published))
                .from(GOAL_)
                .leftJoin(PERSON)
                .on(
                        PERSON.ZONE_ID.eq(GOAL_.ZONE_ID),
                        PERSON.ID.eq(GOAL_.SPONSOR_ID),
                        PERSON.ZONE_ID.eq(viewer.zone().value()))
                .leftJoin(below)
                .on(
                        zoneBelow.eq(GOAL_.ZONE_ID),
                        goalBelow.eq(GOAL_.ID),
                        zoneBelow.eq(viewer.zone().value()))
                .where(where)
                .orderBy(GOAL_.YEAR.desc(), GOAL_.CREATED_AT, GOAL_.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> new Row(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        orNone(row.value7()),
                        orNone(row.value8()),
                        orNone(row.value9())));
        return Page.of(rows, request, sql.fetchCount(GOAL_, where));
    }

    private static int orNone(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    static Condition seenBy(Viewer viewer) {
        var zone = GOAL_.ZONE_ID.eq(viewer.zone().value());
        return viewer.may(Permit.MATTER_SUPERVISE) ? zone : zone.and(GOAL_.PUBLISHED_AT.isNotNull());
    }
}
