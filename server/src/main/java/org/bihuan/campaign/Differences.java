package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.HAZARD;
import static org.bihuan.schema.campaign.Tables.PASS;
import static org.bihuan.schema.campaign.Tables.SCOPE_OBJECT;
import static org.bihuan.schema.campaign.Tables.VISIT;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.subject.Tables.SUBJECT_;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What a pass found otherwise than the one before it (再核查与大起底的差异). */
@Repository
public class Differences {

    public enum Kind {
        /** 新增对象: visited now, not on the list then. */
        NEW,
        /** 已消失: on the list then, gone from scope or found gone now. */
        GONE,
        /** 结果变化: another answer to the checklist, or another result. */
        CHANGED,
        /** 隐患重现: the same check item failed again. */
        REAPPEARED
    }

    /** @param visit of the later pass, absent for what has left scope */
    public record Row(
            UUID id,
            String name,
            String unit,
            @Nullable UUID visit,
            @Nullable UUID earlier) {}

    /** @param previous absent: the pass is held against none */
    public record Summary(@Nullable UUID previous, Map<Kind, Integer> counts) {}

    private final DSLContext sql;
    private final CampaignShow shows;

    Differences(DSLContext sql, CampaignShow shows) {
        this.sql = sql;
        this.shows = shows;
    }

    @Transactional(readOnly = true)
    public Summary of(Viewer viewer, UUID campaign, UUID pass) {
        var previous = previous(viewer, campaign, pass);
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        for (var kind : Kind.values()) {
            counts.put(
                    kind,
                    previous == null ? 0 : sql.fetchCount(SCOPE_OBJECT, where(viewer, campaign, pass, previous, kind)));
        }
        return new Summary(previous, counts);
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, UUID campaign, UUID pass, Kind kind, PageRequest request) {
        var previous = previous(viewer, campaign, pass);
        var where = previous == null ? falseCondition() : where(viewer, campaign, pass, previous, kind);
        var zone = viewer.zone().value();
        var earlier = VISIT.as("earlier");
        var rows = sql.select(SCOPE_OBJECT.SUBJECT_ID, SUBJECT_.NAME, UNIT.NAME, VISIT.ID, earlier.ID)
                .from(SCOPE_OBJECT)
                .join(SUBJECT_)
                .on(
                        SUBJECT_.ZONE_ID.eq(SCOPE_OBJECT.ZONE_ID),
                        SUBJECT_.ID.eq(SCOPE_OBJECT.SUBJECT_ID),
                        SUBJECT_.ZONE_ID.eq(zone))
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(SCOPE_OBJECT.ZONE_ID), UNIT.ID.eq(SCOPE_OBJECT.UNIT_ID), UNIT.ZONE_ID.eq(zone))
                .leftJoin(VISIT)
                .on(
                        VISIT.ZONE_ID.eq(SCOPE_OBJECT.ZONE_ID),
                        VISIT.SUBJECT_ID.eq(SCOPE_OBJECT.SUBJECT_ID),
                        VISIT.PASS_ID.eq(pass),
                        VISIT.KIND.ne(VisitKind.SELF.name()),
                        VISIT.ZONE_ID.eq(zone))
                .leftJoin(earlier)
                .on(
                        earlier.ZONE_ID.eq(SCOPE_OBJECT.ZONE_ID),
                        earlier.SUBJECT_ID.eq(SCOPE_OBJECT.SUBJECT_ID),
                        earlier.PASS_ID.eq(previous),
                        earlier.KIND.ne(VisitKind.SELF.name()),
                        earlier.ZONE_ID.eq(zone))
                .where(where)
                .orderBy(SCOPE_OBJECT.UNIT_ID, SCOPE_OBJECT.SUBJECT_ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> new Row(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
        return Page.of(rows, request, () -> sql.fetchCount(SCOPE_OBJECT, where));
    }

    private @Nullable UUID previous(Viewer viewer, UUID campaign, UUID pass) {
        var unused = shows.seen(viewer, campaign);
        return sql.select(PASS.PREVIOUS_ID)
                .from(PASS)
                .where(PASS.ZONE_ID.eq(viewer.zone().value()), PASS.ID.eq(pass), PASS.CAMPAIGN_ID.eq(campaign))
                .fetchOptional()
                .orElseThrow(PassList::missing)
                .value1();
    }

    private static Condition where(Viewer viewer, UUID campaign, UUID pass, UUID previous, Kind kind) {
        var zone = viewer.zone().value();
        var here = VisitSight.ofUnit(viewer, SCOPE_OBJECT.ZONE_ID, SCOPE_OBJECT.UNIT_ID)
                .and(SCOPE_OBJECT.CAMPAIGN_ID.eq(campaign));
        var later = VISIT.as("later");
        var before = VISIT.as("before");
        var inPass =
                later.ZONE_ID.eq(zone).and(later.PASS_ID.eq(pass)).and(later.SUBJECT_ID.eq(SCOPE_OBJECT.SUBJECT_ID));
        var inPrevious = before.ZONE_ID
                .eq(zone)
                .and(before.PASS_ID.eq(previous))
                .and(before.SUBJECT_ID.eq(SCOPE_OBJECT.SUBJECT_ID));
        return here.and(
                switch (kind) {
                    case NEW ->
                        exists(selectOne().from(later).where(inPass))
                                .and(notExists(selectOne().from(before).where(inPrevious)));
                    case GONE ->
                        exists(selectOne().from(before).where(inPrevious))
                                .and(SCOPE_OBJECT
                                        .LEFT_AT
                                        .isNotNull()
                                        .or(exists(selectOne()
                                                .from(later)
                                                .where(inPass, later.RESULT.eq(VisitResult.GONE.name())))));
                    case CHANGED ->
                        exists(selectOne()
                                .from(later)
                                .join(before)
                                .on(
                                        before.ZONE_ID.eq(later.ZONE_ID),
                                        before.SUBJECT_ID.eq(later.SUBJECT_ID),
                                        before.KIND.eq(later.KIND))
                                .where(
                                        inPass,
                                        inPrevious,
                                        later.STATE.eq(VisitState.DONE.name()),
                                        before.STATE.eq(VisitState.DONE.name()),
                                        later.ANSWERS
                                                .isDistinctFrom(before.ANSWERS)
                                                .or(later.RESULT.ne(before.RESULT))));
                    case REAPPEARED -> reappeared(zone, pass, previous);
                });
    }

    private static Condition reappeared(UUID zone, UUID pass, UUID previous) {
        var again = HAZARD.as("again");
        var first = HAZARD.as("first_found");
        return exists(selectOne()
                .from(again)
                .join(first)
                .on(
                        first.ZONE_ID.eq(again.ZONE_ID),
                        first.SUBJECT_ID.eq(again.SUBJECT_ID),
                        first.ITEM_KEY.eq(again.ITEM_KEY))
                .where(
                        again.ZONE_ID.eq(zone),
                        again.PASS_ID.eq(pass),
                        first.ZONE_ID.eq(zone),
                        first.PASS_ID.eq(previous),
                        again.SUBJECT_ID.eq(SCOPE_OBJECT.SUBJECT_ID)));
    }
}
